import {expect} from '@open-wc/testing';
import {corrupt, type Corruption} from '../../../../src/numerics/corruption.ts';
import {fillUniform} from '../../../../src/numerics/draws.ts';
import {purposes, streamKey, wordAt} from '../../../../src/numerics/random.ts';
import {corruptionCodes} from '../../../../src/worker/engine/simd/kernel-codes.ts';
import {kernelModule, Layout, newKernel, type Kernel} from '../../../../src/worker/engine/simd/kernel.ts';

for (const variant of ['simd', 'simd-relaxed'] as const) {
  const module = await kernelModule(variant);
  if (!module) {
    it.skip(`${variant}: this browser has none`);
    continue;
  }
  describe(`random numbers of the ${variant} kernel`, () => {
    it('are those of numerics, word for word', async () => {
      const layout = new Layout();
      const at = layout.take(4000);
      const kernel = await newKernel(module, layout.bytes);
      const key = streamKey(42, 'sample', 3, 17);
      kernel.words(key[0], key[1], 400, at);
      const words = new Uint32Array(kernel.memory.buffer, at, 800);
      for (let index = 0; index < 800; index++) {
        const block = index >> 1;
        expect(words[8 * (block >> 2) + 4 * (index & 1) + (block & 3)]).to.equal(wordAt(key, index));
      }
    });

    /** Corrupts images of `width` values on both sides; the kernel's bits, and those of numerics. */
    async function both(
      rule: Corruption,
      seed: number,
      epoch: number,
      images: Uint32Array,
      width: number,
    ): Promise<{found: Uint32Array; expected: Uint32Array; kernel: Kernel}> {
      const stride = 128 * Math.ceil(width / 32);
      const layout = new Layout();
      const numbers = layout.take(4 * images.length);
      const clean = layout.take(stride * images.length);
      const corrupted = layout.take(stride * images.length);
      const room = layout.take(stride + 64);
      const kernel = await newKernel(module!, layout.bytes);
      const {buffer} = kernel.memory;
      const expected = new Float32Array(width * images.length);
      fillUniform(streamKey(seed, 'digits'), expected);
      for (let i = 0; i < images.length; i++)
        new Float32Array(buffer, clean + i * stride).set(expected.subarray(i * width, (i + 1) * width));
      new Uint32Array(buffer, numbers).set(images);
      images.forEach((image, i) =>
        corrupt(rule, seed, 'trainingNoise', epoch, image, expected, i * width, width),
      );
      kernel.corrupt(
        corruptionCodes[rule.kind],
        seed,
        purposes.trainingNoise,
        epoch,
        numbers,
        clean,
        corrupted,
        stride,
        images.length,
        width,
        rule.low,
        rule.high,
        room,
      );
      const found = new Float32Array(width * images.length);
      for (let i = 0; i < images.length; i++)
        found.set(new Float32Array(buffer, corrupted + i * stride, width), i * width);
      return {found: new Uint32Array(found.buffer), expected: new Uint32Array(expected.buffer), kernel};
    }

    for (const kind of ['gaussian', 'masking', 'salt-pepper'] as const) {
      it(`corrupt images as numerics does, bit for bit: ${kind}`, async () => {
        const images = Uint32Array.of(0, 1, 77, 59_999, 4_000_000_000);
        for (const [low, high] of [
          [0.5, 0.5],
          [0, 1],
          [0, 0],
          [1, 1],
          [0.1, 0.7],
        ] as const) {
          for (const width of [1, 7, 33, 784]) {
            for (const [seed, epoch] of [
              [42, 1],
              [4_294_967_295, 10_000],
            ] as const) {
              const {found, expected} = await both({kind, low, high}, seed, epoch, images, width);
              expect(found, `${low}–${high}, ${width} values`).to.deep.equal(expected);
            }
          }
        }
      });
    }

    it('leave the room behind a row at zero', async () => {
      const {kernel} = await both({kind: 'salt-pepper', low: 1, high: 1}, 1, 1, Uint32Array.of(3, 4), 33);
      const all = new Float32Array(kernel.memory.buffer);
      // Two rows of 64, of which 33 may be 1.
      expect(all.filter((value) => value === 1).length).to.be.at.most(66);
    });
  });
}

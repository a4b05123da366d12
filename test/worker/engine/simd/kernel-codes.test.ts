import {expect} from '@open-wc/testing';
import {activationFormulas} from '../../../../src/numerics/activations.ts';
import {lossFormulas} from '../../../../src/numerics/losses.ts';
import {activations, losses} from '../../../../src/recipe/names.ts';
import {activationCodes, lossCodes} from '../../../../src/worker/engine/simd/kernel-codes.ts';
import {kernelModule, Layout, newKernel, type Kernel} from '../../../../src/worker/engine/simd/kernel.ts';

const width = 32;
const bytes = 4 * width;
const delta = 0.3;

for (const variant of ['simd', 'simd-relaxed'] as const) {
  const module = await kernelModule(variant);
  if (!module) {
    it.skip(`${variant}: this browser has none`);
    continue;
  }
  describe(`every name has its own formula in the ${variant} kernel`, () => {
    const layout = new Layout();
    const [valuesAt, targetsAt, slopesAt, sumsAt] = [0, 1, 2, 3].map(() => layout.take(bytes)) as [
      number,
      number,
      number,
      number,
    ];
    let kernel: Kernel;
    beforeEach(async () => {
      kernel = await newKernel(module, layout.bytes);
    });
    const at = (address: number) => new Float32Array(kernel.memory.buffer, address, width);
    const near = (found: number, expected: number, what: string) =>
      expect(Math.abs(found - expected) / Math.max(1, Math.abs(expected)), what).to.be.below(1e-5);
    /** From −3 to 3, never where a slope jumps. */
    const sums = Float32Array.from({length: width}, (_, i) => -3 + (6 * (i + 0.5)) / width);

    for (const name of activations) {
      it(`activation ${name}`, () => {
        at(valuesAt).set(sums);
        kernel.activate(activationCodes[name], valuesAt, bytes, 1, width);
        const outputs = at(valuesAt).slice();
        at(slopesAt).fill(1);
        kernel.multiplyBySlopes(activationCodes[name], valuesAt, slopesAt, sumsAt, bytes, 1);
        const {value, slope} = activationFormulas[name];
        sums.forEach((sum, i) => {
          near(outputs[i]!, value(sum), `${name} of ${sum}`);
          near(at(slopesAt)[i]!, slope(value(sum)), `slope of ${name} at ${sum}`);
        });
      });
    }

    for (const loss of losses) {
      it(`loss ${loss}, behind every activation`, () => {
        const targets = sums.map((_, i) => ((7 * i) % width) / width);
        const {value, slope} = lossFormulas[loss];
        for (const name of activations) {
          at(valuesAt).set(sums);
          at(targetsAt).set(targets);
          const code = activationCodes[name];
          const share = 1;
          const sum = kernel.trainOutputs(
            lossCodes[loss],
            code,
            valuesAt,
            bytes,
            targetsAt,
            bytes,
            slopesAt,
            sumsAt,
            1,
            width,
            share,
            delta,
          );
          const outputs = Array.from(sums, activationFormulas[name].value);
          const expected = outputs.reduce((total, y, i) => total + value(y, targets[i]!, delta), 0);
          near(sum, expected, `${loss} behind ${name}`);
          outputs.forEach((y, i) =>
            near(
              at(slopesAt)[i]!,
              slope(y, targets[i]!, delta) * activationFormulas[name].slope(y),
              `slope of ${loss} behind ${name}`,
            ),
          );
          at(valuesAt).set(outputs);
          const alone = kernel.lossOf(lossCodes[loss], valuesAt, bytes, targetsAt, bytes, 1, delta, slopesAt);
          near(alone, expected, `${loss} alone`);
        }
      });
    }
  });
}

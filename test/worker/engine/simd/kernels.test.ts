import {expect} from '@open-wc/testing';
import {fillUniform} from '../../../../src/numerics/draws.ts';
import {fillNormal, streamKey} from '../../../../src/numerics/random.ts';
import {momentsOf, nearestNeighbours} from '../../../../src/worker/engine/simd/kernels.ts';

/** All distances by the formula, in float64, sorted. */
function byHand(points: Float32Array, dimensions: number, of: number): {index: number; distance: number}[] {
  const count = points.length / dimensions;
  return Array.from({length: count}, (_, index) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++)
      sum += (points[of * dimensions + d]! - points[index * dimensions + d]!) ** 2;
    return {index, distance: Math.sqrt(sum)};
  })
    .filter(({index}) => index !== of)
    .sort((a, b) => a.distance - b.distance || a.index - b.index);
}

describe('nearest neighbours by the kernel', () => {
  for (const [count, dimensions, k] of [
    [2, 1, 1],
    [7, 3, 6],
    [600, 32, 15],
    [1030, 2, 10],
    [130, 785, 5],
  ] as const) {
    it(`are the ${k} nearest of ${count} points in ${dimensions} dimensions`, async () => {
      const points = new Float32Array(count * dimensions);
      fillNormal(streamKey(count, 'sample'), points);
      const {indices, distances} = (await nearestNeighbours(points, dimensions, k))!;
      for (let of = 0; of < count; of += Math.max(1, Math.floor(count / 60))) {
        byHand(points, dimensions, of)
          .slice(0, k)
          .forEach(({index, distance}, i) => {
            expect(distances[of * k + i]).to.be.closeTo(distance, 2e-6 * distance);
            expect(indices[of * k + i], `neighbour ${i} of ${of}`).to.equal(index);
          });
      }
    });
  }

  it('are right where points lie far from the origin and close together', async () => {
    const points = Float32Array.from({length: 40}, (_, i) => 1000 + ((i * 7) % 40) / 1024);
    const {indices, distances} = (await nearestNeighbours(points, 1, 2))!;
    for (let of = 0; of < 40; of++) {
      const wanted = byHand(points, 1, of).slice(0, 2);
      expect([...distances.subarray(2 * of, 2 * of + 2)]).to.deep.equal(wanted.map(({distance}) => distance));
      expect([...indices.subarray(2 * of, 2 * of + 2)]).to.deep.equal(wanted.map(({index}) => index));
    }
  });

  it('puts the lower number first among equals, and never the point itself', async () => {
    const {indices, distances} = (await nearestNeighbours(new Float32Array(5 * 3), 3, 4))!;
    expect([...indices.subarray(0, 8)]).to.deep.equal([1, 2, 3, 4, 0, 2, 3, 4]);
    expect(Math.max(...distances)).to.equal(0);
  });

  it('tells how far it is, and is cancelled from there', async () => {
    const points = new Float32Array(3000 * 64);
    fillUniform(streamKey(1, 'sample'), points);
    const shares: number[] = [];
    await nearestNeighbours(points, 64, 3, (share) => void shares.push(share));
    expect(shares.length).to.be.above(10);
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
    const cancelled = new DOMException('enough', 'AbortError');
    let calls = 0;
    const stopped = nearestNeighbours(points, 64, 3, () => {
      if (++calls === 2) throw cancelled;
    });
    expect(await stopped.catch((error: unknown) => error)).to.equal(cancelled);
    expect(calls).to.equal(2);
  });

  it('refuses more neighbours than there are', async () => {
    const refused = await nearestNeighbours(new Float32Array(6), 2, 3).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(RangeError);
  });
});

describe('mean and covariance by the kernel', () => {
  for (const [count, width] of [
    [1, 3],
    [200, 21],
    [97, 64],
  ] as const) {
    for (const kind of ['bytes', 'floats'] as const) {
      it(`are those of the formula: ${count} images of ${width} ${kind}`, async () => {
        const values = new Float32Array(count * width);
        fillUniform(streamKey(width, 'sample'), values);
        // A mean that is large beside the spread, and columns that go together.
        for (let i = 0; i < values.length; i++) values[i] = 0.9 + 0.1 * values[i - (i % 3)]! * values[i]!;
        const images =
          kind === 'floats' ? values : Uint8Array.from(values, (value) => Math.floor(value * 255));
        const exact = Float64Array.from(images, (value) => (kind === 'bytes' ? value / 255 : value));
        const {mean, covariance} = (await momentsOf(images, width))!;
        const means = Float64Array.from({length: width}, (_, j) => {
          let sum = 0;
          for (let i = 0; i < count; i++) sum += exact[i * width + j]!;
          return sum / count;
        });
        for (let a = 0; a < width; a++) {
          expect(mean[a]).to.be.closeTo(means[a]!, 1e-7);
          for (let b = 0; b < width; b++) {
            let sum = 0;
            for (let i = 0; i < count; i++)
              sum += (exact[i * width + a]! - means[a]!) * (exact[i * width + b]! - means[b]!);
            expect(covariance[a * width + b]).to.be.closeTo(sum / count, 1e-8);
          }
        }
      });
    }
  }

  it('can be cancelled between pieces', async () => {
    const cancelled = new DOMException('enough', 'AbortError');
    const stopped = momentsOf(new Uint8Array(300 * 5), 5, (share) => {
      if (share > 0.4) throw cancelled;
    });
    expect(await stopped.catch((error: unknown) => error)).to.equal(cancelled);
  });
});

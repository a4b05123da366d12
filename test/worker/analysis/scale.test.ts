import {expect} from '@open-wc/testing';
import {finish} from '../../../src/numerics/eigen.ts';
import {fillNormal, streamKey} from '../../../src/numerics/random.ts';
import type {Neighbours} from '../../../src/numerics/neighbours.ts';
import type {ProjectionMethod} from '../../../src/protocol/analysis.ts';
import {projections, transformed} from '../../../src/worker/analysis/projections.ts';
import {Space} from '../../../src/worker/analysis/space.ts';
import {nearestNeighbours} from '../../../src/worker/engine/simd/kernels.ts';

const [count, width] = [120, 5];
const normals = new Float32Array(count * width);
fillNormal(streamKey(1, 'sample'), normals);
/** Three balls of codes, times a power of two, which rounds nothing. */
const codesAt = (exponent: number): Float32Array =>
  normals.map((value, at) => (value + (at % width === Math.floor(at / width) % 3 ? 12 : 0)) * 2 ** exponent);

/** Powers of two from 1e-36 to 1e36; all that a 32-bit float can hold with some room. */
const exponents = [-120, -80, -50, -20, 20, 45, 64, 83, 120];

async function mapOf(method: ProjectionMethod, values: Float32Array) {
  const space = new Space({key: 'codes', values, width}, null);
  return {
    space,
    ...(await projections[method](space, {method, iterations: 150, epochs: 60}, () => undefined)),
  };
}

describe('maps of codes of any size', () => {
  for (const method of ['tsne', 'umap'] as const) {
    it(`${method} puts codes where it puts the same codes at another scale`, async () => {
      const plain = await mapOf(method, codesAt(0));
      for (const exponent of exponents) {
        const {points} = await mapOf(method, codesAt(exponent));
        let worst = 0;
        points.forEach((value, at) => (worst = Math.max(worst, Math.abs(value - plain.points[at]!))));
        // In units of the picture, some 20 across.
        expect(worst, `codes × 2^${exponent}`).to.be.below(1e-3);
      }
    });

    it(`${method} of the largest numbers there are is finite, and points out of the sample have a place in it`, async () => {
      const values = normals.map((value) => (value > 0 ? 3.4e38 : -3.4e38));
      const {space, points} = await mapOf(method, values);
      expect(points.every(Number.isFinite)).to.be.true;
      if (method !== 'umap') return;
      const finished = {method, points: Float32Array.from(points), plane: null};
      const placed = transformed(space, finished, {method}, values.subarray(0, 4 * width));
      expect(finish(placed as Generator<void, Float32Array>).every(Number.isFinite)).to.be.true;
    });
  }

  for (const [name, find] of [['the kernel', nearestNeighbours] as const, ['plain loops', null] as const]) {
    it(`neighbours are the same, and as far off as they are, by ${name}`, async () => {
      const between = () => undefined;
      const plain = await new Space({key: 'codes', values: codesAt(0), width}, find).neighbours(9, between);
      for (const exponent of exponents) {
        const values = codesAt(exponent);
        const space = new Space({key: 'codes', values, width}, find);
        const found = await space.neighbours(9, between);
        expect(found.indices, `codes × 2^${exponent}`).to.deep.equal(plain.indices);
        const asked = finish(space.nearestTo(values.subarray(0, width), 3) as Generator<void, Neighbours>);
        expect([...asked.indices]).to.deep.equal([0, ...plain.indices.subarray(0, 2)]);
        asked.distances.subarray(1).forEach((distance, i) => {
          expect(distance / 2 ** exponent / plain.distances[i]!).to.be.closeTo(1, 1e-6);
        });
      }
    });
  }
});

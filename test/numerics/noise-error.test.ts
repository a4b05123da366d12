import {expect} from '@open-wc/testing';
import {valueMoments} from '../../src/numerics/corruption-moments.ts';
import {finish} from '../../src/numerics/eigen.ts';
import {quadraticOf} from '../../src/numerics/linear-denoiser.ts';
import {applyLinear, type LinearMap} from '../../src/numerics/linear-map.ts';
import {addToErrors, createNoiseErrors, meanErrors} from '../../src/numerics/noise-error.ts';
import {fillNormal, streamKey} from '../../src/numerics/random.ts';

const width = 7;
const images = Uint8Array.from([
  0, 255, 128, 0, 30, 255, 0, 255, 0, 0, 0, 90, 200, 1, 0, 0, 0, 0, 0, 0, 0, 255, 60, 250, 255, 40, 255, 254,
]);
const count = images.length / width;
const normals = (size: number, of: number) => {
  const values = new Float64Array(size);
  fillNormal(streamKey(of, 'sample'), values);
  return values;
};
const maps: readonly LinearMap[] = [
  {width, rank: width, encode: normals(width * width, 1), decode: null, bias: normals(width, 2)},
  {width, rank: 2, encode: normals(2 * width, 3), decode: normals(2 * width, 4), bias: normals(width, 5)},
];

/** ‖x − b − W·m‖² + Σⱼ vⱼ‖W·eⱼ‖², by applying the map: the average answer's error, and what the noise adds. */
function byHand(map: LinearMap, {mean, square}: ReturnType<typeof valueMoments>[number]): number {
  let sum = 0;
  const [answer, unit, nothing] = [0, 0, 0].map(() => new Float64Array(width)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  applyLinear(map, new Float64Array(width), nothing);
  for (let image = 0; image < count; image++) {
    const bytes = images.subarray(image * width, (image + 1) * width);
    applyLinear(
      map,
      Float64Array.from(bytes, (byte) => mean[byte]!),
      answer,
    );
    bytes.forEach((byte, i) => (sum += (byte / 255 - answer[i]!) ** 2));
    bytes.forEach((byte, j) => {
      applyLinear(
        map,
        new Float64Array(width).map((_, i) => (i === j ? 1 : 0)),
        unit,
      );
      unit.forEach((value, i) => (sum += (square[byte]! - mean[byte]! ** 2) * (value - nothing[i]!) ** 2));
    });
  }
  return sum / (count * width);
}

describe('errors against noise of many levels at once', () => {
  for (const kind of ['gaussian', 'masking', 'salt-pepper'] as const) {
    it(`are what each map gives on average, ${kind}, whatever the number of levels`, () => {
      for (const levels of [1, 4, 6, 11]) {
        const tables = Array.from({length: levels}, (_, i) =>
          valueMoments({kind, low: i / 10, high: i / 10}),
        ).flat();
        const errors = createNoiseErrors(
          width,
          tables,
          maps.map((map) => finish(quadraticOf(map))),
        );
        addToErrors(errors, images, 0, 3);
        addToErrors(errors, images, 3, count);
        const found = meanErrors(errors);
        maps.forEach((map, i) => {
          expect(found.maps[i]).to.have.length(levels);
          tables.forEach((table, level) =>
            expect(found.maps[i]![level]! / byHand(map, table), `map ${i}, level ${level}`).to.be.closeTo(
              1,
              1e-12,
            ),
          );
        });
        const unchanged: LinearMap = {
          width,
          rank: width,
          encode: new Float64Array(width * width).map((_, at) => (at % (width + 1) === 0 ? 1 : 0)),
          decode: null,
          bias: new Float64Array(width),
        };
        tables.forEach((table, level) =>
          expect(found.nothing[level]).to.be.closeTo(byHand(unchanged, table), 1e-14),
        );
      }
    });
  }
});

import {expect} from '@open-wc/testing';
import {
  bandwidth,
  contourAt,
  densityOf,
  drawContours,
  levelsOf,
  shares,
} from '../../src/charts/map-contours.ts';

const fit = {x: [0, 400], y: [-200, 200]} as const;
/** CSS pixels: one a unit. */
const side = 400;

/** Points of a normal distribution around a place, evenly in their shares: quantiles of the distance, a golden angle on. */
function blob(count: number, [x, y]: readonly [number, number], deviation: number): Float32Array {
  const places = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const distance = deviation * Math.sqrt(-2 * Math.log(1 - (i + 0.5) / count));
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    places[2 * i] = x + distance * Math.cos(angle);
    places[2 * i + 1] = y + distance * Math.sin(angle);
  }
  return places;
}

const sum = (values: Float32Array) => values.reduce((all, value) => all + value, 0);

/** Distances of a line's places from one place. */
const distances = (ring: Float32Array, [x, y]: readonly [number, number]) =>
  Array.from({length: ring.length / 2}, (_, i) => Math.hypot(ring[2 * i]! - x, ring[2 * i + 1]! - y));

describe('the density of points', () => {
  it('adds up to the points, those beyond the map too', () => {
    const density = densityOf(blob(10_000, [390, 190], 30), fit, side);
    expect(density.count).to.equal(10_000);
    expect(sum(density.values)).to.be.closeTo(10_000, 1);
  });

  it('counts none without a place, and those further off than a reader can go only among all', () => {
    const density = densityOf(Float32Array.of(NaN, 0, 200, Infinity, 200, 0, 5000, 0), fit, side);
    expect(density.count).to.equal(2);
    expect(sum(density.values)).to.be.closeTo(1, 1e-3);
    expect(levelsOf(density, [0.4, 0.9]), 'a share that is not on the grid has no line').to.satisfy(
      ([some, most]: number[]) => some! > 0 && Number.isNaN(most),
    );
    expect(contourAt(density, NaN, 0.9).segments).to.have.length(0);
  });

  it('is spread by three averages of five cells each way, which are nearly a Gaussian kernel of that bandwidth', () => {
    // One point in the middle of a cell of 4 pixels.
    const {values, columns, x, y} = densityOf(Float32Array.of(202, 2), fit, side);
    const at = (across: number, up: number) =>
      values[Math.floor((up - y[0]) / y[1]) * columns + Math.floor((across - x[0]) / x[1])]!;
    expect(at(202, 2)).to.be.closeTo((19 / 125) ** 2, 1e-5);
    expect(at(210, 2) / at(202, 2)).to.be.closeTo(15 / 19, 1e-4);
    expect(at(202, -6) / at(202, 2)).to.be.closeTo(15 / 19, 1e-4);
    const variance = values.reduce((all, value, i) => {
      const across = x[0] + ((i % columns) + 0.5) * x[1] - 202;
      return all + value * across ** 2;
    }, 0);
    expect(Math.sqrt(variance)).to.be.closeTo(bandwidth, 0.01);
    expect(bandwidth).to.be.closeTo(9.8, 0.01);
  });
});

describe('lines of equal density', () => {
  it('lie around the middle of a blob, the larger their share the further out', () => {
    const middle = [230, -40] as const;
    const deviation = 30;
    const density = densityOf(blob(20_000, middle, deviation), fit, side);
    const levels = levelsOf(density);
    levels.forEach((level, i) => {
      const ring = contourAt(density, level, shares[i]!).segments;
      expect(ring.length, String(shares[i])).to.be.above(100);
      for (const d of [0, 1] as const) {
        const along = ring.filter((_, at) => at % 2 === d);
        expect((Math.max(...along) + Math.min(...along)) / 2, `middle, ${d}`).to.be.closeTo(middle[d], 1.5);
      }
      // Shares of a normal distribution are within σ √(−2 ln (1 − share)); the kernel's variance is added to it.
      const radius = Math.hypot(deviation, bandwidth) * Math.sqrt(-2 * Math.log(1 - shares[i]!));
      for (const distance of distances(ring, middle))
        expect(distance).to.be.closeTo(radius, 0.06 * radius + 1);
    });
  });

  it('are one around each of two crowds, and have a hole where there is none in a ring of points', () => {
    const two = new Float32Array([...blob(5000, [100, 0], 15), ...blob(5000, [300, 0], 15)]);
    const apart = densityOf(two, fit, side);
    const lines = contourAt(apart, levelsOf(apart, [0.6])[0]!, 0.6).segments;
    const [left, right] = [100, 300].map((x) => distances(lines, [x, 0]).map((distance) => distance < 40));
    expect(left!.map(Number), 'around either').to.deep.equal(right!.map((near) => Number(!near)));
    expect(left!.includes(true) && right!.includes(true)).to.equal(true);
    const around = Float32Array.from({length: 20_000}, (_, at) => {
      const angle = ((at >> 1) / 10_000) * 2 * Math.PI;
      return at % 2 === 0 ? 200 + 120 * Math.cos(angle) : 120 * Math.sin(angle);
    });
    const hollow = densityOf(around, fit, side);
    const from = distances(contourAt(hollow, levelsOf(hollow, [0.8])[0]!, 0.8).segments, [200, 0]);
    expect(Math.min(...from)).to.be.within(100, 118);
    expect(Math.max(...from)).to.be.within(122, 140);
    expect(from.filter((distance) => Math.abs(distance - 120) < 2)).to.deep.equal([]);
  });

  it('are drawn where they lie, a CSS pixel wide', () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 200;
    const context = canvas.getContext('2d', {willReadFrequently: true})!;
    const segments = Float32Array.of(10, 10, 90, 10, 90, 10, 90, 90, 90, 90, 10, 90, 10, 90, 10, 10);
    drawContours(context, [{share: 0.5, segments}], {across: [2, 0], down: [-2, 200]}, 2, '#f00', 0.5);
    const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
    for (const [x, y] of [
      [20, 100],
      [19, 100],
      [100, 180],
      [100, 179],
    ] as const)
      expect(at(x, y)[3], `${x}, ${y}`).to.be.within(126, 129);
    expect(at(100, 100)[3]).to.equal(0);
    expect(at(23, 100)[3]).to.equal(0);
    expect(context.globalAlpha).to.equal(1);
  });
});

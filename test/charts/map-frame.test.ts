import {expect} from '@open-wc/testing';
import {fitOf, percentile} from '../../src/charts/map-frame.ts';

describe('what a map is fitted to', () => {
  it('percentiles lie between values in proportion, as numpy.percentile has them by default', () => {
    const values = [1, 2, 4, 8];
    // numpy.percentile([1, 2, 4, 8], [0, 2, 25, 50, 98, 100])
    for (const [share, value] of [
      [0, 1],
      [0.02, 1.06],
      [0.25, 1.75],
      [0.5, 3],
      [0.98, 7.76],
      [1, 8],
    ] as const)
      expect(percentile(values, share), String(share)).to.be.closeTo(value, 1e-12);
    expect(percentile([5], 0.98)).to.equal(5);
  });

  it('is the range from the 2nd to the 98th, and 8 % of it each way, whoever lies further', () => {
    const places = Float32Array.from({length: 202}, (_, at) => (at % 2 === 0 ? at / 2 : 0));
    places[0] = -1e4;
    places[200] = 1e4;
    const {domain, whole} = fitOf(places, false);
    // Of 0 … 100: 2 and 98, and .08 × 96.
    expect(domain.x[0]).to.be.closeTo(2 - 7.68, 1e-6);
    expect(domain.x[1]).to.be.closeTo(98 + 7.68, 1e-6);
    expect(whole.x[0]).to.be.below(-1e4);
    expect(whole.x[1]).to.be.above(1e4);
  });

  it('is no wider than the points are, with a margin', () => {
    const {domain, whole} = fitOf(Float32Array.of(0, 0, 10, 10), false);
    expect(domain.x[0]).to.be.closeTo(0.2 - 0.08 * 9.6, 1e-6);
    expect(whole, 'nobody lies further').to.deep.equal(domain);
  });

  it('is a square of equal units about the middle of the points, where units are to be equal', () => {
    const places = Float32Array.of(0, 100, 10, 101, NaN, 5, 3, Infinity);
    for (const box of Object.values(fitOf(places, true))) {
      const {x, y} = box as ReturnType<typeof fitOf>['domain'];
      expect(x[1] - x[0]).to.be.closeTo(y[1] - y[0], 1e-4);
      expect((x[0] + x[1]) / 2).to.be.closeTo(5, 1e-4);
      expect((y[0] + y[1]) / 2).to.be.closeTo(100.5, 1e-4);
    }
    const {x, y} = fitOf(places, false).domain;
    expect((x[1] - x[0]) / (y[1] - y[0])).to.be.closeTo(10, 1e-3);
  });

  it('asks some of very many points where most lie, and all of them for the rim', () => {
    const count = 60_000;
    const places = Float32Array.from({length: 2 * count}, (_, at) => ((at >> 1) * 7919) % count);
    places[2] = -1e6;
    const {domain, whole} = fitOf(places, false);
    // Of 0 … 59,999: 1,200 and 58,799, and .08 × 57,599.
    expect(domain.x[0]).to.be.closeTo(1_200 - 4_608, 0.002 * count);
    expect(domain.x[1]).to.be.closeTo(58_799 + 4_608, 0.002 * count);
    expect(whole.x[0], 'the one far away').to.be.below(-1e6);
  });

  it('holds points at one place in its middle, and those beside a heap, and is there without any', () => {
    expect(fitOf(Float32Array.of(3, 3, 3, 3), true).domain).to.deep.equal({x: [1.5, 4.5], y: [1.5, 4.5]});
    const heap = new Float32Array(400);
    heap[0] = heap[1] = 5;
    expect(fitOf(heap, true).domain.x[1]).to.be.above(5);
    expect(fitOf(new Float32Array(), true).domain).to.deep.equal({x: [-1, 1], y: [-1, 1]});
  });
});

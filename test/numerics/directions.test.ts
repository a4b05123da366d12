import {expect} from '@open-wc/testing';
import {byCosine, directionsOf} from '../../src/numerics/directions.ts';
import {neighboursOf} from '../../src/numerics/neighbours.ts';

describe('cosine distance', () => {
  /** From the first point to all, in their order. */
  function distances(...points: readonly (readonly number[])[]): number[] {
    const width = points[0]!.length;
    const directions = directionsOf(Float32Array.from(points.flat()), width);
    const search = neighboursOf(
      directions.slice(0, width + 1),
      directions,
      points.length,
      width + 1,
      points.length,
    );
    for (;;) {
      const {done, value} = search.next();
      if (!done) continue;
      const {indices, distances: found} = byCosine(value);
      return points.map((_, i) => found[indices.indexOf(i)]!);
    }
  }

  it('is 1 − cos of the angle, whatever the lengths, by hand', () => {
    const found = distances([2, 0], [7, 0], [3, 3], [0, 0.001], [-5, 5], [-1, 0], [1, Math.sqrt(3)]);
    [0, 0, 1 - Math.SQRT1_2, 1, 1 + Math.SQRT1_2, 2, 0.5].forEach((distance, i) =>
      expect(found[i], String(i)).to.be.closeTo(distance, 1e-6),
    );
  });

  it('of a vector without direction is 1 to all others, and 0 to its like', () => {
    expect(distances([0, 0, 0], [0, 0, 0], [4, 0, 0], [-1, -1, 3]).map((d) => +d.toFixed(6))).to.deep.equal([
      0, 0, 1, 1,
    ]);
  });

  it('holds for numbers whose squares a float cannot hold', () => {
    const found = distances([1e-30, 0], [1e30, 1e30], [0, 3e38]);
    expect(found[1]).to.be.closeTo(1 - Math.SQRT1_2, 1e-6);
    expect(found[2]).to.be.closeTo(1, 1e-6);
  });

  it('has nothing to say of no vectors', () => {
    expect(directionsOf(new Float32Array(), 3)).to.have.length(0);
    expect(directionsOf(new Float32Array(), 0)).to.have.length(0);
  });
});

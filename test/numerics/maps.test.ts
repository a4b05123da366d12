import {expect} from '@open-wc/testing';
import {finish} from '../../src/numerics/eigen.ts';
import {
  dimensionsOf,
  lostNeighbours,
  neighbourAccuracy,
  ownNeighbours,
  trustworthiness,
} from '../../src/numerics/map-scores.ts';
import {nearestNeighbours, neighboursOf, squaredDistance} from '../../src/numerics/neighbours.ts';
import {align, alignmentOf, mirroringOf} from '../../src/numerics/procrustes.ts';
import {fillNormal, streamKey} from '../../src/numerics/random.ts';

const run = finish as <T>(pieces: Generator<unknown, T>) => T;
const normals = (count: number, seed = 1) => {
  const values = new Float32Array(count);
  fillNormal(streamKey(seed, 'sample'), values);
  return values;
};
const nearest = (values: readonly number[], k: number, width = 1) =>
  run(nearestNeighbours(Float32Array.from(values), values.length / width, width, k));

describe('nearest neighbours', () => {
  it('of points on a line are those by hand; of equally near ones the first', () => {
    const {indices, distances, k} = nearest([0, 1, 3, 3, 10], 2);
    expect(k).to.equal(2);
    expect([...indices]).to.deep.equal([1, 2, 0, 2, 3, 1, 2, 1, 2, 3]);
    expect([...distances]).to.deep.equal([1, 3, 1, 2, 0, 2, 0, 2, 7, 7]);
  });

  it('are all others where there are fewer than asked for, and none of a single point', () => {
    expect(nearest([5, 6], 9)).to.include({k: 1, count: 2});
    expect(nearest([5], 9)).to.include({k: 0, count: 1});
    expect(nearest([], 9)).to.include({k: 0, count: 0});
  });

  it('are those that sorting all distances finds', () => {
    const [count, width, k] = [300, 7, 12];
    const values = normals(count * width);
    const plain = run(nearestNeighbours(values, count, width, k));
    for (let i = 0; i < count; i++) {
      const all = Array.from({length: count}, (_, j) => j)
        .filter((j) => j !== i)
        .map((j) => [squaredDistance(values, i * width, values, j * width, width), j] as const)
        .sort(([a, p], [b, q]) => a - b || p - q);
      expect([...plain.indices.subarray(i * k, (i + 1) * k)]).to.deep.equal(
        all.slice(0, k).map(([, j]) => j),
      );
    }
    const asked = run(neighboursOf(values.subarray(0, 3 * width), values, count, width, k));
    for (let i = 0; i < 3; i++) expect(asked.indices[i * k], 'itself, at no distance').to.equal(i);
    expect([...asked.indices.subarray(1, k)]).to.deep.equal([...plain.indices.subarray(0, k - 1)]);
  });
});

describe('scores of a map', () => {
  it('trustworthiness by hand: five points on a line, shuffled, k = 1: .2 (scikit-learn’s own test value)', () => {
    const map = nearest([0, 2, 4, 1, 3], 1);
    expect(run(trustworthiness(Float32Array.from([0, 1, 2, 3, 4]), 1, map))).to.be.closeTo(0.2, 1e-15);
  });

  it('trustworthiness is 1 for the space itself, turned and stretched, and about a half for chance', () => {
    const count = 200;
    const space = normals(2 * count);
    const turned = space.map((_, at) => (at % 2 === 0 ? 3 - 2 * space[at + 1]! : 2 * space[at - 1]!));
    const score = (map: Float32Array) =>
      run(trustworthiness(space, 2, run(nearestNeighbours(map, count, 2, 12))));
    expect(score(turned)).to.equal(1);
    expect(score(normals(2 * count, 9))).to.be.within(0.42, 0.58);
  });

  it('lost neighbours by hand: five points on a line, shuffled', () => {
    // In the space the nearest are 1, 0, 1, 2, 3 (of two the lower); on the map, at 0, 2, 4, 1, 3, they are 3, 3, 4, 0, 1.
    expect([...lostNeighbours(nearest([0, 1, 2, 3, 4], 1), nearest([0, 2, 4, 1, 3], 1))]).to.deep.equal([
      1, 1, 1, 1, 1,
    ]);
    // Of two: {1, 2} {0, 2} {1, 3} {2, 4} {2, 3} against {3, 1} {3, 4} {4, 1} {0, 1} {1, 2}.
    expect([...lostNeighbours(nearest([0, 1, 2, 3, 4], 2), nearest([0, 2, 4, 1, 3], 2))]).to.deep.equal([
      1, 2, 1, 2, 1,
    ]);
  });

  it('trustworthiness is not defined for k of half the points', () => {
    expect(() => run(trustworthiness(Float32Array.from([0, 1, 2]), 1, nearest([0, 1, 2], 2)))).to.throw(
      RangeError,
    );
  });

  it('k-NN accuracy, leave one out, by hand; of equal votes the lowest class', () => {
    const at = [0, 1, 3, 3.5, 20];
    const classes = [0, 0, 1, 1, 1];
    expect(neighbourAccuracy(nearest(at, 1), classes)).to.equal(1);
    // With two, the points at 3 and 3.5 have one neighbour of each class, and 0 wins the draw.
    expect(neighbourAccuracy(nearest(at, 2), classes)).to.equal(3 / 5);
    expect(neighbourAccuracy(nearest([7], 2), [3])).to.equal(0);
  });

  it('neighbours of the own class, class by class, by hand; the best kept together first', () => {
    // Neighbours of 0, 1, 3, 3.5, 10: 1 and 3, 0 and 3, 3.5 and 1, 3 and 1, 3.5 and 3.
    const near = nearest([0, 1, 3, 3.5, 10], 2);
    expect(ownNeighbours(near, [4, 4, 2, 2, 7])).to.deep.equal([
      {label: 2, share: 1 / 2},
      {label: 4, share: 1 / 2},
      {label: 7, share: 0},
    ]);
    expect(ownNeighbours(near, [4, 4, 4, 2, 2])).to.deep.equal([
      {label: 4, share: 5 / 6},
      {label: 2, share: 1 / 4},
    ]);
    expect(ownNeighbours(nearest([7], 2), [3])).to.deep.equal([]);
  });

  it('dead dimensions are named: constant ones, and those far smaller than the others', () => {
    const codes = new Float32Array(100 * 4);
    for (let i = 0; i < 100; i++) codes.set([i, 0, 7, 1e-9 * i], i * 4);
    const dimensions = dimensionsOf(codes, 100, 4);
    expect(dimensions.map(({dead}) => dead)).to.deep.equal([false, true, true, true]);
    expect(dimensions[0]).to.include({mean: 49.5, least: 0, most: 99});
    expect(dimensions[0]!.standardDeviation).to.be.closeTo(Math.sqrt((100 * 100 - 1) / 12), 1e-6);
  });
});

describe('turning one picture onto another', () => {
  it('undoes a rotation, a reflection and a shift of the same points', () => {
    const target = Float64Array.from(normals(400));
    const diameter = 10;
    for (const [angle, flip] of [
      [0.3, 1],
      [2.9, 1],
      [-1.2, -1],
      [Math.PI, -1],
    ] as const) {
      const points = target.map((_, at) => {
        const [x, y] = [target[at - (at % 2)]!, flip * target[at - (at % 2) + 1]!];
        return at % 2 === 0
          ? Math.cos(angle) * x - Math.sin(angle) * y + 40
          : Math.sin(angle) * x + Math.cos(angle) * y - 3;
      });
      align(points, alignmentOf(points, target));
      points.forEach((value, at) => expect(Math.abs(value - target[at]!)).to.be.below(1e-6 * diameter));
      // With a change of size, only where it is asked for.
      const small = target.map((value) => value / 3);
      align(small, alignmentOf(small, target));
      expect(Math.max(...small)).to.be.below(0.5 * Math.max(...target));
      align(small, alignmentOf(small, target, true));
      small.forEach((value, at) => expect(value).to.be.closeTo(target[at]!, 1e-9));
    }
  });

  it('finds what no other turn betters', () => {
    const target = Float64Array.from(normals(40, 2));
    const points = Float64Array.from(normals(40, 3));
    const missed = (places: Float64Array) => places.reduce((sum, v, at) => sum + (v - target[at]!) ** 2, 0);
    const best = points.slice();
    align(best, alignmentOf(points, target));
    for (const [angle, flip] of Array.from({length: 60}, (_, i) => [i / 9, i % 2 ? 1 : -1] as const)) {
      const turned = points.slice();
      const {from, to} = alignmentOf(points, target);
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      align(turned, {matrix: [c, -s * flip, s, c * flip], from, to});
      expect(missed(turned)).to.be.at.least(missed(best) - 1e-9);
    }
  });

  it('mirrors axes by themselves, and does nothing else', () => {
    const points = Float64Array.of(1, 10, 2, 30, 4, 20, NaN, 5);
    // Upside down, elsewhere, a little turned.
    const target = Float64Array.of(101, -9, 102.2, -29, 104, -21, 7, 7);
    const alignment = mirroringOf(points, target);
    expect(alignment.matrix).to.deep.equal([1, 0, 0, -1]);
    align(points, alignment);
    expect([...points]).to.deep.equal([1, -10, 2, -30, 4, -20, NaN, NaN]);
    expect(mirroringOf(Float64Array.of(3, 3), Float64Array.of(-3, -3)).matrix).to.deep.equal([1, 0, 0, 1]);
    expect(mirroringOf(new Float64Array(), new Float64Array()).matrix).to.deep.equal([1, 0, 0, 1]);
  });

  it('leaves alone what cannot be turned: one point, equal points, nothing', () => {
    for (const points of [[1, 2], [1, 2, 1, 2], []]) {
      const places = Float64Array.from(points);
      align(
        places,
        alignmentOf(
          places,
          Float64Array.from(points, (v) => v + 5),
        ),
      );
      expect([...places]).to.deep.equal(points.map((v) => v + 5));
    }
    const bad = Float64Array.from([0, 0, NaN, 1, 2, 0]);
    align(bad, alignmentOf(bad, Float64Array.from([1, 1, 5, 5, 3, 1])));
    expect([bad[0], bad[1], bad[4], bad[5]].every(Number.isFinite)).to.be.true;
  });
});

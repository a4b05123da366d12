import {expect} from '@open-wc/testing';
import {finish} from '../../src/numerics/eigen.ts';
import {neighbourAccuracy} from '../../src/numerics/map-scores.ts';
import {nearestNeighbours, neighboursOf} from '../../src/numerics/neighbours.ts';
import {buildTree, createTree, repulsion} from '../../src/numerics/quad-tree.ts';
import {fillNormal, streamKey} from '../../src/numerics/random.ts';
import {
  affinitiesOf,
  conditional,
  descend,
  divergenceOf,
  gradientOf,
  possiblePerplexity,
  tsneDefaults,
} from '../../src/numerics/tsne.ts';
import {
  curveOf,
  forceTables,
  fuzzyGraph,
  layOut,
  placeNew,
  surroundings,
  tableIndex,
} from '../../src/numerics/umap.ts';

const run = finish as <T>(pieces: Generator<unknown, T>) => T;
const normals = (count: number, seed = 1) => {
  const values = new Float64Array(count);
  fillNormal(streamKey(seed, 'sample'), values);
  return values;
};
/** Three balls of points in five dimensions, far from each other, and which ball each is in. */
function balls(count: number) {
  const values = Float32Array.from(normals(count * 5), (value, at) => {
    const ball = Math.floor(at / 5) % 3;
    return value + (at % 5 === ball ? 15 : 0);
  });
  return {values, labels: Uint8Array.from({length: count}, (_, i) => i % 3)};
}

describe('UMAP', () => {
  it('knows the curve of the reference: a = 1.57694, b = .89506 for a least distance of .1', () => {
    const {a, b} = curveOf(0.1);
    expect(a).to.be.closeTo(1.57694346, 1e-5);
    expect(b).to.be.closeTo(0.89506088, 1e-5);
    const far = curveOf(0.99);
    expect(1 / (1 + far.a * 0.3 ** (2 * far.b)), 'near 1 within the least distance').to.be.above(0.9);
  });

  it('looks forces up within half a step of .8%, by the 1.9th power', () => {
    const {a, b} = curveOf(0.1);
    const {pull, push} = forceTables(a, b);
    for (const squared of [1e-6, 3.3e-4, 0.02, 0.7, 1, 5.5, 99, 12345]) {
      const at = tableIndex(squared);
      const power = squared ** b;
      expect(pull[at]! / ((-2 * a * b * squared ** (b - 1)) / (a * power + 1))).to.be.closeTo(1, 0.0075);
      expect(push[at]! / ((2 * b) / ((0.001 + squared) * (a * power + 1)))).to.be.closeTo(1, 0.0075);
    }
    expect([tableIndex(0), tableIndex(1e300)]).to.deep.equal([0, pull.length - 1]);
  });

  it('gives every point surroundings of the same weight, log₂ of the neighbours', () => {
    const distances = [0.5, 0.7, 1.1, 2, 2.2, 3, 9];
    const {rho, sigma} = surroundings(distances, 0, 7, 1);
    expect(rho).to.equal(0.5);
    const total = distances.reduce((sum, d) => sum + Math.exp(-Math.max(0, d - rho) / sigma), 0);
    expect(total).to.be.closeTo(3, 1e-4);
    for (const scale of [1e-35, 1e-12, 1e12, 1e37])
      expect(
        surroundings(
          distances.map((d) => d * scale),
          0,
          7,
          scale,
        ).sigma / scale,
        `× ${scale}`,
      ).to.be.closeTo(sigma, 1e-4);
    expect(surroundings([0, 0, 0], 0, 3, 0.7).sigma, 'equal points').to.be.at.least(0.7e-3);
  });

  it('unites what two points think of each other, by hand: a + b − a·b', () => {
    // On a line at 0, 1, 3 with one neighbour each: 0 and 1 name each other, 3 names 1 alone; all by full weight.
    const graph = run(fuzzyGraph(run(nearestNeighbours(Float32Array.from([0, 1, 3]), 3, 1, 1))));
    expect([...graph.heads]).to.deep.equal([0, 1, 2, 1]);
    expect([...graph.tails]).to.deep.equal([1, 0, 1, 2]);
    expect([...graph.weights]).to.deep.equal([1, 1, 1, 1]);
  });

  it('keeps apart what is apart, repeats from its seed, and finds places for newcomers', () => {
    const count = 240;
    const {values, labels} = balls(count);
    const parameters = {neighbours: 10, minDistance: 0.1, epochs: 200, seed: 7};
    const graph = run(fuzzyGraph(run(nearestNeighbours(values, count, 5, 9))));
    const made = (seed: number) => {
      const points = normals(2 * count, 5);
      run(layOut(graph, points, {...parameters, seed}));
      return points;
    };
    const points = made(7);
    expect(made(7)).to.deep.equal(points);
    expect(made(8)).to.not.deep.equal(points);
    const map = Float32Array.from(points);
    expect(neighbourAccuracy(run(nearestNeighbours(map, count, 2, 5)), labels)).to.equal(1);
    const newcomers = balls(12);
    const before = points.slice();
    const placed = run(
      placeNew(run(neighboursOf(newcomers.values, values, count, 5, 10)), points, parameters),
    );
    expect(points, 'those that are there stay').to.deep.equal(before);
    const near = run(neighboursOf(Float32Array.from(placed), map, count, 2, 1)).indices;
    expect([...near].map((at) => labels[at])).to.deep.equal([...newcomers.labels]);
  });
});

describe('t-SNE', () => {
  it('gives every point the perplexity asked for', () => {
    const distances = [0.5, 0.7, 1.1, 2, 2.2, 3, 9, 1.4, 1.5];
    const p = conditional(distances, 0, 9, 4);
    expect(p.reduce((sum, v) => sum + v, 0)).to.be.closeTo(1, 1e-12);
    const entropy = -p.reduce((sum, v) => sum + (v > 0 ? v * Math.log(v) : 0), 0);
    expect(Math.exp(entropy)).to.be.closeTo(4, 1e-4);
    expect([...conditional([2, 2, 2, 2], 0, 4, 2)], 'equally near ones').to.deep.equal([
      0.25, 0.25, 0.25, 0.25,
    ]);
    // More equally near ones than that share it among themselves, however far the others are.
    for (const far of [1.001, 3, 1e18])
      expect([...conditional([1, 1, 1, far, far], 0, 5, 2)].map((v) => Number(v.toFixed(9)))).to.deep.equal(
        [1 / 3, 1 / 3, 1 / 3, 0, 0].map((v) => Number(v.toFixed(9))),
      );
    expect(conditional([1e-18, 2e-18, 3e-18, 1e18], 0, 4, 2)[3], 'one far away').to.equal(0);
    for (const scale of [1e-30, 1e30])
      conditional(
        distances.map((d) => d * scale),
        0,
        9,
        4,
      ).forEach((value, j) => expect(value, `× ${scale}`).to.be.closeTo(p[j]!, 1e-6));
    expect([
      possiblePerplexity(30, 2000),
      possiblePerplexity(30, 31),
      possiblePerplexity(30, 2),
    ]).to.deep.equal([30, 10, 1]);
  });

  it('has symmetric probabilities of nearness that sum to 1', () => {
    const {values} = balls(60);
    const {starts, indices, values: p} = run(affinitiesOf(run(nearestNeighbours(values, 60, 5, 12)), 4));
    expect(p.reduce((sum, v) => sum + v, 0)).to.be.closeTo(1, 1e-12);
    const of = (i: number, j: number) => {
      for (let at = starts[i]!; at < starts[i + 1]!; at++) if (indices[at] === j) return p[at]!;
      return 0;
    };
    for (let i = 0; i < 60; i++) for (let j = 0; j < 60; j++) expect(of(i, j)).to.equal(of(j, i));
  });

  it('sums repulsion by the tree as over all pairs: exactly with theta 0, nearly with .5', () => {
    const points = normals(2 * 500, 4);
    // Some lie together.
    points.set(points.subarray(0, 20), 100);
    const tree = createTree(500);
    buildTree(tree, points);
    for (const [theta, tolerance] of [
      [0, 1e-10],
      [0.5, 0.02],
    ] as const) {
      let [difference, size] = [0, 0];
      for (let i = 0; i < 500; i++) {
        const pushed = new Float64Array(1000);
        const total = repulsion(tree, points, i, theta, pushed);
        let [sum, x, y] = [0, 0, 0];
        for (let j = 0; j < 500; j++) {
          if (j === i) continue;
          const dx = points[2 * i]! - points[2 * j]!;
          const dy = points[2 * i + 1]! - points[2 * j + 1]!;
          const w = 1 / (1 + dx * dx + dy * dy);
          sum += w;
          x += w * w * dx;
          y += w * w * dy;
        }
        expect(total / sum).to.be.closeTo(1, Math.max(tolerance, 1e-12));
        difference += Math.hypot(pushed[2 * i]! - x, pushed[2 * i + 1]! - y);
        size += Math.hypot(x, y);
      }
      expect(difference / size).to.be.below(tolerance);
    }
  });

  it('goes down the gradient of the divergence, as differences of it show', () => {
    const {values} = balls(30);
    const affinities = run(affinitiesOf(run(nearestNeighbours(values, 30, 5, 9)), 3));
    const points = normals(60, 6);
    const gradient = new Float64Array(60);
    run(gradientOf(affinities, points, createTree(30), 0, 1, gradient));
    for (let at = 0; at < 60; at += 7) {
      const moved = (by: number) => {
        const places = points.slice();
        places[at]! += by;
        return divergenceOf(affinities, places);
      };
      expect(gradient[at]).to.be.closeTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 1e-8);
    }
  });

  it('keeps apart what is apart, and repeats', () => {
    const count = 150;
    const {values, labels} = balls(count);
    const affinities = run(affinitiesOf(run(nearestNeighbours(values, count, 5, 30)), 10));
    const made = () => {
      // From two of the dimensions, very small, as a real map starts from two components.
      const points = Float64Array.from(
        {length: 2 * count},
        (_, at) => 1e-5 * values[5 * (at >> 1) + (at % 2)]!,
      );
      run(descend(affinities, points, {...tsneDefaults, iterations: 500, exaggerated: 125}));
      return points;
    };
    const points = made();
    expect(made()).to.deep.equal(points);
    const map = Float32Array.from(points);
    expect(neighbourAccuracy(run(nearestNeighbours(map, count, 2, 5)), labels)).to.equal(1);
    expect(divergenceOf(affinities, points)).to.be.below(0.6);
  });
});

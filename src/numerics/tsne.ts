import type {Neighbours} from './neighbours.ts';
import {buildTree, createTree, repulsion, type QuadTree} from './quad-tree.ts';

/**
 * t-SNE: places in the plane whose nearness, by Student's t, has the same probabilities as nearness in the original
 * space, by Gaussians of equal perplexity. Attraction between nearest neighbours only, repulsion by a quadtree.
 *
 * Sources: L. van der Maaten, G. Hinton, "Visualizing Data using t-SNE", JMLR 9 (2008); L. van der Maaten,
 * "Accelerating t-SNE using Tree-Based Algorithms", JMLR 15 (2014); A. Belkina et al., "Automated optimized parameters
 * for t-SNE", Nature Communications 10 (2019), for the learning rate; D. Kobak, P. Berens, "The art of using t-SNE",
 * same volume, for starting from PCA.
 */
export interface TsneParameters {
  /** About how many neighbours a point has; at most a third of the others. */
  readonly perplexity: number;
  readonly iterations: number;
  /** Of the iterations, how many at the start have exaggerated attraction; 0 to go on from a finished map. */
  readonly exaggerated: number;
  /** How coarsely distant points are taken together: 0 not at all, 0.5 usual. */
  readonly theta: number;
}

export const tsneDefaults: TsneParameters = {
  perplexity: 30,
  iterations: 1000,
  exaggerated: 250,
  theta: 0.5,
};

/** How many times as strong attraction is at the start. */
const exaggeration = 12;

/** Symmetric probabilities of nearness, row by row: row i's entries are starts[i] … starts[i + 1] − 1. */
export interface Affinities {
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float64Array;
}

/** The perplexity that so many points allow. */
export const possiblePerplexity = (wanted: number, count: number): number =>
  Math.max(1, Math.min(wanted, (count - 1) / 3));

/**
 * Pⱼ|ᵢ of one point's neighbours: a Gaussian whose entropy is log(perplexity), found by halving. Distances count in
 * units of the farthest one, so that their size is no matter.
 */
export function conditional(
  distances: ArrayLike<number>,
  from: number,
  k: number,
  perplexity: number,
): Float64Array {
  const target = Math.log(Math.min(perplexity, k));
  const p = new Float64Array(k);
  let [nearest, farthest] = [Infinity, 0];
  for (let j = 0; j < k; j++) {
    nearest = Math.min(nearest, distances[from + j] ** 2);
    farthest = Math.max(farthest, distances[from + j] ** 2);
  }
  const widest = farthest - nearest;
  if (!(widest > 0)) return p.fill(1 / k);
  const beyond = Float64Array.from(p, (_, j) => (distances[from + j] ** 2 - nearest) / widest);
  const least = beyond.reduce((found, value) => (value > 0 && value < found ? value : found), 1);
  let [low, high, precision] = [0, Infinity, 1];
  // Where many are equally near, no precision is enough; beyond this one, all others count nothing already.
  while (precision * least < 750) {
    let sum = 0;
    let weighted = 0;
    for (let j = 0; j < k; j++) {
      p[j] = Math.exp(-beyond[j] * precision);
      sum += p[j];
      weighted += beyond[j] * p[j];
    }
    for (let j = 0; j < k; j++) p[j] /= sum;
    const entropy = Math.log(sum) + (precision * weighted) / sum;
    if (Math.abs(entropy - target) < 1e-6) break;
    if (entropy > target) low = precision;
    else high = precision;
    const next = high === Infinity ? precision * 2 : (low + high) / 2;
    // No number is left between the two.
    if (next === precision) break;
    precision = next;
  }
  return p;
}

/** (Pⱼ|ᵢ + Pᵢ|ⱼ) / 2n, of neighbours. Yields the share done. */
export function* affinitiesOf(
  {count, k, indices, distances}: Neighbours,
  perplexity: number,
): Generator<number, Affinities> {
  const given = new Float64Array(count * k);
  // Who names a point without being named by it stands behind its own neighbours.
  const strangers = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    given.set(conditional(distances, i * k, k, perplexity), i * k);
    for (const j of indices.subarray(i * k, (i + 1) * k))
      if (!indices.subarray(j * k, (j + 1) * k).includes(i)) strangers[j]++;
    if (i % 64 === 63) yield i / count / 2;
  }
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + k + strangers[i];
  const columns = new Uint32Array(starts[count]);
  const values = new Float64Array(starts[count]);
  const next = starts.slice();
  for (let i = 0; i < count; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) {
      const j = indices[at];
      const back = indices.subarray(j * k, (j + 1) * k).indexOf(i);
      const value = (given[at] + (back >= 0 ? given[j * k + back] : 0)) / (2 * count);
      columns[next[i]] = j;
      values[next[i]++] = value;
      if (back >= 0) continue;
      columns[next[j]] = i;
      values[next[j]++] = value;
    }
    if (i % 64 === 63) yield (1 + i / count) / 2;
  }
  return {starts, indices: columns, values};
}

/**
 * The gradient of the Kullback–Leibler divergence: 4 Σⱼ (exaggeration·pᵢⱼ − qᵢⱼ)(yᵢ − yⱼ)/(1 + |yᵢ − yⱼ|²), in two
 * sums of which the repulsive one is the tree's. Yields between groups of points.
 */
export function* gradientOf(
  affinities: Affinities,
  points: Float64Array,
  tree: QuadTree,
  theta: number,
  strength: number,
  gradient: Float64Array,
): Generator<void> {
  const {starts, indices, values} = affinities;
  const count = points.length / 2;
  buildTree(tree, points);
  const pushed = new Float64Array(2 * count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    total += repulsion(tree, points, i, theta, pushed);
    if (i % 512 === 511) yield;
  }
  for (let i = 0; i < count; i++) {
    const x = points[2 * i];
    const y = points[2 * i + 1];
    let [pullX, pullY] = [0, 0];
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      const other = 2 * indices[at];
      const dx = x - points[other];
      const dy = y - points[other + 1];
      const force = values[at] / (1 + dx * dx + dy * dy);
      pullX += force * dx;
      pullY += force * dy;
    }
    const scale = total > 0 ? 1 / total : 0;
    gradient[2 * i] = 4 * (strength * pullX - scale * pushed[2 * i]);
    gradient[2 * i + 1] = 4 * (strength * pullY - scale * pushed[2 * i + 1]);
  }
}

/**
 * Descends, in place. Yields the share of the iterations done.
 * @param points count × 2, where they start: of a standard deviation of about 1e-4
 */
export function* descend(
  affinities: Affinities,
  points: Float64Array,
  {iterations, exaggerated, theta}: TsneParameters,
): Generator<number, void> {
  const count = points.length / 2;
  const rate = Math.max(count / exaggeration / 4, 50);
  const step = new Float64Array(points.length);
  const gains = new Float64Array(points.length).fill(1);
  const gradient = new Float64Array(points.length);
  const tree = createTree(count);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const strength = iteration < exaggerated ? exaggeration : 1;
    const momentum = iteration < exaggerated ? 0.5 : 0.8;
    for (const _ of gradientOf(affinities, points, tree, theta, strength, gradient)) {
      void _;
      yield iteration / iterations;
    }
    const mean = [0, 0];
    for (let i = 0; i < points.length; i++) {
      const same = gradient[i] > 0 === step[i] > 0;
      gains[i] = same ? Math.max(0.01, gains[i] * 0.8) : gains[i] + 0.2;
      step[i] = momentum * step[i] - rate * gains[i] * gradient[i];
      points[i] += step[i];
      mean[i % 2] += points[i] / count;
    }
    for (let i = 0; i < points.length; i++) points[i] -= mean[i % 2];
    yield (iteration + 1) / iterations;
  }
}

/** The Kullback–Leibler divergence of a map, Σ pᵢⱼ log(pᵢⱼ/qᵢⱼ), with q exact: quadratic in the points. */
export function divergenceOf({starts, indices, values}: Affinities, points: Float64Array): number {
  const count = points.length / 2;
  const nearness = (i: number, j: number) =>
    1 / (1 + (points[2 * i] - points[2 * j]) ** 2 + (points[2 * i + 1] - points[2 * j + 1]) ** 2);
  let total = 0;
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) total += 2 * nearness(i, j);
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let at = starts[i]; at < starts[i + 1]; at++)
      if (values[at] > 0) sum += values[at] * Math.log((values[at] * total) / nearness(i, indices[at]));
  return sum;
}

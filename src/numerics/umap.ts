import type {Neighbours} from './neighbours.ts';

/**
 * UMAP: a graph of fuzzy nearness in the original space, laid out in the plane by stochastic gradient descent with
 * negative samples.
 *
 * Source: L. McInnes, J. Healy, J. Melville, "UMAP: Uniform Manifold Approximation and Projection for Dimension
 * Reduction", arXiv:1802.03426 (2018/2020), whose reference implementation's constants are used.
 */
export interface UmapParameters {
  /** Neighbours a point's surroundings are judged by, itself included, as the reference counts them; 2–200. */
  readonly neighbours: number;
  /** How close points may lie, 0–1, where 1 is the spread. */
  readonly minDistance: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Epochs by number of points, as umap-js has them. */
export const defaultEpochs = (count: number): number =>
  count <= 2500 ? 500 : count <= 5000 ? 400 : count <= 7500 ? 300 : 200;

const negativeSamples = 5;
/** The longest step in one coordinate, before the learning rate. */
const longestStep = 4;

/** The fuzzy graph: for every pair that has an edge, both directions. */
export interface FuzzyGraph {
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * The widths of a point's surroundings: ρ is the distance to its nearest neighbour that is not at the same place, and
 * σ makes Σ exp(−(d − ρ)/σ) = log₂(neighbours).
 */
export function surroundings(
  distances: ArrayLike<number>,
  from: number,
  k: number,
  meanOfAll: number,
): {readonly rho: number; readonly sigma: number} {
  let [rho, sum, farthest] = [0, 0, 0];
  for (let j = 0; j < k; j++) {
    const distance = distances[from + j];
    sum += distance;
    farthest = Math.max(farthest, distance);
    if (rho === 0) rho = distance;
  }
  const target = Math.log2(k + 1);
  // The reference's floor: points that lie together must not have surroundings of no width.
  const least = 1e-3 * (rho > 0 ? sum / (k + 1) : meanOfAll);
  // In units of the farthest, so that the size of the distances is no matter.
  let [low, high, sigma] = [0, Infinity, farthest - rho];
  for (let step = 0; step < 64 && high > least && sigma > 0; step++) {
    let total = 0;
    for (let j = 0; j < k; j++) {
      const beyond = distances[from + j] - rho;
      total += beyond > 0 ? Math.exp(-beyond / sigma) : 1;
    }
    if (Math.abs(total - target) < 1e-5) break;
    if (total > target) high = sigma;
    else low = sigma;
    sigma = high === Infinity ? sigma * 2 : (low + high) / 2;
  }
  return {rho, sigma: Math.max(sigma, least)};
}

/** How near j is to i, by i's measure, united with how near i is to j, by j's: a + b − a·b. Yields the share done. */
export function* fuzzyGraph({count, k, indices, distances}: Neighbours): Generator<number, FuzzyGraph> {
  const mean = distances.reduce((sum, d) => sum + d, 0) / Math.max(1, count * (k + 1));
  const near = new Float32Array(count * k);
  for (let i = 0; i < count; i++) {
    const {rho, sigma} = surroundings(distances, i * k, k, mean);
    for (let j = 0; j < k; j++) {
      const beyond = distances[i * k + j] - rho;
      near[i * k + j] = beyond > 0 && sigma > 0 ? Math.exp(-beyond / sigma) : 1;
    }
    if (i % 256 === 255) yield i / count / 2;
  }
  const heads = new Uint32Array(2 * count * k);
  const tails = new Uint32Array(2 * count * k);
  const weights = new Float32Array(2 * count * k);
  let edges = 0;
  for (let i = 0; i < count; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) {
      const j = indices[at];
      const back = indices.subarray(j * k, (j + 1) * k).indexOf(i);
      // A pair that knows each other is written down when its lower index is looked at.
      if (back >= 0 && j < i) continue;
      const other = back >= 0 ? near[j * k + back] : 0;
      heads[edges] = tails[edges + 1] = i;
      tails[edges] = heads[edges + 1] = j;
      weights[edges] = weights[edges + 1] = near[at] + other - near[at] * other;
      edges += 2;
    }
    if (i % 256 === 255) yield (1 + i / count) / 2;
  }
  return {heads: heads.slice(0, edges), tails: tails.slice(0, edges), weights: weights.slice(0, edges)};
}

/**
 * a and b of 1/(1 + a·d^(2b)), which comes nearest in least squares to 1 within `minDistance` and to
 * exp(minDistance − d) beyond, at 300 distances up to 3. By Gauss and Newton's steps, damped as Levenberg's are.
 */
export function curveOf(minDistance: number): {readonly a: number; readonly b: number} {
  const xs = Array.from({length: 300}, (_, i) => (3 * i) / 299);
  const ys = xs.map((x) => (x < minDistance ? 1 : Math.exp(minDistance - x)));
  const errorOf = (a: number, b: number) =>
    xs.reduce((sum, x, i) => sum + (1 / (1 + a * x ** (2 * b)) - ys[i]) ** 2, 0);
  let [a, b, damping] = [1, 1, 1e-3];
  let error = errorOf(a, b);
  for (let step = 0; step < 200 && damping < 1e12; step++) {
    let [aa, ab, bb, ga, gb] = [0, 0, 0, 0, 0];
    xs.forEach((x, i) => {
      if (x === 0) return;
      const power = x ** (2 * b);
      const f = 1 / (1 + a * power);
      const da = -power * f * f;
      const db = -a * power * 2 * Math.log(x) * f * f;
      const rest = ys[i] - f;
      aa += da * da;
      ab += da * db;
      bb += db * db;
      ga += da * rest;
      gb += db * rest;
    });
    const [daa, dbb] = [aa * (1 + damping), bb * (1 + damping)];
    const determinant = daa * dbb - ab * ab;
    const nextA = a + (ga * dbb - gb * ab) / determinant;
    const nextB = b + (gb * daa - ga * ab) / determinant;
    const next = nextA > 0 && nextB > 0 ? errorOf(nextA, nextB) : Infinity;
    if (next < error) [a, b, error, damping] = [nextA, nextB, next, damping / 10];
    else damping *= 10;
  }
  return {a, b};
}

/** Squared distances between 2^-24 and 2^16, 128 to an octave, by the leading bits of a float. */
const firstExponent = 127 - 24;
const octaves = 40;
const stepsPerOctave = 128;
const droppedBits = 23 - Math.log2(stepsPerOctave);

/**
 * The two forces as functions of squared distance, tabulated at the middle of steps 0.8% wide: a power costs ten
 * times as much as a look into a table, and the descent is a random walk anyway.
 */
export function forceTables(
  a: number,
  b: number,
): {readonly pull: Float32Array; readonly push: Float32Array} {
  const pull = new Float32Array(octaves * stepsPerOctave);
  const push = new Float32Array(pull.length);
  for (let at = 0; at < pull.length; at++) {
    const squared =
      2 ** (Math.floor(at / stepsPerOctave) - 24) * (1 + ((at % stepsPerOctave) + 0.5) / stepsPerOctave);
    const power = squared ** b;
    pull[at] = (-2 * a * b * power) / squared / (a * power + 1);
    push[at] = (2 * b) / ((0.001 + squared) * (a * power + 1));
  }
  return {pull, push};
}

const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);

/** Where a squared distance stands in the tables; those beyond the ends are at the ends. */
export function tableIndex(squared: number): number {
  asFloat[0] = squared;
  const at = (asBits[0] >>> droppedBits) - firstExponent * stepsPerOctave;
  return at < 0 ? 0 : at >= octaves * stepsPerOctave ? octaves * stepsPerOctave - 1 : at;
}

/**
 * Lays the graph out, in place, an epoch or a few thousand edges at a time. Yields the share of the epochs done.
 * @param points count × 2, where they start: about 10 across
 * @param fixed points that do not move; with them, tails are indices into it (for points that come later)
 */
export function* layOut(
  graph: FuzzyGraph,
  points: Float64Array,
  {minDistance, epochs, seed}: UmapParameters,
  fixed: Float64Array | null = null,
): Generator<number, void> {
  const {a, b} = curveOf(minDistance);
  const {pull, push} = forceTables(a, b);
  const others = fixed ?? points;
  const otherCount = others.length / 2;
  const strongest = graph.weights.reduce((most, weight) => Math.max(most, weight), 0);
  // An edge is looked at as often as it is strong; those too weak for one look are left out.
  const heads = new Uint32Array(graph.heads.length);
  const tails = new Uint32Array(heads.length);
  const every = new Float64Array(heads.length);
  const due = new Float64Array(heads.length);
  const dueNegative = new Float64Array(heads.length);
  let edges = 0;
  for (let at = 0; at < heads.length; at++) {
    const weight = graph.weights[at];
    if (!(weight > 0 && weight >= strongest / epochs)) continue;
    heads[edges] = graph.heads[at];
    tails[edges] = graph.tails[at];
    every[edges] = due[edges] = strongest / weight;
    dueNegative[edges++] = strongest / weight / negativeSamples;
  }
  // Marsaglia's xorshift: the walk needs many numbers, of no great quality. Never 0.
  let random = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x2545f491) | 1;
  let work = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const rate = 1 - (epoch - 1) / epochs;
    for (let edge = 0; edge < edges; edge++) {
      if (due[edge] > epoch) continue;
      const head = 2 * heads[edge];
      const tail = 2 * tails[edge];
      let x = points[head];
      let y = points[head + 1];
      let dx = x - others[tail];
      let dy = y - others[tail + 1];
      let squared = dx * dx + dy * dy;
      if (squared > 0) {
        const force = pull[tableIndex(squared)];
        const moveX = rate * held(force * dx);
        const moveY = rate * held(force * dy);
        x += moveX;
        y += moveY;
        if (!fixed) {
          others[tail] = others[tail] - moveX;
          others[tail + 1] = others[tail + 1] - moveY;
        }
      }
      due[edge] += every[edge];
      const everyNegative = every[edge] / negativeSamples;
      const samples = Math.floor((epoch - dueNegative[edge]) / everyNegative);
      for (let sample = 0; sample < samples; sample++) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        const other = 2 * Math.floor(((random >>> 0) / 2 ** 32) * otherCount);
        if (!fixed && other === head) continue;
        dx = x - others[other];
        dy = y - others[other + 1];
        squared = dx * dx + dy * dy;
        // Points at one place are driven apart with full force, as in the reference.
        if (squared > 0) {
          const force = push[tableIndex(squared)];
          x += rate * held(force * dx);
          y += rate * held(force * dy);
        } else {
          x += rate * longestStep;
          y += rate * longestStep;
        }
      }
      dueNegative[edge] += samples * everyNegative;
      points[head] = x;
      points[head + 1] = y;
      if (++work < 20_000) continue;
      work = 0;
      yield (epoch - 1) / epochs;
    }
    yield epoch / epochs;
  }
}

const held = (step: number): number =>
  step > longestStep ? longestStep : step < -longestStep ? -longestStep : step;

/**
 * Finds places for points that come later, between those that are there, which stay. Their own place is first the mean
 * of their neighbours', weighted by nearness, then a third of the epochs refine it, as the reference does.
 * @param neighbours of the new points among the old ones, the point itself not counted
 * @returns new points × 2
 */
export function* placeNew(
  neighbours: Neighbours,
  points: Float64Array,
  parameters: UmapParameters,
): Generator<number, Float64Array> {
  const {count, k, indices, distances} = neighbours;
  const mean = distances.reduce((sum, d) => sum + d, 0) / Math.max(1, count * k);
  const heads = new Uint32Array(count * k);
  const weights = new Float32Array(count * k);
  const placed = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    const {sigma} = surroundings(distances, i * k, k, mean);
    let total = 0;
    for (let at = i * k; at < (i + 1) * k; at++) {
      heads[at] = i;
      weights[at] = sigma > 0 ? Math.exp(-(distances[at] - distances[i * k]) / sigma) : 1;
      total += weights[at];
    }
    for (let at = i * k; at < (i + 1) * k; at++) {
      placed[2 * i] += (weights[at] / total) * points[2 * indices[at]];
      placed[2 * i + 1] += (weights[at] / total) * points[2 * indices[at] + 1];
    }
  }
  const epochs = Math.max(1, Math.floor(parameters.epochs / 3));
  yield* layOut({heads, tails: indices, weights}, placed, {...parameters, epochs}, points);
  return placed;
}

import {symmetricEigen} from './eigen.ts';
import {addScaled, dotAt, type LinearMap} from './linear-map.ts';

/**
 * Principal component analysis, in pieces: moments are gathered from as many images at a time as the caller likes, and
 * the decomposition is a generator. Variances are those of the population (divided by n, not n − 1).
 *
 * Source: H. Hotelling, "Analysis of a complex of statistical variables into principal components", Journal of
 * Educational Psychology 24 (1933).
 */
export interface Pca {
  readonly width: number;
  readonly mean: Float64Array;
  /** Unit vectors, row by row, along the largest variance first. */
  readonly components: Float64Array;
  /** How many of them there are. */
  readonly count: number;
  /** The variance along each direction, all `width` of them, largest first; none below 0. */
  readonly variances: Float64Array;
  /** Their sum: what all directions together explain. */
  readonly totalVariance: number;
}

/** Sums from which mean and covariance follow. */
export interface Moments {
  readonly width: number;
  count: number;
  readonly sums: Float64Array;
  /** Sums of products, width × width, of which the lower triangle is filled. */
  readonly products: Float64Array;
  /** What a value of one unit counts: 1/255 for bytes. */
  readonly scale: number;
}

export const createMoments = (width: number, scale: number): Moments => ({
  width,
  count: 0,
  sums: new Float64Array(width),
  products: new Float64Array(width * width),
  scale,
});

/**
 * Adds vectors from … to − 1. Entries that are 0 cost nothing: of an MNIST image four fifths are.
 * @param values vectors row by row
 */
export function addVectors(moments: Moments, values: ArrayLike<number>, from: number, to: number): void {
  const {width, sums, products} = moments;
  const places = new Uint32Array(width);
  const present = new Float64Array(width);
  for (let vector = from; vector < to; vector++) {
    let lit = 0;
    for (let i = 0; i < width; i++) {
      const value = values[vector * width + i];
      if (value === 0) continue;
      places[lit] = i;
      present[lit++] = value;
      sums[i] += value;
    }
    for (let a = 0; a < lit; a++) {
      const row = places[a] * width;
      const value = present[a];
      for (let b = 0; b <= a; b++) products[row + places[b]] += value * present[b];
    }
    moments.count++;
  }
}

/** Mean and covariance; of the covariance (width × width) only the lower triangle is read. */
export interface MeanAndCovariance {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/**
 * A variance that is no more than the rounding of its sums (of `count` terms, each sum within count·ε/2 of itself) is
 * none: vectors that are all alike must not have components of noise.
 *
 * @throws RangeError where there is no vector
 */
export function meanAndCovariance({width, count, sums, products, scale}: Moments): MeanAndCovariance {
  if (count === 0) throw new RangeError('the mean of nothing');
  const mean = sums.map((sum) => (scale * sum) / count);
  const covariance = new Float64Array(width * width);
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++)
      covariance[i * width + j] = (scale * scale * products[i * width + j]) / count - mean[i] * mean[j];
  for (let i = 0; i < width; i++) {
    const square = (scale * scale * products[i * width + i]) / count;
    if (covariance[i * width + i] > (count + 4) * Number.EPSILON * square) continue;
    for (let j = 0; j <= i; j++) covariance[i * width + j] = 0;
    for (let j = i + 1; j < width; j++) covariance[j * width + i] = 0;
  }
  return {mean, covariance};
}

/**
 * @param count components wanted; at most as many as there are values
 * @throws RangeError where a value is not finite
 */
export function* pcaOf({mean, covariance}: MeanAndCovariance, count = mean.length): Generator<void, Pca> {
  const width = mean.length;
  if (!mean.every(Number.isFinite)) throw new RangeError('PCA of values that are not finite');
  // A value that never changes has no part in any component: MNIST's border need not be decomposed.
  const varies = mean.map((_, i) => (covariance[i * width + i] === 0 ? 0 : 1));
  const kept = Uint32Array.from(mean, (_, i) => i).filter((i) => varies[i] === 1);
  const size = kept.length;
  const reduced = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b <= a; b++) reduced[a * size + b] = covariance[kept[a] * width + kept[b]];
  yield;
  const eigen = yield* symmetricEigen(reduced, size, Math.min(count, size));
  const variances = new Float64Array(width);
  for (let i = 0; i < size; i++) variances[i] = Math.max(0, eigen.values[i]);
  const components = new Float64Array(count * width);
  for (let k = 0; k < eigen.count; k++)
    for (let a = 0; a < size; a++) components[k * width + kept[a]] = eigen.vectors[k * size + a];
  const rest = Uint32Array.from(mean, (_, i) => i).filter((i) => varies[i] === 0);
  for (let k = eigen.count; k < count; k++) components[k * width + rest[k - eigen.count]] = 1;
  return {width, mean, components, count, variances, totalVariance: variances.reduce((sum, v) => sum + v, 0)};
}

/** The share of all variance that each of the components explains; zeros where nothing varies. */
export const explainedVariance = (pca: Pca): Float64Array =>
  pca.variances
    .slice(0, pca.count)
    .map((variance) => (pca.totalVariance > 0 ? variance / pca.totalVariance : 0));

/** Coordinates of vectors along the first `rank` components: n × rank. */
export function project(pca: Pca, values: ArrayLike<number>, n: number, rank: number): Float64Array {
  const {width, mean, components} = pca;
  const codes = new Float64Array(n * rank);
  const centred = new Float64Array(width);
  for (let vector = 0; vector < n; vector++) {
    for (let i = 0; i < width; i++) centred[i] = values[vector * width + i] - mean[i];
    for (let k = 0; k < rank; k++) codes[vector * rank + k] = dotAt(components, k * width, centred, 0, width);
  }
  return codes;
}

/** The vectors with these coordinates along the first `rank` components, and the mean in all other directions. */
export function reconstruct(pca: Pca, codes: ArrayLike<number>, n: number, rank: number): Float64Array {
  const {width, mean, components} = pca;
  const values = new Float64Array(n * width);
  for (let vector = 0; vector < n; vector++) {
    const out = values.subarray(vector * width, (vector + 1) * width);
    out.set(mean);
    for (let k = 0; k < rank; k++) addScaled(out, components, k * width, codes[vector * rank + k]);
  }
  return values;
}

/** Projection on the first `rank` components and back, as one map. */
export function projectionOf(pca: Pca, rank: number): LinearMap {
  const {width, mean, components} = pca;
  const rows = components.subarray(0, rank * width);
  const bias = mean.slice();
  for (let k = 0; k < rank; k++) addScaled(bias, rows, k * width, -dotAt(rows, k * width, mean, 0, width));
  return {width, rank, encode: rows, decode: rows, bias};
}

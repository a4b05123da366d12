import type {JointMoments} from './corruption-moments.ts';
import {symmetricEigen} from './eigen.ts';
import {addScaled, dotAt, type LinearMap} from './linear-map.ts';

/**
 * The best that linear denoising can do: the affine map W·y + b of corrupted images y that comes nearest to the clean
 * ones x in mean square, of full rank (W = Σxy Σyy⁻¹, the Wiener filter) or of rank r (V Vᵀ W, with V the first r
 * eigenvectors of Σxy Σyy⁻¹ Σyx: reduced-rank regression). A linear denoising autoencoder with r numbers in its code
 * cannot be better. Pieces as in eigen.ts.
 *
 * Source: A. J. Izenman, "Reduced-rank regression for the multivariate linear model", Journal of Multivariate Analysis
 * 5 (1975); N. Wiener, "Extrapolation, Interpolation and Smoothing of Stationary Time Series" (1949).
 */
export interface LinearDenoiser {
  readonly width: number;
  /** The full filter. */
  readonly filter: LinearMap;
  /** What it gives clean images' mean, and eigenvectors of what it explains: `rank` rows. */
  readonly directions: Float64Array;
  readonly rank: number;
}

/**
 * Added to the variances of y, as a share of their mean: a pixel that is always black, or fewer images than pixels,
 * must not make Σyy singular. On MNIST it changes errors in the fourth digit at most.
 */
const ridge = 1e-6;

/**
 * What rounding may take from an eigenvalue of Σyy, as a share of the mean square of y, and so the least that is added:
 * images that are all alike leave nothing but rounding as their variances. A sum of `count` terms errs by count·ε/2 of
 * itself at most, a mean's square by twice that, and `width` such errors of one sign add up. For 20,000 images of MNIST
 * it is a tenth of the ridge.
 */
const roundingShare = (width: number, count: number): number => 2 * width * count * Number.EPSILON;

/**
 * @param moments complete; overwritten
 * @param rank directions wanted, 0–width: none for the full filter alone
 */
export function* linearDenoiser(moments: JointMoments, rank: number): Generator<void, LinearDenoiser> {
  const {width, count, within, across, clean, corrupted} = moments;
  if (count === 0) throw new RangeError('a filter from nothing');
  const [meanX, meanY] = [clean, corrupted].map((sums) => sums.map((sum) => sum / count)) as [
    Float64Array,
    Float64Array,
  ];
  let [trace, squares] = [0, 0];
  for (let i = 0; i < width; i++) {
    squares += within[i * width + i] / count;
    for (let j = 0; j < width; j++) {
      within[i * width + j] = within[i * width + j] / count - meanY[i] * meanY[j];
      across[i * width + j] = across[i * width + j] / count - meanY[i] * meanX[j];
    }
    trace += within[i * width + i];
    if (i % 64 === 63) yield;
  }
  const extra = Math.max((ridge * trace) / width, roundingShare(width, count) * (squares / width));
  for (let i = 0; i < width; i++) within[i * width + i] += extra || Number.MIN_VALUE;

  yield* cholesky(within, width);
  yield* solveLower(within, across, width);
  let directions: Float64Array = new Float64Array(0);
  if (rank > 0) {
    const explained = yield* gram(across, width);
    directions = (yield* symmetricEigen(explained, width, rank)).vectors;
  }
  yield* solveUpper(within, across, width);
  // Now row i of `across` says what pixel i of y adds to x̂; the map wants a row for each pixel of x̂.
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) {
      const kept = across[i * width + j];
      across[i * width + j] = across[j * width + i];
      across[j * width + i] = kept;
    }
  const bias = meanX.slice();
  for (let i = 0; i < width; i++) bias[i] -= dotAt(across, i * width, meanY, 0, width);
  return {width, rank, directions, filter: {width, rank: width, encode: across, decode: null, bias}};
}

/**
 * The denoiser of rank r: what the full filter answers, kept only along the first r directions around the mean.
 * @param mean mean of the clean images, 0–1
 */
export function* reducedDenoiser(
  {width, directions, filter}: LinearDenoiser,
  rank: number,
  mean: Float64Array,
): Generator<void, LinearMap> {
  const decode = directions.subarray(0, rank * width);
  const encode = new Float64Array(rank * width);
  const bias = mean.slice();
  for (let k = 0; k < rank; k++) {
    const row = encode.subarray(k * width, (k + 1) * width);
    for (let i = 0; i < width; i++) addScaled(row, filter.encode, i * width, decode[k * width + i]);
    let offset = 0;
    for (let i = 0; i < width; i++) offset += decode[k * width + i] * (filter.bias[i] - mean[i]);
    addScaled(bias, decode, k * width, offset);
    yield;
  }
  return {width, rank, encode, decode, bias};
}

/** A map's matrix W and WᵀW, both width × width: with them its error against noise follows (noise-error.ts). */
export interface QuadraticMap {
  readonly width: number;
  readonly weights: Float64Array;
  readonly gram: Float64Array;
  readonly bias: Float64Array;
}

/**
 * Costs two width × width arrays (10 MB for images) and about width³ / 2 multiplications, through r numbers 2r·width²;
 * for a projection one array, because it is its own square. A map whose two halves are the same rows is taken for one:
 * they must be orthonormal.
 */
export function* quadraticOf({width, rank, encode, decode, bias}: LinearMap): Generator<void, QuadraticMap> {
  if (!decode) {
    const product = yield* gram(encode, width);
    for (let i = 0; i < width; i++)
      for (let j = 0; j < i; j++) product[j * width + i] = product[i * width + j];
    return {width, weights: encode, gram: product, bias};
  }
  const weights = yield* transposedProduct(decode, encode, rank, width);
  if (decode === encode) return {width, weights, gram: weights, bias};
  // W = DᵀE, so WᵀW = Eᵀ(DDᵀ)E.
  const inner = new Float64Array(rank * width);
  for (let k = 0; k < rank; k++) {
    const row = inner.subarray(k * width, (k + 1) * width);
    for (let other = 0; other < rank; other++)
      addScaled(row, encode, other * width, dotAt(decode, k * width, decode, other * width, width));
    yield;
  }
  return {width, weights, gram: yield* transposedProduct(encode, inner, rank, width), bias};
}

/** AᵀB of two matrices of `rank` rows. */
function* transposedProduct(
  a: Float64Array,
  b: Float64Array,
  rank: number,
  width: number,
): Generator<void, Float64Array> {
  const product = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    const row = product.subarray(i * width, (i + 1) * width);
    for (let k = 0; k < rank; k++) addScaled(row, b, k * width, a[k * width + i]);
    if (i % 8 === 7) yield;
  }
  return product;
}

/** A = L·Lᵀ in place, lower triangle, row by row. @throws RangeError where A is not positive definite */
export function* cholesky(a: Float64Array, size: number): Generator<void> {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++)
      a[i * size + j] = (a[i * size + j] - dotAt(a, i * size, a, j * size, j)) / a[j * size + j];
    const square = a[i * size + i] - dotAt(a, i * size, a, i * size, i);
    if (!(square > 0)) throw new RangeError('the matrix is not positive definite');
    a[i * size + i] = Math.sqrt(square);
    if (i % 4 === 3) yield;
  }
}

/** B ← L⁻¹·B, for a square B. */
function* solveLower(l: Float64Array, b: Float64Array, size: number): Generator<void> {
  for (let i = 0; i < size; i++) {
    const row = b.subarray(i * size, (i + 1) * size);
    for (let j = 0; j < i; j++) addScaled(row, b, j * size, -l[i * size + j]);
    const pivot = 1 / l[i * size + i];
    for (let k = 0; k < size; k++) row[k] *= pivot;
    yield;
  }
}

/** B ← L⁻ᵀ·B, for a square B. */
function* solveUpper(l: Float64Array, b: Float64Array, size: number): Generator<void> {
  for (let i = size - 1; i >= 0; i--) {
    const row = b.subarray(i * size, (i + 1) * size);
    for (let j = i + 1; j < size; j++) addScaled(row, b, j * size, -l[j * size + i]);
    const pivot = 1 / l[i * size + i];
    for (let k = 0; k < size; k++) row[k] *= pivot;
    yield;
  }
}

/** AᵀA of a square A, the lower triangle. */
export function* gram(a: Float64Array, size: number): Generator<void, Float64Array> {
  const product = new Float64Array(size * size);
  const whole = size - (size % 4);
  // Four rows at a time, so that an entry of the product is fetched once for the four.
  for (let k = 0; k < whole; k += 4) {
    const [r0, r1, r2, r3] = [k * size, (k + 1) * size, (k + 2) * size, (k + 3) * size];
    for (let i = 0; i < size; i++) {
      const [v0, v1, v2, v3] = [a[r0 + i], a[r1 + i], a[r2 + i], a[r3 + i]];
      const row = i * size;
      for (let j = 0; j <= i; j++)
        product[row + j] += v0 * a[r0 + j] + v1 * a[r1 + j] + (v2 * a[r2 + j] + v3 * a[r3 + j]);
    }
    yield;
  }
  for (let k = whole; k < size; k++) {
    for (let i = 0; i < size; i++) {
      const value = a[k * size + i];
      for (let j = 0; j <= i; j++) product[i * size + j] += value * a[k * size + j];
    }
    yield;
  }
  return product;
}

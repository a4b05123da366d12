import type {AnalysisRefusal, PointSet} from '../../protocol/analysis.ts';
import {nearestNeighbours, type DistanceKernel, type Neighbours} from '../../numerics/neighbours.ts';
import {addVectors, createMoments, pcaOf, type Pca} from '../../numerics/pca.ts';

/** Vectors of one piece of a mean and covariance. */
const piece = 256;

/** A set of points, and what has been found out about it. */
export class Space {
  readonly values: Float32Array;
  readonly width: number;
  readonly count: number;
  readonly refusal: AnalysisRefusal | null;
  readonly #kernel: DistanceKernel | null;
  #neighbours: Neighbours | null = null;
  #pca: Pca | null = null;

  constructor({values, width}: PointSet, kernel: DistanceKernel | null) {
    this.values = values;
    this.width = width;
    this.count = width > 0 ? Math.floor(values.length / width) : 0;
    this.refusal = refusalOf(values, this.count, width);
    this.#kernel = kernel;
  }

  /** What it holds, in bytes. */
  get bytes(): number {
    const known = this.#neighbours;
    const pca = this.#pca;
    return (
      this.values.byteLength +
      (known ? known.indices.byteLength + known.distances.byteLength : 0) +
      (pca ? pca.components.byteLength + pca.mean.byteLength + pca.variances.byteLength : 0)
    );
  }

  /** The k nearest of every point; looked for once, and again only for a larger k. Yields the share done. */
  *neighbours(k: number): Generator<number, Neighbours> {
    const wanted = Math.min(k, Math.max(0, this.count - 1));
    if (!this.#neighbours || this.#neighbours.k < wanted)
      this.#neighbours = yield* nearestNeighbours(this.values, this.count, this.width, wanted, this.#kernel);
    return firstNeighbours(this.#neighbours, wanted);
  }

  *pca(): Generator<number, Pca> {
    if (this.#pca) return this.#pca;
    const moments = createMoments(this.width, 1);
    for (let from = 0; from < this.count; from += piece) {
      addVectors(moments, this.values, from, Math.min(from + piece, this.count));
      yield from / this.count;
    }
    const pieces = pcaOf(moments);
    for (;;) {
      const {done, value} = pieces.next();
      if (done) return (this.#pca = value);
      yield 1;
    }
  }
}

/** The nearest k of those that are known. */
export function firstNeighbours(known: Neighbours, k: number): Neighbours {
  if (known.k === k) return known;
  const indices = new Uint32Array(known.count * k);
  const distances = new Float32Array(known.count * k);
  for (let i = 0; i < known.count; i++) {
    indices.set(known.indices.subarray(i * known.k, i * known.k + k), i * k);
    distances.set(known.distances.subarray(i * known.k, i * known.k + k), i * k);
  }
  return {count: known.count, k, indices, distances};
}

/** Why nothing can be made of these values; null where something can. */
export function refusalOf(values: Float32Array, count: number, width: number): AnalysisRefusal | null {
  if (count === 0) return {refused: 'no-points', values: {}};
  let [bad, first] = [0, -1];
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += values[i * width + d]! * 0;
    // 0 · NaN and 0 · ∞ are NaN.
    if (sum === 0) continue;
    if (bad++ === 0) first = i;
  }
  return bad > 0 ? {refused: 'not-finite', values: {count: bad, first}} : null;
}

import type {AnalysisRefusal, PointSet} from '../../protocol/analysis.ts';
import {byCosine, directionsOf} from '../../numerics/directions.ts';
import {nearestNeighbours, neighboursOf, type Neighbours} from '../../numerics/neighbours.ts';
import {addVectors, createMoments, meanAndCovariance, pcaOf, type Pca} from '../../numerics/pca.ts';
import {drive, type Between} from '../scheduling/drive.ts';

/**
 * A faster way to the same neighbours than plain loops: exact, ties to the lower index, for 1 ≤ k < count. Null where
 * it cannot run.
 */
export type FindNeighbours = (
  points: Float32Array,
  dimensions: number,
  k: number,
  between: Between,
) => Promise<{readonly indices: ArrayLike<number>; readonly distances: Float32Array} | null>;

/** Vectors of one chunk of a mean and covariance. */
const chunkVectors = 256;

/** count × width. */
interface Measured {
  readonly values: Float32Array;
  readonly width: number;
}

/** A set of points, and what has been found out about it. */
export class Space {
  readonly values: Float32Array;
  readonly width: number;
  readonly count: number;
  readonly refusal: AnalysisRefusal | null;
  readonly #findNeighbours: FindNeighbours | null;
  readonly #cosine: boolean;
  #measured: Measured | null = null;
  #neighbours: Neighbours | null = null;
  #pca: Pca | null = null;

  constructor({values, width, distance = 'euclidean'}: PointSet, findNeighbours: FindNeighbours | null) {
    this.values = values;
    this.width = width;
    this.count = width > 0 ? Math.floor(values.length / width) : 0;
    this.refusal = refusalOf(values, this.count, width);
    this.#findNeighbours = findNeighbours;
    this.#cosine = distance === 'cosine';
  }

  /** What it holds, in bytes. */
  get bytes(): number {
    const known = this.#neighbours;
    const pca = this.#pca;
    return (
      this.values.byteLength +
      (this.#cosine && this.#measured ? this.#measured.values.byteLength : 0) +
      (known ? known.indices.byteLength + known.distances.byteLength : 0) +
      (pca ? pca.components.byteLength + pca.mean.byteLength + pca.variances.byteLength : 0)
    );
  }

  /** The points where Euclidean distance puts them in the order of this set's distance. */
  get measured(): Measured {
    return (this.#measured ??= this.#measure(this.values));
  }

  #measure(values: Float32Array): Measured {
    const {width} = this;
    return this.#cosine ? {values: directionsOf(values, width), width: width + 1} : {values, width};
  }

  /** The k nearest of these points to each of some others (n × width), by this set's distance. */
  *nearestTo(queries: Float32Array, k: number): Generator<number, Neighbours> {
    const {values, width} = this.measured;
    const found = yield* neighboursOf(this.#measure(queries).values, values, this.count, width, k);
    return this.#cosine ? byCosine(found) : found;
  }

  /** The k nearest of every point; looked for once, and again only for a larger k. */
  async neighbours(k: number, between: Between): Promise<Neighbours> {
    const wanted = Math.min(k, Math.max(0, this.count - 1));
    if (!this.#neighbours || this.#neighbours.k < wanted) {
      const {values, width} = this.measured;
      const found = await allNeighbours(values, width, wanted, this.#findNeighbours, between);
      this.#neighbours = this.#cosine ? byCosine(found) : found;
    }
    return firstNeighbours(this.#neighbours, wanted);
  }

  async pca(between: Between): Promise<Pca> {
    if (this.#pca) return this.#pca;
    const moments = createMoments(this.width, 1);
    for (let from = 0; from < this.count; from += chunkVectors) {
      addVectors(moments, this.values, from, Math.min(from + chunkVectors, this.count));
      await between(from / this.count);
    }
    return (this.#pca = await drive(pcaOf(meanAndCovariance(moments)), between));
  }
}

/** The k nearest of every point, by the faster way where there is one. */
export async function allNeighbours(
  values: Float32Array,
  width: number,
  k: number,
  find: FindNeighbours | null,
  between: Between,
): Promise<Neighbours> {
  const count = values.length / width;
  const usable = find && k >= 1 && k < count && squaresFit(values);
  const found = usable ? await find(values, width, k, between) : null;
  if (!found) return drive(nearestNeighbours(values, count, width, k), between);
  return {count, k, indices: Uint32Array.from(found.indices), distances: found.distances};
}

/** Whether sums of squares neither vanish nor overflow in the 32-bit floats of a faster way. */
function squaresFit(values: Float32Array): boolean {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest > 1e-12 && largest < 1e15;
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
    for (let d = 0; d < width; d++) sum += values[i * width + d] * 0;
    // 0 · NaN and 0 · ∞ are NaN.
    if (sum === 0) continue;
    if (bad++ === 0) first = i;
  }
  return bad > 0 ? {refused: 'not-finite', values: {count: bad, first}} : null;
}

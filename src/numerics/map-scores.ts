import type {Neighbours} from './neighbours.ts';
import {squaredDistance} from './neighbours.ts';

/**
 * Trustworthiness of a map: 1 where every neighbour in the map is a neighbour in the original space too, less for
 * each intruder by how far down the original ranking it stands:
 *
 * 1 − 2/(n·k·(2n − 3k − 1)) Σᵢ Σⱼ max(0, rᵢⱼ − k), over the k neighbours j of i in the map, with rᵢⱼ the rank of j
 * among the original neighbours of i (1: the nearest).
 *
 * Source: J. Venna, S. Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN 2001. Yields the
 * share done.
 * @param original count × width
 * @param inMap neighbours in the map; k as many as they have, below count / 2
 * @throws RangeError where k is not below count / 2: the measure is not defined
 */
export function* trustworthiness(
  original: Float32Array,
  width: number,
  inMap: Neighbours,
): Generator<number, number> {
  const {count, k, indices} = inMap;
  if (k === 0 || 2 * k >= count) throw new RangeError('trustworthiness needs more than twice k points');
  let sum = 0;
  const row = new Float64Array(count);
  let work = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) row[j] = squaredDistance(original, i * width, original, j * width, width);
    for (let at = i * k; at < (i + 1) * k; at++) {
      const other = indices[at];
      const distance = row[other];
      // Its rank: how many stand before it, of equally near ones those of lower index.
      let rank = 1;
      for (let j = 0; j < count; j++)
        if (j !== i && (row[j] < distance || (row[j] === distance && j < other))) rank++;
      if (rank > k) sum += rank - k;
    }
    work += count * (width + 2 * k);
    if (work < 2_000_000) continue;
    work = 0;
    yield (i + 1) / count;
  }
  return 1 - (2 * sum) / (count * k * (2 * count - 3 * k - 1));
}

/**
 * Of each point's k nearest neighbours in the original space, how many are not among its k nearest in the map: the size of
 * what J. Venna, S. Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN 2001, call V_k(i), whose
 * ranks make the map's discontinuities.
 * @param inSpace and `inMap`: of the same points, with the same k, below 256
 */
export function lostNeighbours(inSpace: Neighbours, inMap: Neighbours): Uint8Array {
  const {count, k} = inSpace;
  return Uint8Array.from({length: count}, (_, i) => {
    const near = inMap.indices.subarray(i * k, (i + 1) * k);
    let lost = 0;
    for (let at = i * k; at < (i + 1) * k; at++) if (!near.includes(inSpace.indices[at])) lost++;
    return lost;
  });
}

/**
 * The share of points whose class is the one most frequent among their neighbours, themselves left out. Of equally
 * frequent classes the lowest counts, as in scikit-learn.
 */
export function neighbourAccuracy({count, k, indices}: Neighbours, labels: ArrayLike<number>): number {
  let right = 0;
  const votes = new Uint32Array(256);
  for (let i = 0; i < count; i++) {
    votes.fill(0);
    for (let at = i * k; at < (i + 1) * k; at++) votes[labels[indices[at]]]++;
    let most = 0;
    for (let label = 1; label < 256; label++) if (votes[label] > votes[most]) most = label;
    if (k > 0 && most === labels[i]) right++;
  }
  return count > 0 ? right / count : 0;
}

/** How well a class keeps together on a map. */
export interface ClassShare {
  readonly label: number;
  /** Of its points' neighbours, those of the same class. */
  readonly share: number;
}

/**
 * Class by class, the share of its points' k neighbours that are of it too; the classes that keep together best come
 * first, of equal ones the lowest. Over all points its mean is the neighbourhood hit of F. V. Paulovich, L. G. Nonato,
 * R. Minghim, H. Levkowitz, "Least square projection: a fast high-precision multidimensional projection technique and its
 * application to document mapping", IEEE TVCG 14(3), 2008.
 */
export function ownNeighbours({count, k, indices}: Neighbours, labels: ArrayLike<number>): ClassShare[] {
  const points = new Uint32Array(256);
  const own = new Uint32Array(256);
  for (let i = 0; i < count; i++) {
    points[labels[i]]++;
    for (let at = i * k; at < (i + 1) * k; at++) if (labels[indices[at]] === labels[i]) own[labels[i]]++;
  }
  if (k === 0) return [];
  return Array.from(points, (many, label) => ({label, share: own[label] / (many * k), many}))
    .filter(({many}) => many > 0)
    .map(({label, share}) => ({label, share}))
    .sort((a, b) => b.share - a.share || a.label - b.label);
}

export interface Dimension {
  readonly mean: number;
  /** Of the population. */
  readonly standardDeviation: number;
  readonly least: number;
  readonly most: number;
  /** It says nothing: its spread is below a millionth of the widest one's, or of its own size. */
  readonly dead: boolean;
}

/** What each of the numbers of a code does over many codes (count × width). */
export function dimensionsOf(codes: Float32Array, count: number, width: number): Dimension[] {
  const found = Array.from({length: width}, (_, d) => {
    let [sum, least, most] = [0, Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      const value = codes[i * width + d];
      sum += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    const mean = sum / count;
    let squares = 0;
    for (let i = 0; i < count; i++) squares += (codes[i * width + d] - mean) ** 2;
    return {mean, standardDeviation: Math.sqrt(squares / count), least, most};
  });
  const widest = found.reduce((most, {standardDeviation}) => Math.max(most, standardDeviation), 0);
  return found.map((dimension) => ({
    ...dimension,
    dead: !(dimension.standardDeviation > 1e-6 * Math.max(widest, Math.abs(dimension.mean))),
  }));
}

import type {Neighbours} from './neighbours.ts';

/**
 * Vectors at length 1, each with one number more: 0, or 1 where the vector is zero and has no direction, which so
 * stands at right angles to every other. Between two of them |u − v|² / 2 = 1 − cos(u, v), the cosine distance, so
 * that whoever finds neighbours by Euclidean distance finds those by direction. By the law of cosines; a vector of
 * zeros as in scikit-learn's `cosine_distances`.
 * @param values count × width, finite
 * @returns count × (width + 1)
 */
export function directionsOf(values: Float32Array, width: number): Float32Array {
  const count = width > 0 ? values.length / width : 0;
  const directions = new Float32Array(count * (width + 1));
  for (let i = 0; i < count; i++) {
    const from = i * width;
    const to = i * (width + 1);
    // Relative to the largest, so that squares neither vanish nor overflow.
    let largest = 0;
    for (let d = 0; d < width; d++) largest = Math.max(largest, Math.abs(values[from + d]));
    if (largest === 0) {
      directions[to + width] = 1;
      continue;
    }
    let squares = 0;
    for (let d = 0; d < width; d++) squares += (values[from + d] / largest) ** 2;
    const length = Math.sqrt(squares);
    for (let d = 0; d < width; d++) directions[to + d] = values[from + d] / largest / length;
  }
  return directions;
}

/** Neighbours among {@link directionsOf} vectors, with cosine distances (0–2) instead of Euclidean ones. */
export const byCosine = <T extends Pick<Neighbours, 'distances'>>(neighbours: T): T => ({
  ...neighbours,
  distances: neighbours.distances.map((chord) => (chord * chord) / 2),
});

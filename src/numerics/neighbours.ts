/**
 * Exact nearest neighbours by Euclidean distance, in pieces, in plain loops: what every faster way is compared with.
 */
export interface Neighbours {
  readonly count: number;
  /** Neighbours a point has: as many as were asked for, or all others. */
  readonly k: number;
  /** count × k, nearest first; of equally near ones the lower index first. A point is not its own neighbour. */
  readonly indices: Uint32Array;
  /** count × k distances. */
  readonly distances: Float32Array;
}

/** Values whose differences one piece takes: some milliseconds. */
const chunkWork = 2_000_000;

/** Σ (aᵢ − bᵢ)² */
export function squaredDistance(
  a: Float32Array,
  from: number,
  b: Float32Array,
  at: number,
  width: number,
): number {
  let [s0, s1] = [0, 0];
  const whole = width - (width % 2);
  for (let i = 0; i < whole; i += 2) {
    const d0 = a[from + i] - b[at + i];
    const d1 = a[from + i + 1] - b[at + i + 1];
    s0 += d0 * d0;
    s1 += d1 * d1;
  }
  if (whole < width) s0 += (a[from + whole] - b[at + whole]) ** 2;
  return s0 + s1;
}

const largestFloat = 2 ** 128 - 2 ** 104;

/** The square root, where it is beyond 32-bit floats the largest of them: distances of finite points are finite. */
const lengthOf = (squared: number): number => Math.min(Math.sqrt(squared), largestFloat);

/** The k smallest so far of one point, in a row of two tables, nearest first. */
function insert(
  distances: Float64Array,
  indices: Uint32Array,
  from: number,
  k: number,
  distance: number,
  index: number,
): void {
  let place = from + k - 1;
  // Strictly: of equal ones the first that came, which has the lower index, stays in front.
  while (place > from && distances[place - 1] > distance) {
    distances[place] = distances[place - 1];
    indices[place] = indices[place - 1];
    place--;
  }
  distances[place] = distance;
  indices[place] = index;
}

/**
 * The k nearest neighbours of every point; each pair is measured once. Yields the share done, 0–1.
 * @param values count × width, finite
 */
export function* nearestNeighbours(
  values: Float32Array,
  count: number,
  width: number,
  k: number,
): Generator<number, Neighbours> {
  const kept = Math.max(0, Math.min(k, count - 1));
  const distances = new Float64Array(count * kept).fill(Infinity);
  const indices = new Uint32Array(count * kept);
  let work = 0;
  for (let i = 1; i < count && kept > 0; i++) {
    for (let j = 0; j < i; j++) {
      const distance = squaredDistance(values, i * width, values, j * width, width);
      if (distance < distances[i * kept + kept - 1]) insert(distances, indices, i * kept, kept, distance, j);
      if (distance < distances[j * kept + kept - 1]) insert(distances, indices, j * kept, kept, distance, i);
    }
    work += i * (width + 4);
    if (work < chunkWork) continue;
    work = 0;
    yield (i / count) ** 2;
  }
  return {count, k: kept, indices, distances: Float32Array.from(distances, lengthOf)};
}

/** The k nearest of `values` to each of some other points: queries × k, nearest first. */
export function* neighboursOf(
  queries: Float32Array,
  values: Float32Array,
  count: number,
  width: number,
  k: number,
): Generator<number, Neighbours> {
  const asked = queries.length / width;
  const kept = Math.min(k, count);
  const distances = new Float64Array(asked * kept).fill(Infinity);
  const indices = new Uint32Array(asked * kept);
  let work = 0;
  for (let i = 0; i < asked; i++) {
    for (let j = 0; j < count; j++) {
      const distance = squaredDistance(queries, i * width, values, j * width, width);
      if (distance < distances[i * kept + kept - 1]) insert(distances, indices, i * kept, kept, distance, j);
    }
    work += count * width;
    if (work < chunkWork) continue;
    work = 0;
    yield (i + 1) / asked;
  }
  return {count: asked, k: kept, indices, distances: Float32Array.from(distances, lengthOf)};
}

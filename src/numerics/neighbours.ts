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

/**
 * Squared distances of `rows` points to all `count`, into `out` (rows × count, row by row). A faster kernel may take
 * this one's place where it agrees to 1e-4 of the largest squared norm: candidates are measured again before they
 * are ranked.
 */
export type DistanceKernel = (
  values: Float32Array,
  count: number,
  width: number,
  firstRow: number,
  rows: number,
  out: Float32Array,
) => void;

/** Values whose differences one piece takes: some milliseconds. */
const pieceWork = 2_000_000;
/** Candidates beyond k that an approximate kernel's ranking keeps. */
const spare = 8;

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
    const d0 = a[from + i]! - b[at + i]!;
    const d1 = a[from + i + 1]! - b[at + i + 1]!;
    s0 += d0 * d0;
    s1 += d1 * d1;
  }
  if (whole < width) s0 += (a[from + whole]! - b[at + whole]!) ** 2;
  return s0 + s1;
}

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
  while (place > from && distances[place - 1]! > distance) {
    distances[place] = distances[place - 1]!;
    indices[place] = indices[place - 1]!;
    place--;
  }
  distances[place] = distance;
  indices[place] = index;
}

/**
 * The k nearest neighbours of every point. Yields the share done, 0–1.
 * @param values count × width, finite
 */
export function* nearestNeighbours(
  values: Float32Array,
  count: number,
  width: number,
  k: number,
  kernel: DistanceKernel | null = null,
): Generator<number, Neighbours> {
  const kept = Math.max(0, Math.min(k, count - 1));
  const best = yield* kernel
    ? byKernel(values, count, width, kept, kernel)
    : byPairs(values, count, width, kept);
  return {count, k: kept, indices: best.indices, distances: Float32Array.from(best.distances, Math.sqrt)};
}

interface Best {
  readonly indices: Uint32Array;
  readonly distances: Float64Array;
}

/** Each pair once, and told to both. */
function* byPairs(values: Float32Array, count: number, width: number, k: number): Generator<number, Best> {
  const distances = new Float64Array(count * k).fill(Infinity);
  const indices = new Uint32Array(count * k);
  let work = 0;
  for (let i = 1; i < count && k > 0; i++) {
    for (let j = 0; j < i; j++) {
      const distance = squaredDistance(values, i * width, values, j * width, width);
      if (distance < distances[i * k + k - 1]!) insert(distances, indices, i * k, k, distance, j);
      if (distance < distances[j * k + k - 1]!) insert(distances, indices, j * k, k, distance, i);
    }
    work += i * (width + 4);
    if (work < pieceWork) continue;
    work = 0;
    yield (i / count) ** 2;
  }
  return {indices, distances};
}

function* byKernel(
  values: Float32Array,
  count: number,
  width: number,
  k: number,
  kernel: DistanceKernel,
): Generator<number, Best> {
  const distances = new Float64Array(count * k).fill(Infinity);
  const indices = new Uint32Array(count * k);
  const candidates = Math.min(k + spare, count - 1);
  const rows = Math.max(1, Math.floor(pieceWork / (count * 4)));
  const block = new Float32Array(rows * count);
  const roughly = new Float64Array(candidates);
  const named = new Uint32Array(candidates);
  for (let first = 0; first < count && k > 0; first += rows) {
    const here = Math.min(rows, count - first);
    kernel(values, count, width, first, here, block);
    for (let row = 0; row < here; row++) {
      const i = first + row;
      roughly.fill(Infinity);
      for (let j = 0; j < count; j++) {
        const distance = block[row * count + j]!;
        if (j !== i && distance < roughly[candidates - 1]!)
          insert(roughly, named, 0, candidates, distance, j);
      }
      named.sort();
      for (const j of named) {
        const distance = squaredDistance(values, i * width, values, j * width, width);
        if (distance < distances[i * k + k - 1]!) insert(distances, indices, i * k, k, distance, j);
      }
    }
    yield (first + here) / count;
  }
  return {indices, distances};
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
      if (distance < distances[i * kept + kept - 1]!) insert(distances, indices, i * kept, kept, distance, j);
    }
    work += count * width;
    if (work < pieceWork) continue;
    work = 0;
    yield (i + 1) / asked;
  }
  return {count: asked, k: kept, indices, distances: Float32Array.from(distances, Math.sqrt)};
}

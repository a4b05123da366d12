import type {Domain} from './map-frame.ts';
import type {PointsPicture} from './map-points.ts';

/** A cell's side, in CSS pixels of the whole map. */
const cell = 4;
/** Each of three moving averages is over so many cells to both sides. */
const reach = 2;
/** The kernel's standard deviation, in CSS pixels of the whole map: three averages of 2r + 1 cells have the variance r² + r. */
export const bandwidth = cell * Math.sqrt(reach ** 2 + reach);
/** Shares of the points that lie within the lines, the outermost first. */
export const shares = [0.95, 0.8, 0.6, 0.4, 0.2] as const;

/** How densely points lie, on a grid over the map. */
export interface Density {
  /** Points a cell, row by row, upwards. */
  readonly values: Float32Array;
  readonly columns: number;
  readonly rows: number;
  /** Where the grid begins, and how long a cell is, in the map's values. */
  readonly x: readonly [from: number, step: number];
  readonly y: readonly [from: number, step: number];
  /** Points with a place, on the grid or beyond it. */
  readonly count: number;
}

/** A line of one density: pieces from place to place (x, y, x, y, then the next), in the map's values. */
export interface Contour {
  /** Of all points, so many lie where it is denser. */
  readonly share: number;
  readonly segments: Float32Array;
}

/**
 * A kernel density estimate of points: counted into cells (M. P. Wand, "Fast computation of multivariate kernel
 * estimators", Journal of Computational and Graphical Statistics 3, 1994), then blurred by a Gaussian kernel, for which
 * three moving averages stand (W. M. Wells, "Efficient synthesis of Gaussian filters by cascaded uniform filters", IEEE
 * Transactions on Pattern Analysis and Machine Intelligence 8, 1986). The grid reaches half a map beyond its edges, as
 * far as a reader can go.
 * @param places count × 2; those not finite are left out
 * @param fit what the whole map shows, in its values
 * @param side how long its sides are, in CSS pixels
 */
export function densityOf(places: Float32Array, fit: Domain, side: number): Density {
  const pieces = densityInPieces(places, fit, side);
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
  }
}

/** The same in pieces, each short enough for a page's thread. */
export function* densityInPieces(
  places: Float32Array,
  fit: Domain,
  side: number,
): Generator<undefined, Density> {
  const columns = Math.max(2, Math.round((2 * side) / cell));
  const rows = columns;
  const values = new Float32Array(columns * rows);
  const line = ([from, to]: readonly [number, number]) =>
    [from - (to - from) / 2, (2 * (to - from)) / columns] as const;
  const [x, y] = [line(fit.x), line(fit.y)];
  let count = 0;
  for (let i = 0; i < places.length; i += 2) {
    const column = Math.floor((places[i] - x[0]) / x[1]);
    const row = Math.floor((places[i + 1] - y[0]) / y[1]);
    if (!Number.isFinite(column + row)) continue;
    count++;
    if (column >= 0 && row >= 0 && column < columns && row < rows) values[row * columns + column]++;
  }
  const room = new Float32Array(columns + 2 * reach + 1);
  for (let pass = 0; pass < 3; pass++) {
    yield;
    for (let row = 0; row < rows; row++) average(values, row * columns, 1, columns, room);
    yield;
    for (let column = 0; column < columns; column++) average(values, column, columns, rows, room);
  }
  return {values, columns, rows, x, y, count};
}

/**
 * A moving average along one row or column: each value is that of all within reach; beyond the grid there is nothing.
 * @param room for a row as it was, with nothing before and after it
 */
function average(values: Float32Array, from: number, step: number, count: number, room: Float32Array): void {
  room.fill(0);
  for (let i = 0; i < count; i++) room[i + reach + 1] = values[from + i * step];
  let sum = 0;
  for (let i = 1; i <= 2 * reach; i++) sum += room[i];
  for (let i = 0; i < count; i++) {
    sum += room[i + 2 * reach + 1] - room[i];
    values[from + i * step] = sum / (2 * reach + 1);
  }
}

/** Classes of density that levels are looked for in: finer where it is low, as roots are. */
const classes = 4096;

/**
 * The densities above which shares of the points lie: bounds of highest density regions (R. J. Hyndman, "Computing and
 * graphing highest density regions", The American Statistician 50, 1996). NaN for a share that the grid does not hold.
 */
export function levelsOf({values, count}: Density, of: readonly number[] = shares): number[] {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const points = new Float64Array(classes);
  for (const value of values)
    if (value > 0) points[Math.floor((classes - 1) * Math.sqrt(value / most))] += value;
  const levels = of.map(() => NaN);
  let within = 0;
  for (let at = classes - 1; at > 0; at--) {
    within += points[at];
    of.forEach((share, i) => {
      if (Number.isNaN(levels[i]) && within >= share * count) levels[i] = most * (at / (classes - 1)) ** 2;
    });
  }
  return levels;
}

/** Corners of a cell, around: the left lower one first. */
const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** The line around all that is denser than a level: marching squares, each side cut where the density is the level. */
export function contourAt({values, columns, rows, x, y}: Density, level: number, share: number): Contour {
  const ends: number[] = [];
  // Values are those of the middles of their cells.
  for (let row = 0; row < rows - 1 && !Number.isNaN(level); row++)
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const above =
        Number(values[at] > level) +
        Number(values[at + 1] > level) +
        Number(values[at + columns] > level) +
        Number(values[at + columns + 1] > level);
      if (above === 0 || above === 4) continue;
      const around = [values[at], values[at + 1], values[at + columns + 1], values[at + columns]];
      for (let side = 0; side < 4; side++) {
        const next = (side + 1) % 4;
        if (around[side] > level === around[next] > level) continue;
        const part = (level - around[side]) / (around[next] - around[side]);
        const [from, to] = [corners[side], corners[next]];
        ends.push(x[0] + (column + 0.5 + from[0] + part * (to[0] - from[0])) * x[1]);
        ends.push(y[0] + (row + 0.5 + from[1] + part * (to[1] - from[1])) * y[1]);
      }
    }
  return {share, segments: Float32Array.from(ends)};
}

/** Draws lines a CSS pixel wide. @param ratio pixels of the canvas to a CSS pixel */
export function drawContours(
  context: CanvasRenderingContext2D,
  lines: readonly Contour[],
  {across, down}: Pick<PointsPicture, 'across' | 'down'>,
  ratio: number,
  ink: string,
  opacity: number,
): void {
  context.globalAlpha = opacity;
  context.strokeStyle = ink;
  context.lineWidth = ratio;
  context.lineCap = 'round';
  context.beginPath();
  for (const {segments} of lines)
    for (let i = 0; i < segments.length; i += 2) {
      const x = across[0] * segments[i] + across[1];
      const y = down[0] * segments[i + 1] + down[1];
      if (i % 4 === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  context.stroke();
  context.globalAlpha = 1;
}

import {blur2, contours} from 'd3';
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

/** A line of one density: rings of places (x, y, x, y, …), in the map's values. */
export interface Contour {
  /** Of all points, so many lie where it is denser. */
  readonly share: number;
  readonly rings: readonly Float32Array[];
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
  blur2({data: values, width: columns}, reach);
  return {values, columns, rows, x, y, count};
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

/** The line around all that is denser than a level. */
export function contourAt({values, columns, rows, x, y}: Density, level: number, share: number): Contour {
  if (Number.isNaN(level)) return {share, rings: []};
  const {coordinates} = contours()
    .size([columns, rows])
    .contour(values as unknown as number[], level);
  const rings = coordinates.flat().map((ring) => {
    const places = new Float32Array(2 * ring.length);
    ring.forEach(([column, row], i) => {
      places[2 * i] = x[0] + column * x[1];
      places[2 * i + 1] = y[0] + row * y[1];
    });
    return places;
  });
  return {share, rings};
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
  context.lineJoin = 'round';
  context.beginPath();
  for (const {rings} of lines)
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const x = across[0] * ring[i] + across[1];
        const y = down[0] * ring[i + 1] + down[1];
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    }
  context.stroke();
  context.globalAlpha = 1;
}

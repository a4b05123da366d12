import {pixels, side as fieldSide} from '../pixels/size.ts';
import {byteOf, fullByte} from '../pixels/values.ts';

/**
 * MNIST's own preparation: the ink is fitted into a 20 × 20 box, keeping its proportions, with the grey levels that
 * antialiasing gives; the box is then moved so that its centre of mass lies in the middle of the 28 × 28 field.
 *
 * Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits". MNIST moves by whole
 * pixels and takes pixel (14, 14) as the middle: the mean centre of mass of its training digits is there, with the
 * spread of a rounding error.
 */

/** Pixels along a side of the box that the ink fills. */
export const boxSide = 20;

/** Where the moved box begins along one axis, so that a centre of mass at `centre` in it lands on the middle. */
function boxStart(centre: number, side: number): number {
  const start = Math.round(fieldSide / 2 - centre);
  return Math.max(0, Math.min(fieldSide - side, start));
}

/**
 * Writes the 28 × 28 bytes of an image to `out` from `offset` on: the square `coverage` (side × side values in
 * 0–1, row by row, side ≤ 28) moved by whole pixels, so that its centre of mass lies within half a pixel of
 * pixel (14, 14), or as near as the field's edge allows. No ink gives an empty image.
 */
export function placeByMass(coverage: Float64Array, side: number, out: Uint8Array, offset: number): void {
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++, at++) {
      const value = coverage[at];
      mass += value;
      momentX += value * x;
      momentY += value * y;
    }
  }
  out.fill(0, offset, offset + pixels);
  if (mass === 0) return;
  const left = boxStart(momentX / mass, side);
  const top = boxStart(momentY / mass, side);
  for (let y = 0, at = 0; y < side; y++) {
    let to = offset + (y + top) * fieldSide + left;
    for (let x = 0; x < side; x++) out[to++] = byteOf(coverage[at++]);
  }
}

/** Whether a condition holds anywhere in 0 … length - 1. */
function someIndex(length: number, holds: (i: number) => boolean): boolean {
  for (let i = 0; i < length; i++) if (holds(i)) return true;
  return false;
}

/** The first and one past the last of 0 … length - 1 where a condition holds; null when there is none. */
function extent(length: number, holds: (i: number) => boolean): [number, number] | null {
  let first = 0;
  while (first < length && !holds(first)) first++;
  if (first === length) return null;
  let end = length;
  while (!holds(end - 1)) end--;
  return [first, end];
}

/**
 * The mean of a line of pixels over `from` … `to` (pixel i covers i … i + 1; outside the line is paper): what an
 * antialiased pixel of that width sees.
 */
function meanOver(value: (i: number) => number, length: number, from: number, to: number): number {
  let sum = 0;
  const last = Math.min(length, Math.ceil(to));
  for (let i = Math.max(0, Math.floor(from)); i < last; i++) {
    sum += value(i) * (Math.min(to, i + 1) - Math.max(from, i));
  }
  return sum / (to - from);
}

/**
 * Prepares a drawing as MNIST does. `ink` is width × height values, row by row, 0 for paper and `full` for ink
 * (whatever exceeds it counts as full). Returns 28 × 28 bytes, 255 for ink; a drawing without ink gives zeros.
 * Throws a RangeError when `ink` does not hold width × height values.
 */
export function centreDrawing(
  ink: Uint8Array | Uint8ClampedArray | Float32Array,
  width: number,
  height: number,
  full = fullByte,
): Uint8Array {
  if (ink.length !== width * height) {
    throw new RangeError(`${ink.length} values for a drawing of ${width} × ${height}`);
  }
  const image = new Uint8Array(pixels);
  // Written so that NaN and negative values are paper.
  const inked = (x: number, y: number): boolean => ink[y * width + x] > 0;
  const rows = extent(height, (y) => someIndex(width, (x) => inked(x, y)));
  const columns = extent(width, (x) => someIndex(height, (y) => inked(x, y)));
  if (!rows || !columns) return image;

  // One pixel of the box covers a square of this side; the shorter direction is in the middle of the box.
  const step = Math.max(rows[1] - rows[0], columns[1] - columns[0]) / boxSide;
  const left = (columns[0] + columns[1] - step * boxSide) / 2;
  const top = (rows[0] + rows[1] - step * boxSide) / 2;
  // First along the rows, then along the columns: the mean over a square is the mean of means.
  const narrow = new Float64Array(height * boxSide);
  for (let y = rows[0]; y < rows[1]; y++) {
    for (let x = 0; x < boxSide; x++) {
      const value = (i: number): number => (inked(i, y) ? Math.min(1, ink[y * width + i] / full) : 0);
      narrow[y * boxSide + x] = meanOver(value, width, left + x * step, left + (x + 1) * step);
    }
  }
  const box = new Float64Array(boxSide * boxSide);
  for (let x = 0; x < boxSide; x++) {
    const value = (i: number): number => narrow[i * boxSide + x];
    for (let y = 0; y < boxSide; y++) {
      box[y * boxSide + x] = meanOver(value, height, top + y * step, top + (y + 1) * step);
    }
  }
  placeByMass(box, boxSide, image, 0);
  return image;
}

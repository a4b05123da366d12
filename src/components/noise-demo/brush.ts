import {side} from '../../pixels/size.ts';
import type {Stroke} from './stroke.ts';

/** Pixels from the middle of the brush to its edge. */
const radius = 1.9;

/** Paints a round dab; a pixel keeps the last paint. Row and column count from 0 and may be off the picture. */
export function dab(marks: Uint8Array, row: number, column: number, paint: Stroke): void {
  const reach = Math.floor(radius);
  for (let r = Math.max(0, row - reach); r <= Math.min(side - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(side - 1, column + reach); c++) {
      if ((r - row) ** 2 + (c - column) ** 2 <= radius ** 2) marks[r * side + c] = paint;
    }
  }
}

/** Paints from one place to another, without gaps however fast the pointer moved. */
export function line(
  marks: Uint8Array,
  from: {readonly row: number; readonly column: number},
  to: {readonly row: number; readonly column: number},
  paint: Stroke,
): void {
  const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  for (let i = 0; i <= steps; i++) {
    const at = (a: number, b: number) => Math.round(a + ((b - a) * i) / steps);
    dab(marks, at(from.row, to.row), at(from.column, to.column), paint);
  }
}

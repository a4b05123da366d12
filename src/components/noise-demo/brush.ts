import {side} from '../../pixels/size.ts';

/** What a brush does to a pixel. */
export const stroke = {none: 0, noise: 1, rub: 2} as const;
export type Stroke = (typeof stroke)[keyof typeof stroke];

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

/** The picture with what was painted on it: noise where noise was added, nothing where it was rubbed out. */
export function corrupted(clean: Float32Array, noisy: Float32Array, marks: Uint8Array): Float32Array {
  return clean.map((value, i) =>
    marks[i] === stroke.noise ? noisy[i] : marks[i] === stroke.rub ? 0 : value,
  );
}

/** Mean squared errors within the marked pixels and outside them; 0 of none. */
export function errorsByMark(
  values: ArrayLike<number>,
  clean: ArrayLike<number>,
  marks: Uint8Array,
): {readonly inside: number; readonly outside: number; readonly marked: number} {
  let [inside, outside, marked] = [0, 0, 0];
  for (let i = 0; i < marks.length; i++) {
    const error = (values[i] - clean[i]) ** 2;
    if (marks[i]) {
      inside += error;
      marked++;
    } else outside += error;
  }
  const mean = (sum: number, count: number) => (count > 0 ? sum / count : 0);
  return {inside: mean(inside, marked), outside: mean(outside, marks.length - marked), marked};
}

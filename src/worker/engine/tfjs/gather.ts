import {unitValues} from '../../../pixels/values.ts';
import type {Rows} from '../engine.ts';

/** By byte, the value it stands for. */
const normalised = unitValues(Uint8Array.from({length: 256}, (_, byte) => byte));

/** Writes images of a data set, normalised, one after the other into `out`. */
export function gatherRows(rows: Rows, images: Uint32Array, out: Float32Array): void {
  const {width} = rows;
  let at = 0;
  for (const image of images) {
    const row = rows.range(image, image + 1);
    if (row instanceof Uint8Array) for (let i = 0; i < width; i++) out[at + i] = normalised[row[i]];
    else out.set(row, at);
    at += width;
  }
}

/** Rows of a strip that is transposed at a time: their cache lines stay at hand while a column is written. */
const strip = 16;

/** Writes the transpose of `values` (count × width) into `out` (width × count). */
export function transposeInto(values: Float32Array, count: number, width: number, out: Float32Array): void {
  for (let start = 0; start < count; start += strip) {
    const end = Math.min(start + strip, count);
    for (let column = 0; column < width; column++) {
      for (let row = start; row < end; row++) out[column * count + row] = values[row * width + column];
    }
  }
}

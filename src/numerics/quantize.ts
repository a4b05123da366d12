/**
 * Numbers as 8 bits and a scale: value ≈ scale · q, q whole in −127 … 127, scale = largest |value| / 127. The error is at
 * most half a step, scale / 2. Values that share a scale form a group.
 *
 * Source: R. Krishnamoorthi, "Quantizing deep convolutional networks for efficient inference: A whitepaper" (2018),
 * section 2.2, the symmetric quantizer, after B. Jacob et al., "Quantization and Training of Neural Networks for
 * Efficient Integer-Arithmetic-Only Inference" (2018), equation 1 with zero-point 0.
 */
export interface Quantized {
  readonly levels: Int8Array;
  readonly scales: Float32Array;
}

/** What shares a scale: the numbers of a row, those of a column, or all. */
export type Group = 'row' | 'column' | 'all';

/** The largest level; −128 is left out, so that a number and its negative are treated alike. */
const largestLevel = 127;

/**
 * @param values rows × columns, row by row
 * @returns as many levels, and a scale for each row, for each column, or one
 */
export function quantize(values: Float32Array, columns: number, by: Group): Quantized {
  const rows = values.length / columns;
  const scales = new Float32Array(by === 'row' ? rows : by === 'column' ? columns : 1);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const group = by === 'row' ? row : by === 'column' ? column : 0;
      const size = Math.abs(values[i]);
      if (size > scales[group]) scales[group] = size;
    }
  }
  for (let group = 0; group < scales.length; group++) scales[group] /= largestLevel;
  const levels = new Int8Array(values.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const scale = scales[by === 'row' ? row : by === 'column' ? column : 0];
      // All of a group may be zero, or too small for a scale of 32 bits.
      if (scale > 0) levels[i] = Math.round(values[i] / scale);
    }
  }
  return {levels, scales};
}

/** The values again, each within half a step of what it was. */
export function dequantize({levels, scales}: Quantized, columns: number, by: Group): Float32Array {
  const values = new Float32Array(levels.length);
  const rows = levels.length / columns;
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      values[i] = levels[i] * scales[by === 'row' ? row : by === 'column' ? column : 0];
    }
  }
  return values;
}

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

/** The largest level; −128 is left out, so that a number and its negative are treated alike. */
const largestLevel = 127;

/**
 * @param values rows × columns, row by row
 * @param by whether a `row` or a `column` shares a scale, or `all`
 */
export function quantize(values: ArrayLike<number>, columns: number, by: Group): Quantized {
  const groupOf = grouping(columns, by);
  const count = values.length === 0 ? 0 : by === 'column' ? columns : groupOf(values.length - 1) + 1;
  const scales = new Float32Array(count);
  for (let i = 0; i < values.length; i++) {
    const group = groupOf(i);
    scales[group] = Math.max(scales[group]!, Math.abs(values[i]!));
  }
  for (let group = 0; group < count; group++) scales[group]! /= largestLevel;
  const levels = new Int8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const scale = scales[groupOf(i)]!;
    // All of a group may be zero, or too small for a scale of 32 bits.
    if (scale > 0) levels[i] = Math.round(values[i]! / scale);
  }
  return {levels, scales};
}

/** The values again, each within half a step of what it was. */
export function dequantize({levels, scales}: Quantized, columns: number, by: Group): Float32Array {
  const groupOf = grouping(columns, by);
  return Float32Array.from(levels, (level, i) => level * scales[groupOf(i)]!);
}

export type Group = 'row' | 'column' | 'all';

function grouping(columns: number, by: Group): (i: number) => number {
  switch (by) {
    case 'row':
      return (i) => Math.floor(i / columns);
    case 'column':
      return (i) => i % columns;
    case 'all':
      return () => 0;
  }
}

import {arraysOf} from '../../network/arrays.ts';
import {sizeOf} from '../../network/shapes.ts';
import type {Shape} from '../../network/network.ts';
import {dequantize, quantize, type Group, type Quantized} from '../../numerics/quantize.ts';
import type {TensorShape} from './safetensors.ts';
import type {Model} from './words.ts';

/**
 * The form enough to show: weights of 8 bits. Each array stands there twice: `dense_1/kernel:0`, signed bytes, and
 * `dense_1/kernel/scale:0`, floats, one a row or a column of a kernel, whichever are fewer, and one for a whole bias.
 * In Python an array is again `t['dense_1/kernel:0'] * t['dense_1/kernel/scale:0']`. The digits shown are packed:
 * `numpy.frombuffer(zlib.decompress(t['samples/deflate']), 'uint8').reshape(-1, 28, 28)`.
 *
 * @param packed bytes that the digits take; 0 where none are shown
 */
export function showTensors({network}: Model, packed: number): TensorShape[] {
  const arrays = arraysOf(network);
  const tensors: TensorShape[] = [
    ...arrays.map(({name, shape}) => ({
      name: `${name}/scale:0`,
      dtype: 'F32' as const,
      shape: scaleShape(shape),
    })),
    ...arrays.map(({name, shape}) => ({name: `${name}:0`, dtype: 'I8' as const, shape})),
  ];
  if (packed > 0) tensors.push({name: 'samples/deflate', dtype: 'U8', shape: [packed]});
  return tensors;
}

/** More than any packing takes: what cannot be packed grows by some bytes in each block of thousands. */
export function maxPackedBytes(bytes: number): number {
  return bytes + Math.ceil(bytes / 64) + 64;
}

/** What shares a scale: the last axis counts columns, and all before it rows. */
function groupOf(shape: Shape): Group {
  if (shape.length === 1) return 'all';
  const columns = shape.at(-1)!;
  return sizeOf(shape) / columns < columns ? 'row' : 'column';
}

/** As numpy multiplies it with the levels. */
function scaleShape(shape: Shape): number[] {
  switch (groupOf(shape)) {
    case 'row':
      return [...shape.slice(0, -1), 1];
    case 'column':
      return [shape.at(-1)!];
    case 'all':
      return [1];
  }
}

/** An array of this shape as 8 bits and scales. */
export function pack(values: Float32Array, shape: Shape): Quantized {
  return quantize(values, shape.at(-1)!, groupOf(shape));
}

/** The array again, each number within half a step of its scale. */
export function unpack(packed: Quantized, shape: Shape): Float32Array {
  return dequantize(packed, shape.at(-1)!, groupOf(shape));
}

import {secondWord, streamKey, threefry, wordAt, type Key} from './random.ts';

/** A whole number in 0 … bound - 1, for bound ≤ 2^21 (the bias is below bound / 2^32). */
export const integerAt = (key: Key, index: number, bound: number): number =>
  Math.floor((wordAt(key, index) * bound) / 2 ** 32);

/** Fills `out` with uniform numbers in [0, 1), entries 0 … out.length - 1 of the stream. */
export function fillUniform(key: Key, out: Float32Array | Float64Array): void {
  for (let index = 0; index < out.length; index += 2) {
    out[index] = threefry(key[0], key[1], index >>> 1, 0) / 2 ** 32;
    if (index + 1 < out.length) out[index + 1] = secondWord() / 2 ** 32;
  }
}

/** The order of `count` images in one epoch: Fisher–Yates, every exchange drawn by its position. */
export function permutation(seed: number, epoch: number, count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  const key = streamKey(seed, 'shuffle', epoch);
  for (let i = count - 1; i > 0; i--) {
    const other = integerAt(key, i, i + 1);
    const kept = order[i];
    order[i] = order[other];
    order[other] = kept;
  }
  return order;
}

/** The byte that stands for 1: white in the files, all ink on the page. Byte 0 stands for 0. */
export const fullByte = 255;

/** The value in 0–1 that a byte stands for. */
export const unitValue = (byte: number): number => byte / fullByte;

/** The byte nearest to a value in 0–1. */
export const byteOf = (value: number): number => Math.round(value * fullByte);

/** The values in 0–1 that bytes stand for, written to `out` from place `at` on. */
export function unitValues(bytes: Uint8Array): Float32Array;
export function unitValues(bytes: Uint8Array, out: Float32Array | Float64Array, at?: number): void;
export function unitValues(
  bytes: Uint8Array,
  out: Float32Array | Float64Array = new Float32Array(bytes.length),
  at = 0,
): Float32Array | Float64Array {
  // A loop: over the eight million bytes of a test set, `Float32Array.from` takes most of a second.
  for (let i = 0; i < bytes.length; i++) out[at + i] = unitValue(bytes[i]!);
  return out;
}

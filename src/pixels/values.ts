/** The byte that stands for 1: white in the files, all ink on the page. Byte 0 stands for 0. */
export const fullByte = 255;

/** The value in 0–1 that a byte stands for. */
export const unitValue = (byte: number): number => byte / fullByte;

/** The byte nearest to a value in 0–1. */
export const byteOf = (value: number): number => Math.round(value * fullByte);

/** Bytes as values in 0–1. */
export function unitValues(bytes: Uint8Array): Float32Array {
  const values = new Float32Array(bytes.length);
  // A loop: over the eight million bytes of a test set, `Float32Array.from` takes most of a second.
  for (let i = 0; i < bytes.length; i++) values[i] = unitValue(bytes[i]);
  return values;
}

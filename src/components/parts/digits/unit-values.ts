/** Bytes as values in 0–1. */
export function unitValues(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => byte / 255);
}

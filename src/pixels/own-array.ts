/**
 * An author's array as one of this realm: a frame's own arrays are others, and a canvas has clamped bytes. It is the same
 * memory.
 * @returns null where it is none of these
 */
export function ownArray(array: unknown): Float32Array | Uint8Array | null {
  if (!ArrayBuffer.isView(array)) return null;
  const {[Symbol.toStringTag]: kind, buffer, byteOffset, length} = array as Uint8Array<ArrayBuffer>;
  if (/^Uint8/.test(kind)) return new Uint8Array(buffer, byteOffset, length);
  return (kind as string) === 'Float32Array' ? new Float32Array(buffer, byteOffset, length) : null;
}

import type {Bytes} from './safetensors.ts';

const thisIsLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Turns the bytes of each 32-bit number around, in place. */
function swap(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i += 4) bytes.subarray(i, i + 4).reverse();
}

/** Makes 32-bit numbers of a file, little-endian, numbers of this machine, in place. */
export function fromLittleEndian(bytes: Uint8Array): void {
  if (!thisIsLittleEndian) swap(bytes);
}

/** The bytes of 32-bit floats as a file has them: a view where that is how they are kept here. */
export function littleEndianBytes(values: Float32Array): Bytes {
  const bytes = new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
  if (thisIsLittleEndian) return bytes;
  const swapped = bytes.slice();
  swap(swapped);
  return swapped;
}

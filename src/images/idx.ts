/**
 * Headers of IDX files, the format MNIST is published in: two zero bytes, a type code (8 means unsigned bytes), the
 * number of dimensions, then the size of each as 32-bit big-endian, slowest first; then the data.
 *
 * Source: the file format section of Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits".
 */

/** Images are 3-dimensional (count × height × width), labels 1-dimensional. */
export type IdxDimensions = 1 | 3;

export interface IdxHeader {
  /** Size of each dimension, slowest first; the first is the number of items, at least 1. */
  readonly sizes: readonly number[];
  readonly count: number;
  /** Bytes of one item: height × width, or 1 for labels. */
  readonly itemBytes: number;
  /** Where the data begins. */
  readonly headerBytes: number;
  /** Bytes of the whole file as the header promises it. */
  readonly fileBytes: number;
}

/** Why what begins as an IDX file is not the wanted one. */
export type IdxFault =
  | {readonly fault: 'magic'; readonly magic: string} // IDX of another type or number of dimensions; hexadecimal
  | {readonly fault: 'short'; readonly got: number; readonly wanted: number} // ends within the header; bytes
  | {readonly fault: 'empty'} // holds no items
  | {readonly fault: 'large'}; // promises more bytes than can be counted

const unsignedBytes = 8;

/** Whether a file that begins so is an IDX file, as far as those bytes go. */
export function isIdx(bytes: Uint8Array): boolean {
  return (bytes[0] ?? 0) === 0 && (bytes[1] ?? 0) === 0;
}

/**
 * Reads the header of an IDX file of unsigned bytes.
 *
 * @param bytes the beginning of the file; 8 bytes are enough for labels, 16 for images
 */
export function parseIdxHeader(bytes: Uint8Array, dimensions: IdxDimensions): IdxHeader | IdxFault {
  const headerBytes = 4 + 4 * dimensions;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && (bytes[2] !== unsignedBytes || bytes[3] !== dimensions)) {
    return {fault: 'magic', magic: `0x${view.getUint32(0).toString(16).padStart(8, '0')}`};
  }
  if (bytes.length < headerBytes) return {fault: 'short', got: bytes.length, wanted: headerBytes};
  const sizes = Array.from({length: dimensions}, (_, i) => view.getUint32(4 + 4 * i));
  const count = sizes[0];
  if (count === 0) return {fault: 'empty'};
  const itemBytes = sizes.slice(1).reduce((product, size) => product * size, 1);
  const fileBytes = headerBytes + count * itemBytes;
  if (!Number.isSafeInteger(fileBytes)) return {fault: 'large'};
  return {sizes, count, itemBytes, headerBytes, fileBytes};
}

/** Whether bytes begin as a gzip stream does (RFC 1952), whatever a name or a server says of them. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

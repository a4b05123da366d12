/**
 * The container of saved runs: safetensors, whose header begins with the digest of the file.
 *
 * 8 bytes: length N of the header, little-endian; N bytes: the header, JSON, padded with spaces so that the data begin
 * at a multiple of 8; then the data. The header maps the name of each array to {dtype, shape, data_offsets: [begin,
 * end]}, offsets counted from the first byte behind the header, without holes or overlaps, and `__metadata__` to texts
 * by name. Source: huggingface/safetensors, README.md, "Format".
 */

/** 32-bit floats, little-endian; bytes; signed bytes. */
export type ElementType = 'F32' | 'U8' | 'I8';

export interface TensorShape {
  readonly name: string;
  readonly dtype: ElementType;
  /** Row by row. */
  readonly shape: readonly number[];
}

export interface Tensor extends TensorShape {
  /** Bytes of the data, from the first one behind the header. */
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly metadata: ReadonlyMap<string, string>;
  /** In the order of their data. */
  readonly tensors: readonly Tensor[];
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of the header's length. */
export const lengthBytes = 8;
/** Of the header: losses of some 90,000 epochs. A recipe can ask for 10,000. */
export const largestHeader = 4_000_000;

/** Every header of ours begins with it, and the digest follows: so it stands at the same place in every file. */
const opening = '{"__metadata__":{"sha256":"';
const openingBytes = new TextEncoder().encode(opening);
/** Where the digest's hexadecimal digits stand in a header. */
export const digestPlace = {from: opening.length, to: opening.length + 64} as const;
const noDigest = '0'.repeat(64);

const elementBytes: Readonly<Record<ElementType, number>> = {F32: 4, U8: 1, I8: 1};

/** Bytes that an array's data take. */
export function dataBytes({dtype, shape}: TensorShape): number {
  return shape.reduce((product, length) => product * length, elementBytes[dtype]);
}

/**
 * The beginning of a file, up to its data; the digest's place is filled with zeros.
 * @throws RangeError where the header would be longer than any reader takes
 */
export function writeHeader(
  metadata: Readonly<Record<string, string>>,
  tensors: readonly TensorShape[],
): Bytes {
  let at = 0;
  const entries = tensors.map((tensor) => {
    const begin = at;
    at += dataBytes(tensor);
    const {name, dtype, shape} = tensor;
    return [name, {dtype, shape, data_offsets: [begin, at]}] as const;
  });
  const content = {__metadata__: {sha256: noDigest, ...metadata}, ...Object.fromEntries(entries)};
  const text = new TextEncoder().encode(JSON.stringify(content));
  const length = Math.ceil(text.length / 8) * 8;
  if (length > largestHeader) throw new RangeError(`a header of ${length} bytes`);
  const header = new Uint8Array(lengthBytes + length).fill(0x20);
  new DataView(header.buffer).setBigUint64(0, BigInt(length), true);
  header.set(text, lengthBytes);
  return header;
}

/** The length that a file's first 8 bytes give its header; null where it is none of ours. */
export function headerLength(start: Uint8Array): number | null {
  if (start.length < lengthBytes) return null;
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  return length >= digestPlace.to && length <= largestHeader ? Number(length) : null;
}

/** Whether a header begins as ours do. */
export function isOurs(header: Uint8Array): boolean {
  return openingBytes.every((byte, i) => header[i] === byte);
}

/** The digest a header gives; null where there is none. */
export function digestIn(header: Uint8Array): string | null {
  const text = String.fromCharCode(...header.subarray(digestPlace.from, digestPlace.to));
  return /^[0-9a-f]{64}$/.test(text) ? text : null;
}

/** Reads a header, without its length; null where anything in it is against the specification. */
export function parseHeader(header: Uint8Array): Header | null {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(header));
  } catch {
    return null;
  }
  if (!isPlain(content)) return null;
  let metadata: Map<string, string> | null = null;
  const tensors: Tensor[] = [];
  for (const [name, value] of Object.entries(content)) {
    if (name === '__metadata__') {
      metadata = textsOf(value);
      continue;
    }
    const tensor = tensorOf(name, value);
    if (!tensor) return null;
    tensors.push(tensor);
  }
  if (!metadata) return null;
  tensors.sort((one, other) => one.begin - other.begin || one.end - other.end);
  let at = 0;
  for (const {begin, end} of tensors) {
    if (begin !== at) return null;
    at = end;
  }
  return {metadata, tensors};
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): Map<string, string> | null {
  if (!isPlain(value)) return null;
  const entries: [string, unknown][] = Object.entries(value);
  const allTexts = entries.every((entry): entry is [string, string] => typeof entry[1] === 'string');
  return allTexts ? new Map(entries) : null;
}

function tensorOf(name: string, value: unknown): Tensor | null {
  if (!isPlain(value)) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const dtype = fields.get('dtype');
  const shape = fields.get('shape');
  const offsets = fields.get('data_offsets');
  if (fields.size !== 3 || !isElementType(dtype) || !areWhole(shape) || !areWhole(offsets)) return null;
  const [begin, end] = offsets;
  const tensor = {name, dtype, shape};
  if (offsets.length !== 2 || end - begin !== dataBytes(tensor)) return null;
  return {...tensor, begin: begin, end: end};
}

function isElementType(value: unknown): value is ElementType {
  return typeof value === 'string' && Object.hasOwn(elementBytes, value);
}

function areWhole(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
}

/**
 * Files in memory. Node's own are read when its other threads please; these at once, and cross ports as bytes, since a
 * realm's classes are its own.
 */
export class FileInMemory {
  readonly [Symbol.toStringTag] = 'Blob';
  readonly type: string;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(parts: readonly unknown[] = [], {type = ''}: {readonly type?: string} = {}) {
    const pieces = parts.map(bytesOf);
    this.#bytes = new Uint8Array(pieces.reduce((sum, {length}) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      this.#bytes.set(piece, at);
      at += piece.length;
    }
    this.type = type;
  }

  get size(): number {
    return this.#bytes.length;
  }

  /** Its own, not to be changed. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  slice(from = 0, to = this.size): FileInMemory {
    return new FileInMemory([this.#bytes.subarray(from, to)]);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(this.#bytes);
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#bytes.slice();
    return new ReadableStream({
      start(controller) {
        if (bytes.length > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
  }
}

function bytesOf(part: unknown): Uint8Array {
  if (part instanceof FileInMemory) return part.bytes;
  if (typeof part === 'string') return new TextEncoder().encode(part);
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  return new Uint8Array(part as ArrayBuffer);
}

const mark = 'ae-file-in-memory';

/** A message as a port can carry it. */
export const packed = (message: unknown): unknown =>
  mapped(message, (value) => (value instanceof FileInMemory ? {[mark]: value.bytes} : null));

/** A message as it was. */
export const unpacked = (message: unknown): unknown =>
  mapped(message, (value) =>
    Object.hasOwn(value, mark) ? new FileInMemory([(value as {[mark]: Uint8Array})[mark]]) : null,
  );

/** What plain objects and lists hold, with others in the place of some; itself where there are none. */
function mapped(value: unknown, other: (value: object) => object | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const found = other(value);
  if (found) return found;
  const isList = Array.isArray(value);
  if (isList ? typeof value[0] !== 'object' : Object.getPrototypeOf(value) !== Object.prototype) return value;
  let copy: Record<string, unknown> | unknown[] | null = null;
  for (const [key, inner] of Object.entries(value)) {
    const made = mapped(inner, other);
    if (made === inner) continue;
    copy ??= isList ? [...(value as unknown[])] : {...value};
    (copy as Record<string, unknown>)[key] = made;
  }
  return copy ?? value;
}

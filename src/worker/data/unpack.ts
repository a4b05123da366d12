import {FailureError} from '../../protocol/errors.ts';
import {isGzip} from '../../images/idx.ts';
import type {Bytes, Download} from './download.ts';

/** Bytes as they are meant, unpacked, in pieces small enough to be handled without holding the thread. */
export interface Pieces {
  /** Whether what comes over the network is a packed file. */
  readonly packed: boolean;
  /** The next piece, null at the end. */
  next(): Promise<Bytes | null>;
  /** At the end: whether a compressed stream stopped before its own end. */
  readonly cutShort: boolean;
  close(): void;
}

/** Bytes copied at once. */
const plainChunkBytes = 256 * 1024;
/** Bytes unpacked at once. Deflate makes at most 1032 bytes of one, so a hostile piece becomes 16 MB, not more. */
const packedChunkBytes = 16 * 1024;

function* cut(bytes: Bytes, size: number): Generator<Bytes> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** Unpacks a download if its first bytes are gzip's, whatever its name or its headers say. */
export async function unpack(download: Download): Promise<Pieces> {
  let first = await download.read();
  while (first && first.length < 2) {
    const more = await download.read();
    if (!more) break;
    const joined = new Uint8Array(first.length + more.length);
    joined.set(first);
    joined.set(more, first.length);
    first = joined;
  }
  if (!first || !isGzip(first)) return new Plain(first, download);
  if (typeof DecompressionStream === 'undefined') {
    throw new FailureError('data-gzip', {url: download.url, reason: 'unsupported'});
  }
  return new Unpacked(first, download);
}

class Plain implements Pieces {
  readonly packed = false;
  readonly cutShort = false;
  readonly #download: Download;
  #pieces: Generator<Bytes> | null;

  constructor(first: Bytes | null, download: Download) {
    this.#download = download;
    this.#pieces = first && cut(first, plainChunkBytes);
  }

  async next(): Promise<Bytes | null> {
    while (this.#pieces) {
      const {done, value} = this.#pieces.next();
      if (!done) return value;
      const chunk = await this.#download.read();
      this.#pieces = chunk && cut(chunk, plainChunkBytes);
    }
    return null;
  }

  close(): void {
    this.#download.close();
  }
}

/**
 * As `gunzip` does, it passes over zeros behind the end, which tapes and some tools leave there; `DecompressionStream`
 * takes them for damage.
 */
class Unpacked implements Pieces {
  readonly packed = true;
  /** Bytes that came out. */
  #made = 0;
  cutShort = false;
  readonly #download: Download;
  readonly #writer: WritableStreamDefaultWriter<BufferSource>;
  readonly #reader: ReadableStreamDefaultReader<Bytes>;
  readonly #fed: Promise<{readonly error: unknown} | null>;

  constructor(first: Bytes, download: Download) {
    this.#download = download;
    const {readable, writable} = new DecompressionStream('gzip');
    this.#writer = writable.getWriter();
    this.#reader = readable.getReader();
    this.#fed = this.#feed(first);
  }

  async next(): Promise<Bytes | null> {
    try {
      const {done, value} = await this.#reader.read();
      if (!done) {
        this.#made += value.length;
        return value;
      }
    } catch {
      // The side that feeds the stream knows whether its bytes, their end or the network is to blame.
    }
    const fault = await this.#fed;
    if (fault) throw fault.error;
    return null;
  }

  close(): void {
    this.#download.close();
    this.#reader.cancel().catch(() => undefined);
  }

  /** Resolves once everything is written, with what went wrong if something did. */
  async #feed(first: Bytes): Promise<{readonly error: unknown} | null> {
    const {url} = this.#download;
    // Zeros are held back until something follows them.
    let zeros = 0;
    try {
      for (let chunk: Bytes | null = first; chunk; chunk = await this.#download.read()) {
        const end = chunk.findLastIndex((byte) => byte !== 0) + 1;
        try {
          if (end > 0) {
            await this.#writeZeros(zeros);
            zeros = 0;
            for (const piece of cut(chunk.subarray(0, end), packedChunkBytes))
              await this.#writer.write(piece);
          }
          zeros += chunk.length - end;
        } catch {
          this.#download.close();
          return {error: new FailureError('data-gzip', {url})};
        }
      }
    } catch (error) {
      this.#writer.abort(error).catch(() => undefined);
      return {error};
    }
    try {
      // Taken once all that came out before has been read.
      await this.#writer.write(new Uint8Array(0));
      await this.#writeZeros(Math.min(zeros, zerosAtEnd(this.#made)));
      await this.#writer.close();
    } catch {
      this.cutShort = true;
    }
    return null;
  }

  async #writeZeros(count: number): Promise<void> {
    for (let left = count; left > 0; left -= packedChunkBytes)
      await this.#writer.write(new Uint8Array(Math.min(left, packedChunkBytes)));
  }
}

/** A gzip stream ends in the length of what it holds, four bytes, the lowest first (RFC 1952): how many of them are zeros. */
const zerosAtEnd = (length: number): number => Math.clz32(length) >> 3;

import {FailureError} from '../../protocol/errors.ts';
import {isGzip} from '../../images/idx.ts';
import type {Bytes, Download} from './download.ts';
import {BitReader} from './gzip/bit-reader.ts';
import {cutShort, damaged} from './gzip/faults.ts';
import {gunzip} from './gzip/gunzip.ts';

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
/** Bytes taken up at once to be unpacked. */
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

class Unpacked implements Pieces {
  readonly packed = true;
  cutShort = false;
  readonly #download: Download;
  readonly #input = new BitReader();
  readonly #pieces = gunzip(this.#input);
  #chunks: Generator<Bytes>;

  constructor(first: Bytes, download: Download) {
    this.#download = download;
    this.#chunks = cut(first, packedChunkBytes);
  }

  async next(): Promise<Bytes | null> {
    try {
      for (;;) {
        const {done, value} = this.#pieces.next();
        if (done) return null;
        if (value) return value;
        this.#input.push(await this.#chunk());
      }
    } catch (error) {
      this.cutShort = error === cutShort;
      if (this.cutShort) return null;
      this.close();
      throw error === damaged ? new FailureError('data-gzip', {url: this.#download.url}) : error;
    }
  }

  close(): void {
    this.#download.close();
  }

  async #chunk(): Promise<Bytes | null> {
    for (;;) {
      const {done, value} = this.#chunks.next();
      if (!done) return value;
      const read = await this.#download.read();
      if (!read) return null;
      this.#chunks = cut(read, packedChunkBytes);
    }
  }
}

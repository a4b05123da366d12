import {Sha256} from '../../numerics/sha256.ts';
import {FailureError} from '../../protocol/errors.ts';
import {stalled} from '../scheduling/within.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import {fromLittleEndian} from './little-endian.ts';
import type {Bytes} from './safetensors.ts';
import type {Source} from './source.ts';

/** A file that does not come, and why, as far as that is known. */
export const unreachable = (url: string, error: unknown): FailureError =>
  new FailureError('run-unreachable', {url, ...(error === stalled && {reason: 'stalled'})});

/** The most bytes that are read, hashed or written between two rests. */
export const chunkBytes = 2 ** 18;

export type RunReason = 'not-a-run' | 'damaged' | 'recipe' | 'not-numbers';

export interface ReadingOptions {
  /** What the file is called in a failure: its url, or `file`. */
  readonly name: string;
  /** The page that a server led to in its place. */
  readonly place?: string;
  /** Rests are taken through it. */
  readonly yielder?: Yielder;
}

/** A file under way: bytes taken in order, and the digest of what was taken. */
export class Reading {
  readonly #source: Source;
  readonly #options: ReadingOptions;
  readonly #hash = new Sha256();
  #at = 0;

  constructor(source: Source, options: ReadingOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** @throws FailureError always */
  refuse(reason: RunReason): never {
    const {name: url, place} = this.#options;
    throw new FailureError('run-invalid', {url, reason, ...(place && {place})});
  }

  /** Takes up what is part of the digest. */
  hash(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** Of everything that was taken up. */
  digest(): string {
    return this.#hash.finish();
  }

  /** Refuses a file that, as far as is known, does not have this many bytes behind what has been read. */
  expect(bytes: number): void {
    const {size} = this.#source;
    if (size !== null && size !== this.#at + bytes) this.refuse('damaged');
  }

  /** Up to that many bytes. */
  async upTo(bytes: number): Promise<Uint8Array> {
    let piece: Uint8Array;
    try {
      piece = await this.#source.read(bytes);
    } catch (error) {
      if (error instanceof FailureError) throw error;
      throw unreachable(this.#options.name, error);
    }
    this.#at += piece.length;
    return piece;
  }

  /** Exactly that many bytes; refuses a file that has not so many, before reading where its size is known. */
  async exactly(bytes: number): Promise<Uint8Array> {
    const {size} = this.#source;
    if (size !== null && size < this.#at + bytes) this.refuse('damaged');
    const taken = await this.upTo(bytes);
    if (taken.length < bytes) this.refuse('damaged');
    return taken;
  }

  /** That many bytes, piece by piece, taken up into the digest. */
  async bytes(length: number): Promise<Bytes> {
    const bytes = new Uint8Array(length);
    await this.#fill(bytes);
    return bytes;
  }

  /** Takes that many bytes up into the digest, and keeps none. */
  async pass(length: number): Promise<void> {
    for (let at = 0; at < length; at += chunkBytes) {
      this.hash(await this.exactly(Math.min(chunkBytes, length - at)));
      await this.yieldIfDue();
    }
  }

  /** That many 32-bit floats, likewise. */
  async floats(length: number): Promise<Float32Array> {
    const values = new Float32Array(length);
    const bytes = new Uint8Array(values.buffer);
    await this.#fill(bytes);
    fromLittleEndian(bytes);
    return values;
  }

  /** Refuses a file that goes on. */
  async end(): Promise<void> {
    if ((await this.upTo(1)).length > 0) this.refuse('damaged');
  }

  async yieldIfDue(): Promise<void> {
    await this.#options.yielder?.yieldIfDue();
  }

  async #fill(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const piece = await this.exactly(Math.min(chunkBytes, bytes.length - at));
      this.hash(piece);
      bytes.set(piece, at);
      await this.yieldIfDue();
    }
  }
}

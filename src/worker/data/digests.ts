import type {Yielder} from '../scheduling/yielder.ts';
import type {Bytes} from './download.ts';

/** What hashing needs. */
export interface Hashing {
  readonly subtle: SubtleCrypto;
  readonly yielder: Yielder;
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256(bytes: Bytes, {subtle, yielder}: Hashing): Promise<string> {
  // The browser hashes on a thread of its own, but copies the bytes at the call: a piece of work by itself.
  await yielder.yieldNow();
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of each block of bytes, the last of which may be shorter. */
export async function blockDigests(bytes: Bytes, blockBytes: number, hashing: Hashing): Promise<string[]> {
  const digests = [];
  for (let from = 0; from < bytes.length; from += blockBytes) {
    digests.push(await sha256(bytes.subarray(from, from + blockBytes), hashing));
  }
  return digests;
}

/** Compares blocks with what they should be, while the bytes after them still arrive. */
export class BlockCheck {
  readonly #hashing: Hashing;
  readonly #blockBytes: number;
  readonly #expected: readonly string[];
  readonly #running: Promise<void>[] = [];
  #wrong: number | null = null;

  constructor(expected: readonly string[], blockBytes: number, hashing: Hashing) {
    this.#expected = expected;
    this.#blockBytes = blockBytes;
    this.#hashing = hashing;
  }

  /** The first block found wrong so far, null if there is none. */
  get wrong(): number | null {
    return this.#wrong;
  }

  /** Takes up the blocks of `bytes` that are complete once the first `ready` bytes are there. */
  offer(bytes: Bytes, ready: number): void {
    for (let block = this.#running.length; ; block++) {
      const from = block * this.#blockBytes;
      const to = Math.min(from + this.#blockBytes, bytes.length);
      if (from >= to || to > ready) return;
      this.#running.push(this.#compare(block, bytes.subarray(from, to)));
    }
  }

  /** Waits for the blocks taken up; resolves to the first wrong one, or null. */
  async finish(): Promise<number | null> {
    await Promise.all(this.#running);
    return this.#wrong;
  }

  async #compare(block: number, bytes: Bytes): Promise<void> {
    if ((await sha256(bytes, this.#hashing)) !== this.#expected[block]) {
      this.#wrong = Math.min(block, this.#wrong ?? Infinity);
    }
  }
}

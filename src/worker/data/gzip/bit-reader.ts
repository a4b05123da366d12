import type {Bytes} from '../download.ts';
import {cutShort, damaged} from './faults.ts';
import type {CodeTable} from './huffman.ts';

/** Zeros behind the end of all: as many as may be read between two looks at it. */
const padding = 512;

/** A stream of bits that comes in pieces; of each byte the lowest is first. Source: RFC 1951, section 3.1.1. */
export class BitReader {
  // The loop that reads most of them has these in variables of its own.
  /** What has come and is not read yet, from `at` on to `limit`; behind the end of all, zeros. */
  bytes: Bytes = new Uint8Array(0);
  at = 0;
  limit = 0;
  /** Bits taken out of `bytes`, the next one lowest. */
  held = 0;
  count = 0;
  #ended = false;

  /** No more will come. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The next piece of the stream; null is its end. */
  push(piece: Bytes | null): void {
    this.#giveBack();
    const rest = this.bytes.subarray(this.at, this.limit);
    const more = piece?.length ?? padding;
    this.bytes = new Uint8Array(rest.length + more);
    this.bytes.set(rest);
    if (piece) this.bytes.set(piece, rest.length);
    this.at = 0;
    this.limit = rest.length + (piece?.length ?? 0);
    this.#ended = piece === null;
  }

  /** Whether that many bytes can be read. At the end of all any can: {@link check} says whether they were there. */
  has(bytes: number): boolean {
    return this.#ended || this.limit - this.at >= bytes;
  }

  /** Whether every bit that was read was there. */
  get isWhole(): boolean {
    return this.at - (this.count >> 3) <= this.limit;
  }

  /** @throws cutShort */
  check(): void {
    if (!this.isWhole) throw cutShort;
  }

  /** The next `count` bits, at most 16, as a number. */
  bits(count: number): number {
    while (this.count < count) {
      this.held |= this.bytes[this.at++] << this.count;
      this.count += 8;
    }
    const bits = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return bits;
  }

  /** The next symbol of a code. @throws damaged, cutShort where there is none */
  symbol(table: CodeTable): number {
    while (this.count < 16) {
      this.held |= this.bytes[this.at++] << this.count;
      this.count += 8;
    }
    const entry = table[this.held & (table.length - 1)];
    this.held >>>= entry & 15;
    this.count -= entry & 15;
    if (entry === 0) throw this.isWhole ? damaged : cutShort;
    return entry >> 4;
  }

  /** Goes on with the next whole byte. */
  align(): void {
    this.#giveBack();
    this.held = this.count = 0;
  }

  /** Holds no whole byte any more. */
  #giveBack(): void {
    this.at -= this.count >> 3;
    this.count &= 7;
    this.held &= (1 << this.count) - 1;
  }
}

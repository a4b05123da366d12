import type {Bytes} from '../download.ts';
import type {BitReader} from './bit-reader.ts';
import {cutShort, damaged} from './faults.ts';
import {codeTable} from './huffman.ts';

/** How far back a match may lie, and how long it may be. */
const windowBytes = 32_768;
const longestMatch = 258;
/** Bytes unpacked at once. */
const pieceBytes = 65_536;
/** Bytes of input that are enough for a block's header, whatever it says. */
const headerBytes = 400;
/** And for a symbol with all that belongs to it. */
const symbolBytes = 8;

/** Bases and extra bits of the lengths 257–285 and of the distances 0–29. Source: RFC 1951, section 3.2.5. */
const [lengthBase, lengthBits] = series(3, 28, 4);
const [distanceBase, distanceBits] = series(1, 30, 2);
// The last length has a code of its own.
lengthBase[28] = longestMatch;

/** After the first 2·`each` values, which have no extra bits but the last half of them, the bits grow after each `each`. */
function series(first: number, count: number, each: number): [bases: Uint16Array, bits: Uint8Array] {
  const bases = new Uint16Array(count + 1);
  const bits = new Uint8Array(count + 1);
  for (let i = 0, base = first; i < count; i++) {
    bases[i] = base;
    bits[i] = Math.max(0, Math.floor(i / each) - 1);
    base += 1 << bits[i];
  }
  return [bases, bits];
}

/** The order in which the lengths of the code for code lengths come. Source: RFC 1951, section 3.2.7. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes of a block that brings none. Source: RFC 1951, section 3.2.6. */
const fixedLengths = codeTable(
  Uint8Array.from({length: 288}, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const fixedDistances = codeTable(new Uint8Array(32).fill(5));

type Pause = 'block-ended' | 'wants-input' | 'is-full';

/** Unpacks deflate streams, one after another, as their bits come. Source: RFC 1951. */
export class Inflater {
  readonly #input: BitReader;
  readonly #out: Bytes = new Uint8Array(windowBytes + pieceBytes + longestMatch);
  #to = 0;
  /** Where what has not been given away yet begins, and where the stream did. */
  #from = 0;
  #start = 0;
  #lengths = fixedLengths;
  #distances = fixedDistances;

  constructor(input: BitReader) {
    this.#input = input;
  }

  /**
   * One stream, up to its end: pieces of what is unpacked, to be read before the next is asked for, or null where more
   * input is needed.
   * @throws damaged, cutShort, when what could be unpacked has been given
   */
  *stream(): Generator<Bytes | null, void> {
    this.#start = this.#to;
    try {
      for (let last = false; !last;) {
        while (!this.#input.has(headerBytes)) yield null;
        last = this.#input.bits(1) === 1;
        const kind = this.#input.bits(2);
        if (kind === 0) yield* this.#stored();
        else yield* this.#coded(kind);
        this.#input.check();
      }
    } catch (error) {
      if (this.#to > this.#from) yield this.#take();
      throw error;
    }
    this.#input.align();
    if (this.#to > this.#from) yield this.#take();
  }

  *#stored(): Generator<Bytes | null, void> {
    const input = this.#input;
    input.align();
    const length = input.bits(16);
    if ((length ^ input.bits(16)) !== 0xffff) throw input.isWhole ? damaged : cutShort;
    input.align();
    for (let left = length; left > 0;) {
      while (!input.has(1)) {
        if (this.#to > this.#from) yield this.#take();
        yield null;
      }
      const there = Math.min(left, input.limit - input.at, this.#out.length - this.#to);
      if (there <= 0 && input.ended) throw cutShort;
      this.#out.set(input.bytes.subarray(input.at, input.at + there), this.#to);
      input.at += there;
      this.#to += there;
      left -= there;
      if (this.#isFull) yield this.#take();
    }
  }

  *#coded(kind: number): Generator<Bytes | null, void> {
    if (kind === 3) throw damaged;
    if (kind === 2) this.#readCodes();
    else [this.#lengths, this.#distances] = [fixedLengths, fixedDistances];
    for (;;) {
      const pause = this.#symbols();
      if (pause === 'block-ended') return;
      // What is there is given before more is waited for.
      if (this.#to > this.#from) yield this.#take();
      if (pause === 'wants-input') yield null;
    }
  }

  get #isFull(): boolean {
    return this.#to > this.#out.length - longestMatch;
  }

  /** What was unpacked since the last time; then room is made for more. */
  #take(): Bytes {
    const piece = this.#out.slice(this.#from, this.#to);
    if (this.#isFull) {
      const shift = this.#to - windowBytes;
      this.#out.copyWithin(0, shift, this.#to);
      this.#to -= shift;
      this.#start -= shift;
    }
    this.#from = this.#to;
    return piece;
  }

  /** The codes that a block brings. Source: RFC 1951, section 3.2.7. */
  #readCodes(): void {
    const input = this.#input;
    const literals = 257 + input.bits(5);
    const distances = 1 + input.bits(5);
    const given = 4 + input.bits(4);
    if (literals > 286 || distances > 30) throw damaged;
    const ofLengths = new Uint8Array(19);
    for (let i = 0; i < given; i++) ofLengths[lengthOrder[i]] = input.bits(3);
    input.check();
    const table = codeTable(ofLengths);
    const lengths = new Uint8Array(literals + distances);
    for (let i = 0; i < lengths.length;) {
      const symbol = input.symbol(table);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw damaged;
      const repeated = symbol === 16 ? lengths[i - 1] : 0;
      const times =
        symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
      if (i + times > lengths.length) throw damaged;
      lengths.fill(repeated, i, (i += times));
    }
    input.check();
    // Without the code that ends the block it would not end.
    if (lengths[256] === 0) throw damaged;
    this.#lengths = codeTable(lengths.subarray(0, literals));
    this.#distances = codeTable(lengths.subarray(literals));
  }

  /** Unpacks symbols for as long as there is input and room. */
  #symbols(): Pause {
    const input = this.#input;
    const {bytes, limit} = input;
    const out = this.#out;
    const [lengths, distances] = [this.#lengths, this.#distances];
    const [lengthMask, distanceMask] = [lengths.length - 1, distances.length - 1];
    const lastAt = input.ended ? Infinity : limit - symbolBytes;
    const lastTo = out.length - longestMatch;
    let {at, held, count} = input;
    let to = this.#to;
    let pause: Pause | 'failed' = 'failed';
    for (;;) {
      if (at > lastAt || to > lastTo) {
        pause = to > lastTo ? 'is-full' : 'wants-input';
        break;
      }
      if (count < 16) {
        held |= (bytes[at] | (bytes[at + 1] << 8)) << count;
        at += 2;
        count += 16;
      }
      const entry = lengths[held & lengthMask];
      held >>>= entry & 15;
      count -= entry & 15;
      if (at > limit && at - (count >> 3) > limit) break;
      const symbol = entry >> 4;
      if (symbol < 256) {
        if (entry === 0) break;
        out[to++] = symbol;
        continue;
      }
      if (symbol === 256) {
        pause = 'block-ended';
        break;
      }
      if (symbol > 285) break;
      if (count < 16) {
        held |= (bytes[at] | (bytes[at + 1] << 8)) << count;
        at += 2;
        count += 16;
      }
      const more = lengthBits[symbol - 257];
      const length = lengthBase[symbol - 257] + (held & ((1 << more) - 1));
      held >>>= more;
      count -= more;
      if (count < 16) {
        held |= (bytes[at] | (bytes[at + 1] << 8)) << count;
        at += 2;
        count += 16;
      }
      const place = distances[held & distanceMask];
      held >>>= place & 15;
      count -= place & 15;
      if (place === 0 || place >> 4 > 29) break;
      if (count < 16) {
        held |= (bytes[at] | (bytes[at + 1] << 8)) << count;
        at += 2;
        count += 16;
      }
      const far = distanceBits[place >> 4];
      const distance = distanceBase[place >> 4] + (held & ((1 << far) - 1));
      held >>>= far;
      count -= far;
      if (at > limit && at - (count >> 3) > limit) break;
      if (distance > to - this.#start) break;
      for (let from = to - distance, end = to + length; to < end;) out[to++] = out[from++];
    }
    [input.at, input.held, input.count] = [at, held, count];
    this.#to = to;
    if (pause !== 'failed') return pause;
    throw input.isWhole ? damaged : cutShort;
  }
}

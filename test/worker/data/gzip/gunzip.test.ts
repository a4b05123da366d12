import {expect} from '@open-wc/testing';
import {crc32} from '../../../../src/numerics/crc32.ts';
import type {Bytes} from '../../../../src/worker/data/download.ts';
import {BitReader} from '../../../../src/worker/data/gzip/bit-reader.ts';
import {cutShort, damaged} from '../../../../src/worker/data/gzip/faults.ts';
import {gunzip} from '../../../../src/worker/data/gzip/gunzip.ts';
import {concat, gzip, slices} from '../support.ts';

/** What comes of a file that arrives in pieces of this size, and what it was refused with in the end. */
function unpacked(bytes: Bytes, size = 1000): {bytes: Bytes; fault: unknown; read: number} {
  const input = new BitReader();
  const pieces = slices(bytes, size);
  const given: Bytes[] = [];
  let read = 0;
  let fault: unknown = null;
  try {
    for (const piece of gunzip(input)) {
      if (piece) given.push(piece);
      else {
        const next = pieces.shift() ?? null;
        read += next?.length ?? 0;
        input.push(next);
      }
    }
  } catch (error) {
    fault = error;
  }
  return {bytes: concat(...given), fault, read};
}

const text = (content: string): Bytes => Uint8Array.from(new TextEncoder().encode(content));
const hex = (bytes: string): Bytes => Uint8Array.from(bytes.match(/../g)!, (byte) => parseInt(byte, 16));

/** A member around deflated bytes, with what its header has beside the least. */
function member(deflated: Bytes, plain: Bytes, flags = 0, extra: Bytes = new Uint8Array(0)): Bytes {
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, crc32(plain), true);
  tail.setUint32(4, plain.length, true);
  const head = new Uint8Array([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]);
  return concat(head, extra, deflated, new Uint8Array(tail.buffer));
}

/** Bytes of many kinds: noise, long runs, few values, text, and matches from far back. */
function* kinds(): Generator<[string, Bytes]> {
  let state = 7;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const of = (length: number, value: (i: number) => number) =>
    Uint8Array.from({length}, (_, i) => value(i)) as Bytes;
  yield ['nothing', new Uint8Array(0)];
  yield ['one byte', text('a')];
  yield ['zeros', new Uint8Array(300_000)];
  yield ['noise', of(150_000, () => random() * 256)];
  yield ['a picture', of(200_000, () => (random() < 0.8 ? 0 : random() * 256))];
  yield ['few values', of(90_000, (i) => Math.floor(random() * 4) * (i % 3))];
  yield ['text', text('Of the words of a tongue some come again. '.repeat(3000))];
  const far = of(32_000, () => random() * 256);
  yield ['far matches', concat(far, far, far)];
}

describe('a gzip file', () => {
  it('is unpacked to what was packed, whatever that is and in whatever pieces it comes', async () => {
    for (const [name, bytes] of kinds()) {
      const packed = await gzip(bytes);
      for (const size of [7, 1000, 1 << 20]) {
        const found = unpacked(packed, size);
        expect(found.fault, name).to.equal(null);
        // Far faster than to compare them one by one.
        expect(found.bytes.length, name).to.equal(bytes.length);
        expect(crc32(found.bytes), `${name} in pieces of ${size}`).to.equal(crc32(bytes));
      }
    }
  });

  it('may bring its codes, use the fixed ones or be stored', () => {
    // 'a' by the fixed codes: 0x61 + 0x30 in 8 bits, then the end, 7 zeros.
    expect(unpacked(member(hex('4b0400'), text('a'))).bytes).to.deep.equal(text('a'));
    // Ten times 'a': two of them, then a match that lies over itself.
    expect(unpacked(member(hex('4b4c840100'), text('a'.repeat(10)))).bytes).to.deep.equal(
      text('a'.repeat(10)),
    );
    // Five bytes as they are, in a block of two and one of three.
    const stored = concat(hex('000200fdff'), text('he'), hex('010300fcff'), text('llo'));
    expect(unpacked(member(stored, text('hello')), 1).bytes).to.deep.equal(text('hello'));
  });

  it('may have all that a header can have', () => {
    const extra = concat(hex('0300'), text('abc'), text('name\0'), text('a comment\0'), hex('1234'));
    const found = unpacked(member(hex('4b0400'), text('a'), 2 + 4 + 8 + 16, extra), 1);
    expect(found).to.deep.include({bytes: text('a'), fault: null});
  });

  it('may be several, one behind the other', async () => {
    const [one, two] = [text('one '.repeat(9000)), text('two '.repeat(9000))];
    const both = concat(await gzip(one), await gzip(two), await gzip(new Uint8Array(0)));
    for (const size of [1, 1 << 20]) {
      const found = unpacked(both, size);
      expect(found.fault).to.equal(null);
      expect(crc32(found.bytes)).to.equal(crc32(concat(one, two)));
    }
  });

  it('may have behind it what is no member: zeros that fill a block, or anything, which is not read', async () => {
    const packed = await gzip(text('hello'));
    for (const behind of [new Uint8Array(1), new Uint8Array(10_000), text('\x1f!'), text('signature')]) {
      const found = unpacked(concat(packed, behind), 100);
      expect(found).to.deep.include({bytes: text('hello'), fault: null});
      expect(found.read).to.be.below(1000);
    }
  });

  it('that ends too soon is called so wherever it is cut, and gives what was there', async () => {
    const bytes = text('Of the words of a tongue some come again. '.repeat(40));
    const packed = await gzip(bytes);
    for (let length = 2; length < packed.length; length++) {
      const found = unpacked(packed.slice(0, length), 50);
      expect(found.fault, `${length} of ${packed.length} bytes`).to.equal(cutShort);
      expect(found.bytes).to.deep.equal(bytes.slice(0, found.bytes.length));
    }
  });

  it('with any bit of it changed is refused, or holds what it held', async () => {
    const bytes = text('Of the words of a tongue some come again. '.repeat(4));
    const packed = await gzip(bytes);
    let refused = 0;
    for (let bit = 16; bit < 8 * packed.length; bit++) {
      const changed = packed.slice();
      changed[bit >> 3] ^= 1 << (bit & 7);
      const {fault, bytes: found} = unpacked(changed);
      if (fault) {
        expect([damaged, cutShort]).to.include(fault);
        refused++;
      } else expect(found).to.deep.equal(bytes);
    }
    // Its time, its system and a level are told by bits that mean nothing to who unpacks it.
    expect(refused).to.be.above(8 * packed.length - 100);
  });

  it('of another method, or with codes that are none, is refused', () => {
    const other = member(hex('4b0400'), text('a'));
    other[2] = 7;
    expect(unpacked(other).fault).to.equal(damaged);
    // A block of a kind that is not, a match before anything, more codes than there are.
    for (const deflated of ['07', '0302', '05']) {
      const {fault} = unpacked(member(concat(hex(deflated), new Uint8Array(20).fill(255)), text('a')));
      expect(fault, deflated).to.equal(damaged);
    }
  });
});

describe('crc32', () => {
  it('is that of known bytes, whole or piece by piece', () => {
    expect(crc32(text('123456789'))).to.equal(0xcbf43926);
    expect(crc32(text('56789'), crc32(text('1234')))).to.equal(0xcbf43926);
    expect(crc32(new Uint8Array(0))).to.equal(0);
  });
});

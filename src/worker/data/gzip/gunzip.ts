import {crc32} from '../../../numerics/crc32.ts';
import type {Bytes} from '../download.ts';
import type {BitReader} from './bit-reader.ts';
import {cutShort, damaged} from './faults.ts';
import {Inflater} from './inflate.ts';

/** What a member's header says comes in it. Source: RFC 1952, section 2.3.1. */
const flags = {checksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0};

/**
 * What a gzip file holds: pieces of it, or null where more input is needed. It is read as gunzip reads it: members stand one
 * behind the other, and what follows them and is none, zeros that fill a block say, is left alone.
 *
 * Source: RFC 1952.
 * @throws damaged, cutShort, when what could be unpacked has been given
 */
export function* gunzip(input: BitReader): Generator<Bytes | null, void> {
  const inflater = new Inflater(input);
  do {
    yield* skipHeader(input);
    let crc = 0;
    let length = 0;
    for (const piece of inflater.stream()) {
      if (piece) {
        crc = crc32(piece, crc);
        length += piece.length;
      }
      yield piece;
    }
    const [wantedCrc, wantedLength] = [yield* uint32(input), yield* uint32(input)];
    input.check();
    if (wantedCrc !== crc || wantedLength !== length % 2 ** 32) throw damaged;
    while (!input.has(2)) yield null;
  } while (input.bytes[input.at] === 0x1f && input.bytes[input.at + 1] === 0x8b);
}

function* skipHeader(input: BitReader): Generator<null, void> {
  while (!input.has(10)) yield null;
  input.at += 2;
  const [method, flag] = [input.bits(8), input.bits(8)];
  input.check();
  if (method !== 8 || flag & flags.reserved) throw damaged;
  input.at += 6;
  if (flag & flags.extra) {
    while (!input.has(2)) yield null;
    for (let left = input.bits(16); left > 0; left--) yield* byte(input);
  }
  for (const text of [flags.name, flags.comment]) if (flag & text) while (yield* byte(input));
  if (flag & flags.checksum) for (let i = 0; i < 2; i++) yield* byte(input);
  input.check();
}

function* byte(input: BitReader): Generator<null, number> {
  while (!input.has(1)) yield null;
  if (input.ended && input.at >= input.limit) throw cutShort;
  return input.bits(8);
}

function* uint32(input: BitReader): Generator<null, number> {
  while (!input.has(4)) yield null;
  return input.bits(16) + input.bits(16) * 2 ** 16;
}

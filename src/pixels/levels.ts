import {fullByte} from './values.ts';

/** Greys apart from none at all. */
const full = 15;

/** Bytes in 16 greys, two of them a byte, in base64. @param bytes an even number */
export function packLevels(bytes: Uint8Array): string {
  const level = (at: number) => Math.round((bytes[at] / fullByte) * full);
  const pairs = Array.from({length: bytes.length / 2}, (_, i) => (level(2 * i) << 4) | level(2 * i + 1));
  return btoa(String.fromCharCode(...pairs));
}

/** The bytes that were packed, to within 1/30. */
export function unpackLevels(packed: string): Uint8Array {
  const pairs = atob(packed);
  return Uint8Array.from({length: 2 * pairs.length}, (_, i) => {
    const pair = pairs.charCodeAt(i >> 1);
    return (fullByte * (i % 2 === 0 ? pair >> 4 : pair & full)) / full;
  });
}

import {fullByte} from './values.ts';

/** Greys apart from none at all: a hexadecimal digit each. */
const full = 15;
/** Runs without ink, which most of a picture is: the place of a letter here is one less than how long it is. */
const runs = 'ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Bytes in 16 greys, as text. */
export function packLevels(bytes: Uint8Array): string {
  const levels = Array.from(bytes, (byte) => Math.round((byte / fullByte) * full).toString(16)).join('');
  return levels.replace(new RegExp(`0{1,${runs.length}}`, 'g'), ({length}) => runs[length - 1]);
}

/** The bytes that were packed, each to within half a grey. */
export function unpackLevels(packed: string): Uint8Array {
  const levels = packed.replace(/[g-zA-Z]/g, (run) => '0'.repeat(runs.indexOf(run) + 1));
  return Uint8Array.from(levels, (level) => (fullByte * parseInt(level, 16)) / full);
}

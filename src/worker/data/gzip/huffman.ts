import {damaged} from './faults.ts';

/**
 * A Huffman code as a table: what the next bits begin with, `(symbol << 4) | bits of its code`, 0 where nothing does. It
 * has 2ⁿ entries for a longest code of n bits.
 */
export type CodeTable = Uint16Array;

/**
 * The code of which only the lengths are given.
 *
 * Source: RFC 1951, section 3.2.2.
 * @param lengths bits of each symbol's code, 0 to 15; 0 where it has none
 * @throws damaged where no such code is
 */
export function codeTable(lengths: Uint8Array): CodeTable {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  let longest = 15;
  while (longest > 1 && counts[longest] === 0) longest--;
  let left = 1;
  const next = new Uint16Array(16);
  for (let length = 1; length <= 15; length++) {
    left = 2 * left - counts[length];
    if (left < 0) throw damaged;
    next[length] = (next[length - 1] + counts[length - 1]) << 1;
  }
  // Bits may be left over where there is one code, or none: who sends no matches has no distances.
  if (left > 0 && longest > 1) throw damaged;
  const table = new Uint16Array(1 << longest);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol];
    if (length === 0) continue;
    const entry = (symbol << 4) | length;
    for (let at = reversed(next[length]++, length); at < table.length; at += 1 << length) table[at] = entry;
  }
  return table;
}

/** Codes come with their highest bit first, all else with its lowest. */
function reversed(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

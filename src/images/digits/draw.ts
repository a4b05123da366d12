/** The digits that the library draws itself: a data set of any size that needs no download. */
import {integerAt} from '../../numerics/draws.ts';
import {streamKey} from '../../numerics/random.ts';
import {digitTemplates} from './digit-templates.ts';
import {compileTemplates} from './stroke-templates.ts';
import {writeCharacter} from './write.ts';

const classes = 10;
const templates = digitTemplates.map(compileTemplates);

/** Streams 0 and 1 hold the images of the two splits; the order of their classes comes from the two after them. */
const firstOrderStream = 2;

const order = new Uint8Array(classes);

/**
 * The class, 0–9, of drawn digit `index` (a whole number from 0 to 2^32 - 1) of a split: 0 for training, 1 for
 * test. Every ten digits in a row that begin at a multiple of ten hold each class once, in an order drawn for them.
 */
export function digitLabel(seed: number, split: 0 | 1, index: number): number {
  const key = streamKey(seed, 'digits', firstOrderStream + split, Math.floor(index / classes));
  // Fisher–Yates.
  for (let i = 0; i < classes; i++) order[i] = i;
  for (let i = classes - 1; i > 0; i--) {
    const other = integerAt(key, i, i + 1);
    const kept = order[i];
    order[i] = order[other];
    order[other] = kept;
  }
  return order[index % classes];
}

/**
 * Draws digit `index` of a split (see {@link digitLabel}) as 28 × 28 bytes, row by row, into `out` from `offset`
 * on: white ink (255) on black (0) with grey edges, in a 20 × 20 box whose centre of mass lies in the middle of the
 * field, as in MNIST. The bytes are a pure function of seed, split and index: any digit can be drawn alone, in any
 * order. (Browsers whose sine or logarithm round differently may differ by a grey level here and there.)
 */
export function drawDigit(seed: number, split: 0 | 1, index: number, out: Uint8Array, offset: number): void {
  const label = digitLabel(seed, split, index);
  writeCharacter(templates[label], streamKey(seed, 'digits', split, index), out, offset);
}

import {pixels} from '../../pixels/size.ts';
import {digitLabel, drawDigit} from './draw.ts';

/** The seed that every page draws with, so that "digit 7 of the test set" is the same one everywhere. */
export const drawingSeed = 1;

/** The first test digit of each class: bytes, 784 each, and their places in the set. */
export function firstOfEachClass(): {readonly images: Uint8Array; readonly indices: readonly number[]} {
  const first: number[] = [];
  for (let i = 0, found = 0; found < 10; i++) {
    const label = digitLabel(drawingSeed, 1, i);
    if (first[label] !== undefined) continue;
    first[label] = i;
    found++;
  }
  const images = new Uint8Array(first.length * pixels);
  first.forEach((index, i) => drawDigit(drawingSeed, 1, index, images, i * pixels));
  return {images, indices: first};
}

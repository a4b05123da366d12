import {drawDigit, digitLabel} from '../../src/images/digits/draw.ts';

const pixels = 784;

/** What a run is trained on and measured with: bytes, 784 an image. */
export interface Images {
  readonly train: Uint8Array;
  readonly test: Uint8Array;
}

/** Images by their numbers, in the built-in set's drawing (seed 1) or another. */
export function drawn(count: number, split: 0 | 1, seed: number): {images: Uint8Array; labels: Uint8Array} {
  const images = new Uint8Array(count * pixels);
  for (let i = 0; i < count; i++) drawDigit(seed, split, i, images, i * pixels);
  return {images, labels: Uint8Array.from({length: count}, (_, i) => digitLabel(seed, split, i))};
}

const sets = new Map<string, Images>();

/** The built-in digits, found another way than the library's; kept. */
export function builtIn(trainSize: number, testSize: number): Images {
  const key = `${trainSize} ${testSize}`;
  const known = sets.get(key);
  if (known) return known;
  const made = {train: drawn(trainSize, 0, 1).images, test: drawn(testSize, 1, 1).images};
  sets.set(key, made);
  return made;
}

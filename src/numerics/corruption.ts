import type {Corruption} from '../network/training.ts';
import {fillNormal, fillWords, streamKey, uniformAt, type Key, type Purpose} from './random.ts';

/**
 * Corruptions of an image with values in 0–1, each a pure function of (seed, purpose, epoch, image).
 *
 * gaussian: x + factor·N(0,1), clipped to 0–1 (the Keras tutorial's). masking: a share `factor` of the values set to
 * 0. salt-pepper: a share `factor` set to 0 or 1 with equal odds. Source for the last two: P. Vincent et al.,
 * "Stacked Denoising Autoencoders", JMLR 11 (2010), section 3.3.
 */
export type {Corruption} from '../network/training.ts';

/** An entry of the stream far behind those of the pixels, for what is drawn once an image. */
const perImage = 0x7ffffffe;

/** Room for what is drawn for one image. */
let draws = new Float64Array(0);

/** Corrupts `width` values from `offset` on, in place. */
export function corrupt(
  rule: Corruption,
  seed: number,
  purpose: Purpose,
  epoch: number,
  image: number,
  values: Float32Array | Float64Array,
  offset: number,
  width: number,
): void {
  const key = streamKey(seed, purpose, epoch, image);
  const factor =
    rule.high > rule.low ? rule.low + (rule.high - rule.low) * uniformAt(key, perImage) : rule.low;
  if (draws.length !== width) draws = new Float64Array(width);
  drawNoise(rule.kind, key, draws);
  applyNoise(rule.kind, factor, draws, values, offset);
}

/** Draws what an image is corrupted with, a number a value: the same numbers whatever the factor. */
export function drawNoise(kind: Corruption['kind'], key: Key, out: Float64Array): void {
  if (kind === 'gaussian') fillNormal(key, out);
  // One word a value: as a number it says whether it is corrupted, and its last bit with what.
  else fillWords(key, out);
}

/** Corrupts as many values from `offset` on as {@link drawNoise} has drawn numbers for, in place. */
export function applyNoise(
  kind: Corruption['kind'],
  factor: number,
  drawn: Float64Array,
  values: Float32Array | Float64Array,
  offset: number,
): void {
  if (kind === 'gaussian') {
    const scale = Math.fround(factor);
    for (let i = 0; i < drawn.length; i++) {
      // The product is rounded to 32 bits, so that other engines get the same bits.
      const value = values[offset + i] + Math.fround(scale * drawn[i]);
      values[offset + i] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
    return;
  }
  const salt = kind === 'salt-pepper';
  for (let i = 0; i < drawn.length; i++) {
    const word = drawn[i];
    if (word / 2 ** 32 < factor) values[offset + i] = salt ? word & 1 : 0;
  }
}

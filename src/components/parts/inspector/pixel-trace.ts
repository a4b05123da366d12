import type {PixelFacts} from '../../../locales/messages/shared.ts';
import {lossFormulas} from '../../../numerics/losses.ts';
import {side} from '../../../pixels/size.ts';
import type {Loss} from '../../../recipe/names.ts';

/** The loss's term at each pixel, and their sum. */
export function termsOf(
  loss: Loss,
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  delta: number,
): {readonly terms: Float64Array; readonly sum: number} {
  const {value} = lossFormulas[loss];
  const terms = Float64Array.from(targets, (target, i) => value(predictions[i], target, delta));
  return {terms, sum: terms.reduce((sum, term) => sum + term, 0)};
}

/** The place of the largest term. */
export function largestTerm(terms: ArrayLike<number>): number {
  let at = 0;
  for (let i = 1; i < terms.length; i++) if (terms[i] > terms[at]) at = i;
  return at;
}

export function pixelFacts(
  pixel: number,
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  {terms, sum}: {readonly terms: ArrayLike<number>; readonly sum: number},
): PixelFacts {
  const term = terms[pixel];
  return {
    row: Math.floor(pixel / side) + 1,
    column: (pixel % side) + 1,
    target: targets[pixel],
    prediction: predictions[pixel],
    term,
    share: sum > 0 ? term / sum : 0,
  };
}

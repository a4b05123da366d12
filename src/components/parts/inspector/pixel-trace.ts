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

/** The pixel that an arrow key leads to; null for other keys. Pictures are not mirrored, whatever the page's direction. */
export function pixelAfter(key: string, pixel: number): number | null {
  const row = Math.floor(pixel / side);
  const column = pixel % side;
  const within = (value: number) => Math.max(0, Math.min(side - 1, value));
  const to: Record<string, readonly [row: number, column: number]> = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Home: [row, 0],
    End: [row, side - 1],
    PageUp: [0, column],
    PageDown: [side - 1, column],
  };
  const place = to[key];
  return place ? within(place[0]) * side + within(place[1]) : null;
}

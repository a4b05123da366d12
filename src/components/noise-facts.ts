import type {ErrorFacts, HarmFacts} from '../locales/noise-messages.ts';
import {pixels} from '../recipe/derive.ts';
import {meanSquaredError} from '../numerics/psnr.ts';

export function errorsOf(
  clean: Float32Array,
  noisy: Float32Array,
  denoised: Float32Array | null,
  place: number | null = null,
): ErrorFacts {
  const from = place === null ? 0 : place * pixels;
  const width = place === null ? clean.length : pixels;
  return {
    before: meanSquaredError(noisy, clean, from, width),
    after:
      denoised && denoised.length >= from + width ? meanSquaredError(denoised, clean, from, width) : null,
  };
}

/** A place where denoising turns from better than doing nothing to worse, or back. */
export interface Turn {
  readonly level: number;
  /** Whether it does harm below this level; else above. */
  readonly harmBelow: boolean;
}

/** Where two curves cross, linearly between the levels. A curve that touches does not cross. */
export function turnsOf(
  levels: readonly number[],
  model: readonly number[],
  nothing: readonly number[],
): readonly Turn[] {
  const turns: Turn[] = [];
  const over = (i: number) => model[i]! - nothing[i]!;
  let last = 0;
  for (let i = 1; i < levels.length; i++) {
    if (over(i) === 0) continue;
    if (over(last) !== 0 && over(i) > 0 !== over(last) > 0) {
      const share = over(last) / (over(last) - over(i));
      turns.push({level: levels[last]! + share * (levels[i]! - levels[last]!), harmBelow: over(last) > 0});
    }
    last = i;
  }
  return turns;
}

export function harmOf(
  levels: readonly number[],
  model: readonly number[],
  nothing: readonly number[],
): HarmFacts {
  const turns = turnsOf(levels, model, nothing);
  const [first, second] = turns;
  if (!first) {
    const worse = levels.some((_, i) => model[i]! > nothing[i]!);
    return {code: worse ? 'always' : 'never'};
  }
  if (!second) return {code: first.harmBelow ? 'below' : 'above', level: first.level};
  return {code: first.harmBelow ? 'outside' : 'between', low: first.level, high: turns.at(-1)!.level};
}

/** Differences below this share nobody should be told about as such. */
const level = 0.02;

/** Which of two errors is lower, and by what share of the higher. */
export type Comparison =
  | {readonly better: 'denoiser' | 'plain'; readonly share: number}
  | {readonly better: null; readonly share: number};

export function comparisonOf(denoiser: number, plain: number): Comparison {
  const share = Math.abs(denoiser - plain) / Math.max(denoiser, plain, Number.MIN_VALUE);
  if (share < level) return {better: null, share};
  return {better: denoiser < plain ? 'denoiser' : 'plain', share};
}

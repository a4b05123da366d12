import type {ErrorFacts, HarmFacts, Likeness} from '../../locales/messages/noise.ts';
import {pixels, side} from '../../pixels/size.ts';
import {meanSquaredError} from '../../numerics/psnr.ts';
import {ssim} from '../../numerics/ssim.ts';
import {dataSetOf} from '../../recipe/datasets.ts';
import type {Recipe} from '../../recipe/recipe.ts';

/** The error of drawing the mean picture for everything; null where nobody knows. */
export const meanErrorOf = ({dataset}: Pick<Recipe, 'dataset'>): number | null =>
  dataSetOf(dataset)?.meanImageLoss?.mse ?? null;

/** Of all pictures, or of the one at `place`. @param mean as {@link meanErrorOf} */
export function errorsOf(
  clean: Float32Array,
  noisy: Float32Array,
  denoised: Float32Array | null,
  mean: number | null,
  place: number | null = null,
): ErrorFacts {
  const from = place === null ? 0 : place * pixels;
  const width = place === null ? clean.length : pixels;
  const likeness = (values: Float32Array): Likeness => ({
    error: meanSquaredError(values, clean, from, width),
    // Found when it is told: it takes longer than all else that is drawn with it.
    get similarity() {
      const all = similaritiesOf(values, clean);
      return place === null ? all.reduce((sum, one) => sum + one / all.length, 0) : all[place];
    },
  });
  return {
    before: likeness(noisy),
    after: denoised && denoised.length >= from + width ? likeness(denoised) : null,
    mean,
  };
}

/** Picture by picture, of arrays that stay as they are: a page shows them again at every change of something else. */
const known = new WeakMap<Float32Array, {readonly clean: Float32Array; readonly all: Float64Array}>();

function similaritiesOf(values: Float32Array, clean: Float32Array): Float64Array {
  const found = known.get(values);
  if (found?.clean === clean) return found.all;
  const count = Math.floor(Math.min(values.length, clean.length) / pixels);
  const all = Float64Array.from({length: count}, (_, i) => ssim(values, clean, side, i * pixels));
  known.set(values, {clean, all});
  return all;
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
  const over = (i: number) => model[i] - nothing[i];
  let last = 0;
  for (let i = 1; i < levels.length; i++) {
    if (over(i) === 0) continue;
    if (over(last) !== 0 && over(i) > 0 !== over(last) > 0) {
      const share = over(last) / (over(last) - over(i));
      turns.push({level: levels[last] + share * (levels[i] - levels[last]), harmBelow: over(last) > 0});
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
  const [first, second, third] = turns;
  if (!first) {
    const worse = levels.some((_, i) => model[i] > nothing[i]);
    return {code: worse ? 'always' : 'never'};
  }
  if (!second) return {code: first.harmBelow ? 'below' : 'above', level: first.level};
  if (!third) return {code: first.harmBelow ? 'outside' : 'between', low: first.level, high: second.level};
  const ends = [...(first.harmBelow ? [] : [null]), ...turns.map(({level}) => level), null];
  const helps = ends.flatMap((from, i) =>
    i % 2 === 0 && i < ends.length - 1 ? [[from, ends[i + 1]] as const] : [],
  );
  return {code: 'several', helps};
}

/** Differences below this share nobody should be told about as such. */
const level = 0.02;

/** Which of two errors is lower, and by what share of the higher. */
export type Comparison =
  | {readonly better: 'denoiser' | 'plain'; readonly share: number}
  | {readonly better: null; readonly share: number};

export function comparisonOf(denoiser: number, withoutNoise: number): Comparison {
  const share = Math.abs(denoiser - withoutNoise) / Math.max(denoiser, withoutNoise, Number.MIN_VALUE);
  if (share < level) return {better: null, share};
  return {better: denoiser < withoutNoise ? 'denoiser' : 'plain', share};
}

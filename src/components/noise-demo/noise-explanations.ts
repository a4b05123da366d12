import type {ErrorFacts, NoiseExplanation} from '../../locales/messages/noise.ts';
import {sentence} from '../../locales/sentences.ts';
import type {NoiseLevel} from '../../recipe/test-noise.ts';
import {explanationsOf, isUrgent, turnAmong, type Explanation} from '../parts/explanation/explanations.ts';
import {nearestLevel, type Curves} from './noise-curve-panel.ts';
import {corruptionOf} from '../../recipe/corruption.ts';
import type {NoiseView} from './noise-view.ts';

/** Makes words of what is true of noise, a network and its run. */
export const noiseSentence =
  ({messages: {shell, run, noise}}: NoiseView) =>
  (explanation: Explanation | NoiseExplanation): string =>
    sentence({...shell.say, ...run.say, ...noise.say}, explanation);

/** What is seen of the noise. */
export interface NoiseSeen {
  /** Of the ten; null before there are pictures. */
  readonly errors: ErrorFacts | null;
  readonly level: NoiseLevel;
  /** As far as they are known. */
  readonly curves: Pick<Curves, 'levels' | 'model' | 'filter'>;
}

/**
 * All that is true and worth saying, of the noise first, and the place of the sentence whose turn it is. What the network
 * draws while it cannot tell pictures apart comes before that; what else there is to say of the run comes last.
 * @param view as it is shown, under the noise that the weights were trained with
 */
export function noiseExplanations(
  view: NoiseView,
  seen: NoiseSeen,
): {readonly explanations: readonly (Explanation | NoiseExplanation)[]; readonly turn: number} {
  const {snapshot, recipe} = view;
  const ofRun = explanationsOf(snapshot, recipe);
  if (snapshot.history.valLoss.length === 0) return {explanations: ofRun, turn: 0};
  if (isUrgent(ofRun[0])) return {explanations: [...ofRun, ...ofNoise(view, seen)], turn: 0};
  // What a linear denoiser does is about noise too: about that of the training.
  const alike = corruptionOf(recipe)?.kind === seen.level.kind;
  const linear = ofRun.filter((one) => alike && 'kind' in one && one.kind === 'denoiser');
  const own = [...linear, ...ofNoise(view, seen)];
  const rest = ofRun.filter((one) => !linear.includes(one));
  return {explanations: [...own, ...rest], turn: turnAmong(own.length, snapshot)};
}

function ofNoise({recipe, noun}: NoiseView, {errors, level, curves}: NoiseSeen): readonly NoiseExplanation[] {
  const found: NoiseExplanation[] = [];
  const given = corruptionOf(recipe);
  const rule = given && given.high > 0 ? given : null;
  const {before, after} = errors ?? {};
  if (before && after && after.error > before.error) found.push({code: 'noise-harm', noun});
  if (!rule) found.push({code: 'noise-none'});
  const {levels, model, filter} = curves;
  // Of other noise there would be a better filter.
  if (model && filter && (!rule || rule.kind === level.kind)) {
    const at = nearestLevel(levels, level.factor);
    const code = model[at] < filter[at] ? 'below-filter' : 'above-filter';
    found.push({code, kind: level.kind, factor: levels[at]});
  }
  if (rule) found.push({code: rule.low === rule.high ? 'noise-level' : 'noise-range', rule});
  return found;
}

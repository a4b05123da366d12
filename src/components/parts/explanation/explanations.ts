import type {RunExplanation} from '../../../locales/messages/run.ts';
import type {ShellExplanation} from '../../../locales/messages/shell.ts';
import {sentence} from '../../../locales/sentences.ts';
import {trendOf, type PlateauRule} from '../../../numerics/plateau.ts';
import {pixels} from '../../../pixels/size.ts';
import {byteOf, unitValue} from '../../../pixels/values.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import {shellExplanation} from './explanation-shell.ts';
import type {View} from '../../base/content.ts';
import {nounOf} from '../../base/noun.ts';

export type Explanation = ShellExplanation | RunExplanation;

/** Makes words of what is true of a run. */
export const runSentence =
  ({messages: {shell, run}}: View) =>
  (explanation: Explanation): string =>
    sentence({...shell.say, ...run.say}, explanation);

export function plateauRuleOf({patience, minDelta}: Recipe): PlateauRule {
  return {patience, amount: minDelta.amount, relative: minDelta.relative};
}

/**
 * Since which epoch the curve is flat; null if it is not flat now. At that epoch and at each one after it, the rule
 * held; and from it until now, all together, the fall is still less than what counts.
 */
export function flatSince(
  {epoch, valLoss}: {readonly epoch: readonly number[]; readonly valLoss: readonly number[]},
  {patience, amount, relative}: PlateauRule,
): number | null {
  const last = valLoss.length - 1;
  const less = (from: number, to: number) =>
    valLoss[from] - valLoss[to] < (relative ? amount * valLoss[from] : amount);
  let since = last;
  while (since >= patience && less(since - patience, since) && less(since, last)) since--;
  return since === last ? null : epoch[since + 1];
}

/** Since which epoch val_loss has been below a line; null where it is not now. */
export function belowSince(
  {epoch, valLoss}: {readonly epoch: readonly number[]; readonly valLoss: readonly number[]},
  line: number,
): number | null {
  const last = valLoss.findLastIndex((value) => !(value < line));
  return last === valLoss.length - 1 ? null : epoch[last + 1];
}

/** A share of the mean image's loss within which a run is taken to draw just that. */
const nearMean = 0.05;
/** A smaller fall of val_loss in an epoch, or rise, nobody sees. */
const visibleFall = 0.0005;
/** How many epochs one of several true sentences stays. */
const epochsASentence = 3;
/** Keras 3's rate for adadelta, with which this net barely learns; Keras 2 has 1. */
const tinyAdadelta = 0.001;
/** A smaller share of the learning rate nobody sees go. */
const visibleDecay = 0.02;
/** A linear code whose error is below this copies: what is left are rounding errors. */
const nothingLost = 1e-12;
/** Of the variance among the pictures that are shown; with less among their reconstructions, these are one picture. */
const alikeShare = 0.05;
/** Reconstructions above it are cut off where they are drawn. */
const aboveFull = 1.05;

/** All that is true of a run now and worth saying, from the teaching notes; what matters most comes first. */
export function explanationsOf(snapshot: Snapshot, recipe: Recipe): readonly Explanation[] {
  const {status, history, linearBaseline} = snapshot;
  const noun = nounOf(recipe);
  const val = history.valLoss.at(-1);
  if (val === undefined) {
    if (status === 'training' || (snapshot.batch > 0 && status !== 'loading'))
      return [{code: 'first-epoch', batchSize: recipe.batchSize, noun}, ...ofRecipe(snapshot, recipe)];
    return [shellExplanation(snapshot, recipe)];
  }
  const sentences: Explanation[] = [];
  const mean = snapshot.meanImageLoss;
  const rule = plateauRuleOf(recipe);
  const flat = flatSince(history, rule);
  const trend = trendOf(history.valLoss, rule);
  const learned = mean === null || val <= mean * (1 - nearMean);
  if (!learned && val > mean * (1 + nearMean)) sentences.push({code: 'above-mean-image', noun});
  else if (!learned) sentences.push({code: drawsAlike(snapshot) ? 'mean-image' : 'like-mean-image', noun});
  const stopped = status === 'done' && snapshot.endReason === 'plateau';
  // What has not learned anything is not at its end, however flat.
  if (stopped)
    sentences.push(
      learned ? {code: 'plateau', epoch: snapshot.epoch} : {code: 'slow', epoch: snapshot.epoch, stopped},
    );
  // What compares says more than what goes on.
  if (linearBaseline) {
    const {kind, loss} = linearBaseline;
    const since = belowSince(history, loss);
    if (kind === 'pca' && loss < nothingLost) sentences.push({code: 'pca-copies'});
    else sentences.push(since === null ? {code: 'above-linear', kind} : {code: 'below-linear', kind, since});
  }
  const done = status === 'done';
  const falling: Explanation | null =
    flat === null && trend && trend.fallPerEpoch > visibleFall
      ? {code: 'falling', share: trend.fallPerEpoch, done}
      : null;
  if (flat !== null && learned) sentences.push({code: 'flat', epoch: flat});
  else if (flat !== null && !stopped) sentences.push({code: 'slow', epoch: flat, stopped});
  else if (trend && trend.fallPerEpoch < -visibleFall)
    sentences.push({code: 'rising', share: -trend.fallPerEpoch});
  else if (falling && done) sentences.push(falling);
  if (recipe.loss === 'mse') {
    sentences.push({code: 'grey-levels', loss: val, levels: Math.max(1, byteOf(Math.sqrt(val)))});
  }
  if (recipe.outputActivation === 'relu' && deadOutputs(snapshot) >= fewestDots)
    sentences.push({code: 'dead-outputs'});
  if (val < history.loss.at(-1)!) sentences.push({code: 'below-loss'});
  const {most, error} = extremes(snapshot);
  if (most > aboveFull) sentences.push({code: 'above-one', most});
  if (recipe.loss === 'huber' && error > 0 && error <= recipe.huberDelta)
    sentences.push({code: 'huber-half', delta: recipe.huberDelta});
  sentences.push(...ofRecipe(snapshot, recipe));
  if (sentences.length > 0) return sentences;
  // How fast it falls stands among the figures: where there is anything else to say, that is said.
  return [falling ?? {code: 'first-epoch', batchSize: recipe.batchSize, noun}];
}

/** What can be said of the settings as they are. */
function ofRecipe({batches, epochs}: Snapshot, recipe: Recipe): Explanation[] {
  const sentences: Explanation[] = [];
  const {optimizer, learningRate, decay} = recipe;
  if (optimizer === 'adadelta' && learningRate <= tinyAdadelta)
    sentences.push({code: 'adadelta-tiny', rate: learningRate});
  // After as many steps the rate is 1 / (1 + decay · steps) of what it was.
  const lost = 1 - 1 / (1 + decay * batches * epochs);
  if (lost > 0 && lost < visibleDecay) sentences.push({code: 'decay-small', decay, share: lost, epochs});
  return sentences;
}

/** The one of several true sentences whose turn it is: each stays a few epochs; the first while it is urgent, and at the end. */
export function turnOf(explanations: readonly Explanation[], snapshot: Snapshot): number {
  return isUrgent(explanations[0]) ? 0 : turnAmong(explanations.length, snapshot);
}

/** While it cannot tell pictures apart there is nothing more important. */
export const isUrgent = ({code}: Explanation): boolean =>
  code === 'mean-image' || code === 'above-mean-image' || code === 'like-mean-image';

/** Likewise of so many. */
export const turnAmong = (count: number, {status, epoch}: Snapshot): number =>
  status === 'done' ? 0 : Math.floor(epoch / epochsASentence) % Math.max(1, count);

/** One thing about a run that is true now and worth saying. */
export function explanationOf(snapshot: Snapshot, recipe: Recipe): Explanation {
  const explanations = explanationsOf(snapshot, recipe);
  return explanations[turnOf(explanations, snapshot)];
}

/** Fewer missing dots than this nobody sees. */
const fewestDots = 3;

/** The largest value among the reconstructions shown, and the largest error. */
function extremes({samples, reconstructions}: Snapshot): {readonly most: number; readonly error: number} {
  let most = 0;
  let error = 0;
  if (!samples || !reconstructions) return {most, error};
  for (let i = 0; i < reconstructions.length; i++) {
    most = Math.max(most, reconstructions[i]);
    error = Math.max(error, Math.abs(reconstructions[i] - unitValue(samples.images[i])));
  }
  return {most, error};
}

/** Whether what is shown is drawn as one and the same picture, as far as is known. */
function drawsAlike({samples, reconstructions}: Snapshot): boolean {
  if (!samples || !reconstructions) return true;
  const count = reconstructions.length / pixels;
  const among = (valueAt: (at: number) => number): number => {
    let sum = 0;
    for (let pixel = 0; pixel < pixels; pixel++) {
      let [mean, square] = [0, 0];
      for (let at = pixel; at < reconstructions.length; at += pixels) {
        mean += valueAt(at) / count;
        square += valueAt(at) ** 2 / count;
      }
      sum += square - mean ** 2;
    }
    return sum;
  };
  const drawn = among((at) => reconstructions[at]);
  const shown = among((at) => unitValue(samples.images[at]));
  return drawn < alikeShare * shown;
}

/** Pixels that have ink in at least three of the pictures shown and none at all in any reconstruction. */
function deadOutputs({samples, reconstructions}: Snapshot): number {
  if (!samples || !reconstructions) return 0;
  let dead = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    let inked = 0;
    let silent = true;
    for (let at = pixel; at < reconstructions.length && silent; at += pixels) {
      if (samples.images[at] > 127) inked++;
      silent = reconstructions[at] <= 0;
    }
    if (silent && inked >= 3) dead++;
  }
  return dead;
}

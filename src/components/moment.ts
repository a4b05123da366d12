import type {Moment} from '../locales/messages.ts';
import {trendOf, type PlateauRule} from '../numerics/plateau.ts';
import {pixels} from '../recipe/derive.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Snapshot} from '../session/snapshot.ts';
import {firstMoment} from './first-moment.ts';
import {nounOf} from './noun.ts';

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
    valLoss[from]! - valLoss[to]! < (relative ? amount * valLoss[from]! : amount);
  let since = last;
  while (since >= patience && less(since - patience, since) && less(since, last)) since--;
  return since === last ? null : epoch[since + 1]!;
}

/** A share of the mean image's loss within which a run is taken to draw just that. */
const nearMean = 0.05;
/** How many epochs one of several true sentences stays. */
const epochsASentence = 3;

/** One thing about a run that is true now and worth saying, from the teaching notes. */
export function momentOf(snapshot: Snapshot, recipe: Recipe): Moment {
  const {status, history} = snapshot;
  const noun = nounOf(recipe);
  const val = history.valLoss.at(-1);
  if (val === undefined) {
    if (status === 'training' || (snapshot.batch > 0 && status !== 'loading'))
      return {code: 'first-epoch', batchSize: recipe.batchSize, noun};
    return firstMoment(snapshot, recipe);
  }
  if (status === 'done' && snapshot.endReason === 'plateau') return {code: 'plateau', epoch: snapshot.epoch};
  const mean = snapshot.meanImageLoss;
  if (mean !== null && val > mean * (1 + nearMean)) return {code: 'above-mean-image', noun};
  if (mean !== null && val > mean * (1 - nearMean)) return {code: 'mean-image', noun};
  const rule = plateauRuleOf(recipe);
  const flat = flatSince(history, rule);
  const trend = trendOf(history.valLoss, rule);
  const sentences: Moment[] = [];
  if (flat !== null) sentences.push({code: 'flat', epoch: flat});
  else if (trend && trend.fallPerEpoch > 0.0005) {
    sentences.push({code: 'falling', share: trend.fallPerEpoch, done: status === 'done'});
  } else if (trend && trend.fallPerEpoch < -0.0005)
    sentences.push({code: 'rising', share: -trend.fallPerEpoch});
  if (recipe.loss === 'mse') {
    sentences.push({code: 'grey-levels', loss: val, levels: Math.max(1, Math.round(Math.sqrt(val) * 255))});
  }
  if (recipe.outputActivation === 'relu' && deadOutputs(snapshot) >= fewestDots)
    sentences.push({code: 'dead-outputs'});
  if (val < history.loss.at(-1)!) sentences.push({code: 'below-loss'});
  if (sentences.length === 0) return {code: 'first-epoch', batchSize: recipe.batchSize, noun};
  // At the end the first counts; on the way each has its turn.
  const turn = status === 'done' ? 0 : Math.floor(snapshot.epoch / epochsASentence) % sentences.length;
  return sentences[turn]!;
}

/** Fewer missing dots than this nobody sees. */
const fewestDots = 3;

/** Pixels that have ink in at least three of the pictures shown and none at all in any reconstruction. */
function deadOutputs({samples, reconstructions}: Snapshot): number {
  if (!samples || !reconstructions) return 0;
  let dead = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    let inked = 0;
    let silent = true;
    for (let at = pixel; at < reconstructions.length && silent; at += pixels) {
      if (samples.images[at]! > 127) inked++;
      silent = reconstructions[at]! <= 0;
    }
    if (silent && inked >= 3) dead++;
  }
  return dead;
}

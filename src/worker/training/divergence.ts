import type {Penalty} from '../../network/training.ts';
import {penaltyFormulas} from '../../numerics/penalties.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {trainingOf} from '../../recipe/training.ts';

/** What no run comes back from by itself. */
const beyondAll = 1e5;

/**
 * The largest loss that is called sound: more is divergence, even where it is still a number. A picture between 0 and 1
 * that is drawn grey costs less than 1 by every loss there is here, and codes of 1 cost their penalties. It depends on
 * the recipe alone, so that a run which goes on in another worker, or from a file, is judged as it was before.
 */
export const largestSoundLoss = (recipe: Recipe): number => beyondAll * bounded(recipe);

/**
 * The largest loss of weights that are gone back to after a divergence. With more than a grey picture costs, many times
 * over, they are on their way to explode, and an optimizer's momentum may carry them there at any rate.
 */
export const largestCalmLoss = (recipe: Recipe): number => 10 * bounded(recipe);

/** The largest weight of those: a net that draws pictures between 0 and 1 needs none near this size. */
export const largestCalmWeight = 1e3;

/** What a grey picture with a code of ones costs at most. */
function bounded(recipe: Recipe): number {
  const costOf = ({kind, rate}: Penalty) => rate * penaltyFormulas[kind].value(1) * recipe.encodingDim;
  return trainingOf(recipe).penalties.reduce((sum, penalty) => sum + costOf(penalty), 1);
}

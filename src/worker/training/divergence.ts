import type {Recipe} from '../../recipe/recipe.ts';

/** What no run comes back from by itself. */
const beyondAll = 1e5;

/**
 * The largest loss that is called sound: more is divergence, even where it is still a number. A picture between 0 and 1
 * that is drawn grey costs less than 1 by every loss there is here, and codes of 1 cost their penalty. It depends on the
 * recipe alone, so that a run which goes on in another worker, or from a file, is judged as it was before.
 */
export const largestSoundLoss = ({activityL1, encodingDim}: Recipe): number =>
  beyondAll * (1 + activityL1 * encodingDim);

/**
 * The largest loss of weights that are gone back to after a divergence. With more than a grey picture costs, many times
 * over, they are on their way to explode, and an optimizer's momentum may carry them there at any rate.
 */
export const largestCalmLoss = ({activityL1, encodingDim}: Recipe): number =>
  10 * (1 + activityL1 * encodingDim);

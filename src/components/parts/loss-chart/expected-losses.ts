import {stepOf} from '../../../charts/idle-axes.ts';
import {dataSetOf} from '../../../recipe/datasets.ts';
import type {Recipe} from '../../../recipe/recipe.ts';

type OfLoss = Pick<Recipe, 'loss' | 'huberDelta' | 'dataset'>;

/** What drawing the mean image for everything comes to, where that is known before the images are here. */
export function expectedMeanImageLoss({loss, huberDelta, dataset}: OfLoss): number | null {
  if (loss === 'huber' && huberDelta !== 1) return null;
  return dataSetOf(dataset)?.meanImageLoss?.[loss] ?? null;
}

/** Mean squared errors of pictures soon lie below it. */
const usualError = 0.07;

/**
 * The values that the loss axis has before there is a loss: those that the chart has once there is one, which reaches as
 * far as the mean image's. Null where nobody knows how large losses will be.
 */
export function expectedLosses(recipe: OfLoss): readonly number[] | null {
  const most = expectedMeanImageLoss(recipe) ?? (recipe.loss === 'mse' ? usualError : null);
  if (most === null) return null;
  const top = 1.02 * most;
  const step = stepOf(top / 4);
  return Array.from({length: 1 + Math.ceil(top / step)}, (_, i) => i * step);
}

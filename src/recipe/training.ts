import type {Training} from '../network/training.ts';
import {corruptionOf} from './corruption.ts';
import type {Recipe} from './recipe.ts';

/** What a training step needs of a recipe. */
export function trainingOf(recipe: Recipe): Training {
  const {activityL1} = recipe;
  return {
    loss: recipe.loss,
    huberDelta: recipe.huberDelta,
    penalties: activityL1 > 0 ? [{kind: 'activity-l1', rate: activityL1}] : [],
    optimizer: {
      name: recipe.optimizer,
      learningRate: recipe.learningRate,
      decay: recipe.decay,
      momentum: recipe.momentum,
      nesterov: recipe.nesterov,
      rho: recipe.rho,
      beta1: recipe.beta1,
      beta2: recipe.beta2,
    },
    corruption: corruptionOf(recipe),
    seed: recipe.seed,
  };
}

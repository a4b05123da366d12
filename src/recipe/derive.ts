import {pixels} from '../pixels/size.ts';
import type {Network, Training} from './network.ts';
import {fields, type Change} from './fields.ts';
import type {Recipe} from './recipe.ts';

/** The stack of layers a recipe asks for: hidden, code, hidden mirrored, output. */
export function networkOf(recipe: Recipe): Network {
  const {hiddenUnits, activation} = recipe;
  const hidden = hiddenUnits.map((units) => ({units, activation}));
  return {
    inputs: pixels,
    layers: [
      ...hidden,
      {units: recipe.encodingDim, activation: recipe.codeActivation},
      ...hidden.toReversed(),
      {units: pixels, activation: recipe.outputActivation},
    ],
    codeLayer: hidden.length,
  };
}

/** What a training step needs of a recipe. */
export function trainingOf(recipe: Recipe): Training {
  const {noise, noiseFactor} = recipe;
  return {
    loss: recipe.loss,
    huberDelta: recipe.huberDelta,
    activityL1: recipe.activityL1,
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
    corruption: noise === 'none' ? null : {kind: noise, ...noiseFactor},
    seed: recipe.seed,
  };
}

/** The fields in which two recipes differ, and the gravest change among them. */
export function difference(
  before: Recipe,
  after: Recipe,
): {readonly change: Change | null; readonly names: readonly (keyof Recipe)[]} {
  const changed = fields.filter(({name}) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const kinds = changed.map(({change}) => change);
  const change = (['reset', 'live', 'view'] as const).find((kind) => kinds.includes(kind)) ?? null;
  return {change, names: changed.map(({name}) => name)};
}

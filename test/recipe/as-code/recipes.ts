import {fields} from '../../../src/recipe/fields.ts';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';

export const recipeOf = (texts: Readonly<Record<string, string>> = {}): Recipe => {
  const {recipe, complaints} = parseRecipe((attribute) => texts[attribute] ?? null);
  if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
  return recipe;
};

/** Change nothing that is learned: an engine, where the bytes lie, and what a page tells or shows. */
export const notTrained: ReadonlySet<string> = new Set([
  'backend',
  'datasetUrl',
  ...fields.flatMap(({name, change}) => (change === 'view' ? name : [])),
]);

/** Two texts of each field that changes training, and what else has to be said for it to matter. */
export const variants: Readonly<
  Record<
    string,
    {readonly texts: readonly [string, string]; readonly besides?: Readonly<Record<string, string>>}
  >
> = {
  dataset: {texts: ['mnist', 'fashion-mnist']},
  trainSize: {texts: ['1000', 'all']},
  testSize: {texts: ['500', 'all']},
  encodingDim: {texts: ['7', '9']},
  hiddenUnits: {texts: ['128,64', '100']},
  activation: {texts: ['tanh', 'elu'], besides: {'hidden-units': '20', 'code-activation': 'relu'}},
  codeActivation: {texts: ['linear', 'softplus']},
  outputActivation: {texts: ['sigmoid', 'relu']},
  loss: {texts: ['bce', 'log_cosh']},
  huberDelta: {texts: ['0.5', '2'], besides: {loss: 'huber'}},
  optimizer: {texts: ['adam', 'sgd']},
  learningRate: {texts: ['0.003', '0.5']},
  decay: {texts: ['1e-6', '0.01'], besides: {optimizer: 'sgd'}},
  momentum: {texts: ['0.9', '0.5'], besides: {optimizer: 'sgd'}},
  nesterov: {texts: ['true', 'false'], besides: {optimizer: 'sgd', momentum: '0.9'}},
  rho: {texts: ['0.9', '0.8'], besides: {optimizer: 'rmsprop'}},
  beta1: {texts: ['0.8', '0.7'], besides: {optimizer: 'adam'}},
  beta2: {texts: ['0.99', '0.9'], besides: {optimizer: 'adamax'}},
  activityL1: {texts: ['0.001', '1e-7']},
  noise: {texts: ['gaussian', 'salt-pepper']},
  noiseFactor: {texts: ['0.25', '0-0.5'], besides: {noise: 'masking'}},
  epochs: {texts: ['3', '4']},
  batchSize: {texts: ['128', '32']},
  noShuffle: {texts: ['true', 'false']},
  patience: {texts: ['3', '8'], besides: {'stop-at-plateau': ''}},
  minDelta: {texts: ['1%', '0.001'], besides: {'stop-at-plateau': ''}},
  stopAtPlateau: {texts: ['true', 'false']},
  goal: {texts: ['val_loss<0.02', 'loss<0.1']},
  seed: {texts: ['1', '7']},
  weights: {texts: ['/a.safetensors', '/b.safetensors']},
};

import type {Accepted} from './accepted.ts';
import {builtIn, dataSets} from './datasets.ts';
import {activations, backends, lossAliases, losses, noises, optimizers, type Optimizer} from './names.ts';
import type {Recipe} from './recipe.ts';

/** live: takes effect while training; reset: starts over; view: changes only what is shown. */
export type Change = 'live' | 'reset' | 'view';

/**
 * One thing an author can set. This table is the only place that knows a field: attributes, properties, checks, the
 * settings form and the documentation read it.
 */
export interface Field {
  readonly name: keyof Recipe;
  readonly attribute: string;
  readonly accepted: Accepted;
  /** As an author would write it; null for none; or how it follows from fields further up. */
  readonly default: string | null | ((recipe: Partial<Recipe>) => string);
  readonly change: Change;
  /** The optimizers that have this argument; with others it is kept, not used, and said. */
  readonly optimizers?: readonly Optimizer[];
}

/** Keras 2's learning rates. */
export const learningRates: Record<Optimizer, string> = {
  sgd: '0.01',
  rmsprop: '0.001',
  adagrad: '0.01',
  adadelta: '1',
  adam: '0.001',
  adamax: '0.002',
  nadam: '0.002',
};

export const largestTrainSize = 1_000_000;

/** The controls that are not settings; the others are recipe attributes. */
export const actionControls = ['play', 'step', 'reset'] as const;

const rows = [
  {
    name: 'dataset',
    attribute: 'dataset',
    accepted: {kind: 'dataset', values: Object.keys(dataSets)},
    default: builtIn,
    change: 'reset',
  },
  {
    name: 'datasetUrl',
    attribute: 'dataset-url',
    accepted: {kind: 'url'},
    default: null,
    change: 'reset',
  },
  {
    name: 'trainSize',
    attribute: 'train-size',
    accepted: {kind: 'integer', min: 1, max: largestTrainSize, orAll: true},
    default: 'all',
    change: 'reset',
  },
  {
    name: 'testSize',
    attribute: 'test-size',
    accepted: {kind: 'integer', min: 10, max: 100_000, orAll: true},
    default: 'all',
    change: 'reset',
  },
  {
    name: 'encodingDim',
    attribute: 'encoding-dim',
    accepted: {kind: 'integer', min: 1, max: 1024},
    default: '32',
    change: 'reset',
  },
  {
    name: 'hiddenUnits',
    attribute: 'hidden-units',
    accepted: {kind: 'units', most: 8, min: 1, max: 2048},
    default: 'none',
    change: 'reset',
  },
  {
    name: 'activation',
    attribute: 'activation',
    accepted: {kind: 'choice', values: activations},
    default: 'relu',
    change: 'reset',
  },
  {
    name: 'codeActivation',
    attribute: 'code-activation',
    accepted: {kind: 'choice', values: activations},
    default: (recipe: Partial<Recipe>) => recipe.activation ?? 'relu',
    change: 'reset',
  },
  {
    name: 'outputActivation',
    attribute: 'output-activation',
    accepted: {kind: 'choice', values: activations},
    default: 'relu',
    change: 'reset',
  },
  {
    name: 'loss',
    attribute: 'loss',
    accepted: {kind: 'choice', values: losses, aliases: lossAliases},
    default: 'mse',
    change: 'reset',
  },
  {
    name: 'huberDelta',
    attribute: 'huber-delta',
    accepted: {kind: 'number', min: 0, max: 1e6, above: true},
    default: '1',
    change: 'reset',
  },
  {
    name: 'optimizer',
    attribute: 'optimizer',
    accepted: {kind: 'choice', values: optimizers},
    default: 'adadelta',
    change: 'reset',
  },
  {
    name: 'learningRate',
    attribute: 'learning-rate',
    accepted: {kind: 'number', min: 0, max: 1e9, above: true},
    default: (recipe: Partial<Recipe>) => learningRates[recipe.optimizer ?? 'adadelta'],
    change: 'live',
  },
  {
    name: 'decay',
    attribute: 'decay',
    accepted: {kind: 'number', min: 0, max: 1e6},
    default: '0',
    change: 'reset',
  },
  {
    name: 'momentum',
    attribute: 'momentum',
    accepted: {kind: 'number', min: 0, max: 1},
    default: '0',
    change: 'reset',
    optimizers: ['sgd'],
  },
  {
    name: 'nesterov',
    attribute: 'nesterov',
    accepted: {kind: 'flag'},
    default: null,
    change: 'reset',
    optimizers: ['sgd'],
  },
  {
    name: 'rho',
    attribute: 'rho',
    accepted: {kind: 'number', min: 0, max: 1},
    default: (recipe: Partial<Recipe>) => (recipe.optimizer === 'rmsprop' ? '0.9' : '0.95'),
    change: 'reset',
    optimizers: ['rmsprop', 'adadelta'],
  },
  {
    name: 'beta1',
    attribute: 'beta-1',
    accepted: {kind: 'number', min: 0, max: 0.999999},
    default: '0.9',
    change: 'reset',
    optimizers: ['adam', 'adamax', 'nadam'],
  },
  {
    name: 'beta2',
    attribute: 'beta-2',
    accepted: {kind: 'number', min: 0, max: 0.999999},
    default: '0.999',
    change: 'reset',
    optimizers: ['adam', 'adamax', 'nadam'],
  },
  {
    name: 'activityL1',
    attribute: 'activity-l1',
    accepted: {kind: 'number', min: 0, max: 1000},
    default: '0',
    change: 'reset',
  },
  {
    name: 'noise',
    attribute: 'noise',
    accepted: {kind: 'choice', values: noises},
    default: 'none',
    change: 'reset',
  },
  {
    name: 'noiseFactor',
    attribute: 'noise-factor',
    accepted: {kind: 'range', min: 0, max: 10},
    default: '0.5',
    change: 'live',
  },
  {
    name: 'epochs',
    attribute: 'epochs',
    accepted: {kind: 'integer', min: 1, max: 10_000},
    default: '30',
    change: 'live',
  },
  {
    name: 'batchSize',
    attribute: 'batch-size',
    accepted: {kind: 'integer', min: 1, max: largestTrainSize},
    default: '256',
    change: 'reset',
  },
  {
    name: 'noShuffle',
    attribute: 'no-shuffle',
    accepted: {kind: 'flag'},
    default: null,
    change: 'reset',
  },
  {
    name: 'patience',
    attribute: 'patience',
    accepted: {kind: 'integer', min: 1, max: 10_000},
    default: '5',
    change: 'live',
  },
  {
    name: 'minDelta',
    attribute: 'min-delta',
    accepted: {kind: 'change'},
    default: '2%',
    change: 'live',
  },
  {
    name: 'stopAtPlateau',
    attribute: 'stop-at-plateau',
    accepted: {kind: 'flag'},
    default: null,
    change: 'live',
  },
  {
    name: 'goal',
    attribute: 'goal',
    accepted: {kind: 'goal'},
    default: null,
    change: 'live',
  },
  {
    name: 'seed',
    attribute: 'seed',
    accepted: {kind: 'integer', min: 0, max: 4294967295},
    default: '42',
    change: 'reset',
  },
  {
    name: 'backend',
    attribute: 'backend',
    accepted: {kind: 'choice', values: backends},
    default: 'auto',
    change: 'reset',
  },
  {
    name: 'weights',
    attribute: 'weights',
    accepted: {kind: 'url'},
    default: null,
    change: 'reset',
  },
  {
    name: 'predict',
    attribute: 'predict',
    accepted: {kind: 'choice', values: ['on', 'off']},
    default: 'on',
    change: 'view',
  },
  {
    name: 'autoplay',
    attribute: 'autoplay',
    accepted: {kind: 'flag'},
    default: null,
    change: 'view',
  },
  {
    name: 'pauseOffscreen',
    attribute: 'pause-offscreen',
    accepted: {kind: 'flag'},
    default: null,
    change: 'view',
  },
  {
    name: 'compact',
    attribute: 'compact',
    accepted: {kind: 'flag'},
    default: null,
    change: 'view',
  },
] as const satisfies readonly Field[];

/** Every field, in the order in which defaults may lean on one another. */
export const fields: readonly Field[] = [
  ...rows,
  {
    name: 'controls',
    attribute: 'controls',
    accepted: {kind: 'names', values: [...actionControls, ...rows.map(({attribute}) => attribute)]},
    default: 'play step reset',
    change: 'view',
  },
];

export const fieldAttributes: readonly string[] = fields.map(({attribute}) => attribute);

import type {Accepted} from './accepted.ts';
import {activations, backends, lossAliases, losses, noises, optimizers, type Optimizer} from './names.ts';
import type {Recipe} from './recipe.ts';

/** live: takes effect while training; reset: starts over; view: changes only what is shown. */
export type Change = 'live' | 'reset' | 'view';

/**
 * One thing an author can set. This table is the only place that knows a field: attributes, checks, the settings form,
 * the documentation and the exported code read it. Adding an option is one row.
 */
export interface Field {
  readonly name: keyof Recipe;
  readonly attribute: string;
  readonly accepted: Accepted;
  /** As an author would write it; null for none; or how it follows from fields further up. */
  readonly default: string | null | ((recipe: Partial<Recipe>) => string);
  readonly change: Change;
  /** The argument's name in Keras, where it has one. */
  readonly keras?: string;
  /** The optimizers that have this argument; with others it is kept, not used, and said. */
  readonly optimizers?: readonly Optimizer[];
  /** For the documentation; plain English, one sentence or two. */
  readonly meaning: string;
  /** The default in the documentation's words, where it is not a constant. */
  readonly defaultMeaning?: string;
}

/** Keras 2's learning rates. */
const learningRates: Record<Optimizer, string> = {
  sgd: '0.01',
  rmsprop: '0.001',
  adagrad: '0.01',
  adadelta: '1',
  adam: '0.001',
  adamax: '0.002',
  nadam: '0.002',
};

export const dataSets = ['digits', 'mnist', 'fashion-mnist'] as const;
export const largestTrainSize = 1_000_000;

/** The controls that are not settings; the others are recipe attributes. */
export const actionControls = ['play', 'step', 'reset'] as const;

const rows = [
  {
    name: 'dataset',
    attribute: 'dataset',
    accepted: {kind: 'dataset', values: dataSets},
    default: 'digits',
    change: 'reset',
    meaning:
      '`digits` (drawn by the library, no download), `mnist`, `fashion-mnist`, or the url of an IDX file of 28×28 images, or of a folder of the four files, ending in `/`.',
  },
  {
    name: 'datasetUrl',
    attribute: 'dataset-url',
    accepted: {kind: 'url'},
    default: null,
    change: 'reset',
    meaning: 'Base url of your own copy of the named files.',
    defaultMeaning: 'public mirrors in turn',
  },
  {
    name: 'trainSize',
    attribute: 'train-size',
    accepted: {kind: 'integer', min: 1, max: largestTrainSize, orAll: true},
    default: 'all',
    change: 'reset',
    meaning: 'Training images used (`all` are 60,000). Fewer are less to download.',
  },
  {
    name: 'testSize',
    attribute: 'test-size',
    accepted: {kind: 'integer', min: 10, max: 100_000, orAll: true},
    default: 'all',
    change: 'reset',
    meaning: 'Test images used (`all` are 10,000).',
  },
  {
    name: 'encodingDim',
    attribute: 'encoding-dim',
    accepted: {kind: 'integer', min: 1, max: 1024},
    default: '32',
    change: 'reset',
    keras: 'units',
    meaning: 'Size of the code: the numbers a picture is squeezed into.',
  },
  {
    name: 'hiddenUnits',
    attribute: 'hidden-units',
    accepted: {kind: 'units', most: 8, min: 1, max: 2048},
    default: 'none',
    change: 'reset',
    meaning:
      'Encoder layers before the code, mirrored in the decoder: `128,64`. At most 20 million parameters in all.',
  },
  {
    name: 'activation',
    attribute: 'activation',
    accepted: {kind: 'choice', values: activations},
    default: 'relu',
    change: 'reset',
    keras: 'activation',
    meaning: 'Activation of the hidden layers.',
  },
  {
    name: 'codeActivation',
    attribute: 'code-activation',
    accepted: {kind: 'choice', values: activations},
    default: (recipe: Partial<Recipe>) => recipe.activation ?? 'relu',
    defaultMeaning: 'as `activation`',
    change: 'reset',
    keras: 'activation',
    meaning: 'Activation of the code.',
  },
  {
    name: 'outputActivation',
    attribute: 'output-activation',
    accepted: {kind: 'choice', values: activations},
    default: 'relu',
    change: 'reset',
    keras: 'activation',
    meaning: 'Activation of the output.',
  },
  {
    name: 'loss',
    attribute: 'loss',
    accepted: {kind: 'choice', values: losses, aliases: lossAliases},
    default: 'mse',
    change: 'reset',
    keras: 'loss',
    meaning: "What training makes small; Keras's long names too.",
  },
  {
    name: 'huberDelta',
    attribute: 'huber-delta',
    accepted: {kind: 'number', min: 0, max: 1e6, above: true},
    default: '1',
    change: 'reset',
    keras: 'delta',
    meaning: 'Where the huber loss turns from a parabola into a line.',
  },
  {
    name: 'optimizer',
    attribute: 'optimizer',
    accepted: {kind: 'choice', values: optimizers},
    default: 'adadelta',
    change: 'reset',
    keras: 'optimizer',
    meaning: 'The rule that changes the weights, with the defaults of Keras 2.',
  },
  {
    name: 'learningRate',
    attribute: 'learning-rate',
    accepted: {kind: 'number', min: 0, max: 1e9, above: true},
    default: (recipe: Partial<Recipe>) => learningRates[recipe.optimizer ?? 'adadelta'],
    defaultMeaning: "the optimizer's",
    change: 'live',
    keras: 'lr',
    meaning: 'Size of a step. adadelta 1, sgd and adagrad 0.01, adamax and nadam 0.002, rmsprop and adam 0.001.',
  },
  {
    name: 'decay',
    attribute: 'decay',
    accepted: {kind: 'number', min: 0, max: 1e6},
    default: '0',
    change: 'reset',
    keras: 'decay',
    meaning: 'Time decay: step t uses learning-rate / (1 + decay·(t − 1)).',
  },
  {
    name: 'momentum',
    attribute: 'momentum',
    accepted: {kind: 'number', min: 0, max: 1},
    default: '0',
    change: 'reset',
    keras: 'momentum',
    optimizers: ['sgd'],
    meaning: 'Share of the last step that is taken again.',
  },
  {
    name: 'nesterov',
    attribute: 'nesterov',
    accepted: {kind: 'flag'},
    default: null,
    change: 'reset',
    keras: 'nesterov',
    optimizers: ['sgd'],
    meaning: 'Momentum that looks ahead.',
  },
  {
    name: 'rho',
    attribute: 'rho',
    accepted: {kind: 'number', min: 0, max: 1},
    default: (recipe: Partial<Recipe>) => (recipe.optimizer === 'rmsprop' ? '0.9' : '0.95'),
    defaultMeaning: 'adadelta `0.95`, rmsprop `0.9`',
    change: 'reset',
    keras: 'rho',
    optimizers: ['rmsprop', 'adadelta'],
    meaning: 'How slowly the mean of squared gradients forgets.',
  },
  {
    name: 'beta1',
    attribute: 'beta-1',
    accepted: {kind: 'number', min: 0, max: 0.999999},
    default: '0.9',
    change: 'reset',
    keras: 'beta_1',
    optimizers: ['adam', 'adamax', 'nadam'],
    meaning: 'How slowly the mean of gradients forgets.',
  },
  {
    name: 'beta2',
    attribute: 'beta-2',
    accepted: {kind: 'number', min: 0, max: 0.999999},
    default: '0.999',
    change: 'reset',
    keras: 'beta_2',
    optimizers: ['adam', 'adamax', 'nadam'],
    meaning: 'How slowly the mean of squared gradients forgets.',
  },
  {
    name: 'activityL1',
    attribute: 'activity-l1',
    accepted: {kind: 'number', min: 0, max: 1000},
    default: '0',
    change: 'reset',
    keras: 'activity_regularizer',
    meaning: 'L1 penalty on the code: a sparse autoencoder.',
  },
  {
    name: 'noise',
    attribute: 'noise',
    accepted: {kind: 'choice', values: noises},
    default: 'none',
    change: 'reset',
    meaning:
      'Corruption of the inputs, fresh every batch, while the target stays clean. gaussian: x + factor·N(0,1), clipped to 0–1; masking: a share of the pixels set to 0; salt-pepper: a share set to 0 or 1.',
  },
  {
    name: 'noiseFactor',
    attribute: 'noise-factor',
    accepted: {kind: 'range', min: 0, max: 10},
    default: '0.5',
    change: 'live',
    meaning:
      'How much: a number, or a range such as `0-0.5` drawn anew for each image. A share, 0–1, for masking and salt-pepper.',
  },
  {
    name: 'epochs',
    attribute: 'epochs',
    accepted: {kind: 'integer', min: 1, max: 10_000},
    default: '30',
    change: 'live',
    keras: 'epochs',
    meaning: 'Passes over the training images.',
  },
  {
    name: 'batchSize',
    attribute: 'batch-size',
    accepted: {kind: 'integer', min: 1, max: largestTrainSize},
    default: '256',
    change: 'reset',
    keras: 'batch_size',
    meaning: 'Images a step sees; at most `train-size`.',
  },
  {
    name: 'noShuffle',
    attribute: 'no-shuffle',
    accepted: {kind: 'flag'},
    default: null,
    change: 'reset',
    keras: 'shuffle',
    meaning: 'Takes the images in their own order every epoch.',
  },
  {
    name: 'patience',
    attribute: 'patience',
    accepted: {kind: 'integer', min: 1, max: 10_000},
    default: '5',
    change: 'live',
    keras: 'patience',
    meaning: 'Epochs over which a plateau is judged.',
  },
  {
    name: 'minDelta',
    attribute: 'min-delta',
    accepted: {kind: 'change'},
    default: '2%',
    change: 'live',
    keras: 'min_delta',
    meaning:
      'Plateau: val_loss fell by less than this over the last `patience` epochs; relative with %, else absolute.',
  },
  {
    name: 'stopAtPlateau',
    attribute: 'stop-at-plateau',
    accepted: {kind: 'flag'},
    default: null,
    change: 'live',
    meaning: 'Ends the run at a plateau.',
  },
  {
    name: 'goal',
    attribute: 'goal',
    accepted: {kind: 'goal'},
    default: null,
    change: 'live',
    meaning: '`val_loss<0.02`: fires `ae-goal` at the first epoch that reaches it.',
  },
  {
    name: 'seed',
    attribute: 'seed',
    accepted: {kind: 'integer', min: 0, max: 4294967295},
    default: '42',
    change: 'reset',
    meaning: 'Where all random numbers of the run come from.',
  },
  {
    name: 'backend',
    attribute: 'backend',
    accepted: {kind: 'choice', values: backends},
    default: 'auto',
    change: 'reset',
    meaning:
      'The engine asked for. One that cannot run here is passed over for the next, and the element says which runs and why.',
  },
  {
    name: 'weights',
    attribute: 'weights',
    accepted: {kind: 'url'},
    default: null,
    change: 'reset',
    meaning: 'Url of a saved run to start from. Checked, but not yet used in this version; the element says so.',
  },
  {
    name: 'autoplay',
    attribute: 'autoplay',
    accepted: {kind: 'flag'},
    default: null,
    change: 'view',
    meaning: 'Starts when in view.',
  },
  {
    name: 'pauseOffscreen',
    attribute: 'pause-offscreen',
    accepted: {kind: 'flag'},
    default: null,
    change: 'view',
    meaning: 'Rests while out of view.',
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
    meaning: 'The controls the reader gets, by name; `none` for none.',
  },
];

export const fieldAttributes: readonly string[] = fields.map(({attribute}) => attribute);

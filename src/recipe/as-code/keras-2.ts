import type {Recipe} from '../recipe.ts';
import {batches, comment, kerasCode, noiseFunction, type Dialect} from './keras.ts';
import {gap, line, type CodeComments, type CodeLine} from './line.ts';
import {float} from './numbers.ts';

const dialect: Dialect = {
  imports: [
    'import numpy as np',
    'from keras import callbacks, datasets, losses, optimizers, regularizers',
    'from keras.layers import Dense, Input',
    'from keras.models import Model',
  ],
  datasets: 'datasets',
  seed: 'np.random.seed',
  dense: 'Dense',
  l1: 'regularizers.l1',
  input: 'Input',
  model: 'Model',
  optimizers: 'optimizers',
  rate: 'lr',
  huber: 'losses.Huber',
  logCosh: 'logcosh',
  callback: 'callbacks.Callback',
  penalty: (rate, {batchSize}) => `${float(rate)} / ${batchSize}`,
  penaltyNote: (_, say) => say.penaltySummed,
  optimizer({optimizer, learningRate, decay}, say) {
    // The one decay that Keras 2's Nadam has is that of its schedule.
    const has = optimizer !== 'nadam';
    return {
      before: decay > 0 && !has ? [comment(say.leftOut(`decay ${float(decay)}`), 'decay')] : [],
      rate: float(learningRate),
      more: decay > 0 && has ? [line(`    decay=${float(decay)},`, 'decay')] : [],
    };
  },
  noise: (recipe, say) => ({
    before: [
      ...noiseFunction(recipe, 'np.random'),
      gap,
      comment(say.noiseOnce, 'noise'),
      line('x_train_noisy = add_noise(x_train)', 'noise'),
      line('x_test_noisy = add_noise(x_test)', 'noise'),
    ],
    fit: [
      line('    x_train_noisy,', 'noise'),
      line('    x_train,'),
      ...batches(recipe.batchSize, recipe.noShuffle),
    ],
  }),
};

/** The recipe as code for Keras 2, the version of the tutorial: noise is drawn once there, for all epochs. */
export const keras2 = (recipe: Recipe, say: CodeComments): readonly CodeLine[] => [
  comment(say.keras2),
  ...kerasCode(recipe, say, dialect),
];

import type {Recipe} from '../recipe.ts';
import {comment, kerasCode, noiseFunction, type Dialect} from './keras.ts';
import {gap, line, lines, type CodeComments, type CodeLine} from './line.ts';
import {float} from './numbers.ts';

/** What Keras 3 does otherwise than Keras 2. Source: keras/src/optimizers of Keras 3.15. */
const otherwise = (say: CodeComments): Readonly<Record<string, string>> => ({
  rmsprop: say.epsilonElsewhere,
  adagrad: say.epsilonElsewhere,
  nadam: say.nadamSchedule,
});

const dialect: Dialect = {
  imports: ['import keras', 'import numpy as np', 'from keras import layers'],
  datasets: 'keras.datasets',
  seed: 'keras.utils.set_random_seed',
  dense: 'layers.Dense',
  l1: 'keras.regularizers.L1',
  input: 'keras.Input',
  model: 'keras.Model',
  optimizers: 'keras.optimizers',
  rate: 'learning_rate',
  huber: 'keras.losses.Huber',
  logCosh: 'log_cosh',
  callback: 'keras.callbacks.Callback',
  penalty: float,
  penaltyNote: (recipe, say) => say.penaltyDivided(`${float(recipe.activityL1)} / ${recipe.batchSize}`),
  optimizer({optimizer, learningRate, decay}, say) {
    const remark = otherwise(say)[optimizer];
    return {
      before: lines(
        decay > 0
          ? [
              line('rate = keras.optimizers.schedules.InverseTimeDecay(', 'decay'),
              line(`    initial_learning_rate=${float(learningRate)},`, 'learningRate'),
              line('    decay_steps=1,', 'decay'),
              line(`    decay_rate=${float(decay)},`, 'decay'),
              line(')', 'decay'),
            ]
          : null,
        remark === undefined ? null : comment(remark, 'optimizer'),
      ),
      rate: decay > 0 ? 'rate' : float(learningRate),
      // Keras 3 begins at 0.1.
      more: optimizer === 'adagrad' ? [line('    initial_accumulator_value=0.0,', 'optimizer')] : [],
    };
  },
  noise: (recipe, say) => ({
    before: noisyBatches(recipe, say),
    fit: [line('    batches,', 'noise'), line('    shuffle=False,', 'noise')],
  }),
};

/** Draws the noise of every batch anew, as the page does. */
function noisyBatches(recipe: Recipe, say: CodeComments): readonly CodeLine[] {
  const {batchSize, noShuffle, seed} = recipe;
  const order = noShuffle ? 'np.arange(len(images))' : 'rng.permutation(len(images))';
  return lines(
    line(`rng = np.random.default_rng(${seed})`, 'seed'),
    gap,
    noiseFunction(recipe, 'rng'),
    gap,
    comment(say.noisePerBatch, 'noise'),
    line('class NoisyBatches(keras.utils.PyDataset):', 'noise'),
    line('    def __init__(self, images, size):', 'noise'),
    line('        super().__init__()', 'noise'),
    line('        self.images, self.size = images, size', 'noise'),
    line(`        self.order = ${order}`, 'noShuffle'),
    gap,
    line('    def __len__(self):', 'noise'),
    line('        return -(-len(self.images) // self.size)', 'batchSize'),
    gap,
    line('    def __getitem__(self, i):', 'noise'),
    line('        clean = self.images[self.order[i * self.size : (i + 1) * self.size]]', 'batchSize'),
    line('        return add_noise(clean).astype("float32"), clean', 'noise'),
    noShuffle
      ? null
      : [
          gap,
          line('    def on_epoch_end(self):', 'noShuffle'),
          line('        self.order = rng.permutation(len(self.images))', 'noShuffle'),
        ],
    gap,
    line(`batches = NoisyBatches(x_train, ${batchSize})`, 'batchSize'),
    line('x_test_noisy = add_noise(x_test).astype("float32")', 'noise'),
  );
}

/** The recipe as code for Keras 3. */
export const keras3 = (recipe: Recipe, say: CodeComments): readonly CodeLine[] =>
  kerasCode(recipe, say, dialect);

/**
 * Arguments that may be named, as the libraries have them. Keras 3: `inspect.signature` of version 3.15; Keras 2:
 * keras/optimizers.py, layers/core.py, engine/training.py, losses.py of version 2.3.
 */
const fit3 = [
  ...[
    'x',
    'y',
    'batch_size',
    'epochs',
    'verbose',
    'callbacks',
    'validation_split',
    'validation_data',
    'shuffle',
  ],
  ...[
    'class_weight',
    'sample_weight',
    'initial_epoch',
    'steps_per_epoch',
    'validation_steps',
    'validation_batch_size',
  ],
  'validation_freq',
];

export const keras3: Readonly<Record<string, readonly string[]>> = {
  'keras.optimizers.SGD': ['learning_rate', 'momentum', 'nesterov', 'weight_decay'],
  'keras.optimizers.RMSprop': ['learning_rate', 'rho', 'momentum', 'epsilon', 'centered'],
  'keras.optimizers.Adagrad': ['learning_rate', 'initial_accumulator_value', 'epsilon'],
  'keras.optimizers.Adadelta': ['learning_rate', 'rho', 'epsilon'],
  'keras.optimizers.Adam': ['learning_rate', 'beta_1', 'beta_2', 'epsilon', 'amsgrad'],
  'keras.optimizers.Adamax': ['learning_rate', 'beta_1', 'beta_2', 'epsilon'],
  'keras.optimizers.Nadam': ['learning_rate', 'beta_1', 'beta_2', 'epsilon'],
  'keras.optimizers.schedules.InverseTimeDecay': [
    'initial_learning_rate',
    'decay_steps',
    'decay_rate',
    'staircase',
    'name',
  ],
  'keras.losses.Huber': ['delta', 'reduction', 'name', 'dtype'],
  'keras.regularizers.L1': ['l1'],
  'layers.Dense': ['units', 'activation', 'use_bias', 'kernel_initializer', 'activity_regularizer'],
  'keras.Input': ['shape', 'batch_size', 'dtype', 'name'],
  'keras.Model': ['inputs', 'outputs', 'name'],
  'keras.utils.set_random_seed': ['seed'],
  'autoencoder.compile': ['optimizer', 'loss', 'metrics', 'run_eagerly', 'jit_compile'],
  'autoencoder.fit': fit3,
};

export const keras2: Readonly<Record<string, readonly string[]>> = {
  'optimizers.SGD': ['lr', 'momentum', 'nesterov', 'decay'],
  'optimizers.RMSprop': ['lr', 'rho', 'epsilon', 'decay'],
  'optimizers.Adagrad': ['lr', 'epsilon', 'decay'],
  'optimizers.Adadelta': ['lr', 'rho', 'epsilon', 'decay'],
  'optimizers.Adam': ['lr', 'beta_1', 'beta_2', 'epsilon', 'decay', 'amsgrad'],
  'optimizers.Adamax': ['lr', 'beta_1', 'beta_2', 'epsilon', 'decay'],
  'optimizers.Nadam': ['lr', 'beta_1', 'beta_2', 'epsilon', 'schedule_decay'],
  'losses.Huber': ['delta', 'reduction', 'name'],
  'regularizers.l1': ['l'],
  Dense: ['units', 'activation', 'use_bias', 'kernel_initializer', 'activity_regularizer'],
  Input: ['shape', 'batch_shape', 'dtype', 'name'],
  Model: ['inputs', 'outputs', 'name'],
  'np.random.seed': ['seed'],
  'autoencoder.compile': ['optimizer', 'loss', 'metrics'],
  'autoencoder.fit': fit3.filter((name) => name !== 'validation_batch_size'),
};

/** Calls in Python code, by what is called, with the arguments that are named in each. */
export function callsIn(code: string): {readonly called: string; readonly named: readonly string[]}[] {
  const text = code.replace(/^\s*#.*$/gm, '');
  const calls: {called: string; named: string[]}[] = [];
  for (const {1: called, index, 0: head} of text.matchAll(/(?<!def |class )\b([A-Za-z_][\w.]*)\(/g)) {
    let depth = 1;
    let own = '';
    for (let at = index + head.length; at < text.length && depth > 0; at++) {
      const sign = text[at]!;
      if ('([{'.includes(sign)) depth++;
      if (')]}'.includes(sign)) depth--;
      if (depth === 1 && !')]}'.includes(sign)) own += sign;
    }
    calls.push({called: called!, named: [...own.matchAll(/\b(\w+)\s*=(?!=)/g)].map(([, name]) => name!)});
  }
  return calls;
}

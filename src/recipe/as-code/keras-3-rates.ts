import type {Optimizer} from '../names.ts';

/** Learning rates that Keras 3's optimizers begin with where none is given. Source: keras/src/optimizers of Keras 3.15. */
export const keras3Rates: Readonly<Record<Optimizer, string>> = {
  sgd: '0.01',
  rmsprop: '0.001',
  adagrad: '0.001',
  adadelta: '0.001',
  adam: '0.001',
  adamax: '0.001',
  nadam: '0.001',
};

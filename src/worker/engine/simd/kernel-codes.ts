import type {Corruption} from '../../../numerics/corruption.ts';
import type {Activation, Loss} from '../../../network/names.ts';

/**
 * The numbers by which the kernel knows its formulas: `kind` and `activation` in kernel/activations.ts, kernel/losses.ts
 * and kernel/random.ts compare with these. Written out, because the order of the lists of names is nobody's promise.
 */
export const activationCodes: Readonly<Record<Activation, number>> = {
  relu: 0,
  sigmoid: 1,
  tanh: 2,
  elu: 3,
  softplus: 4,
  linear: 5,
};

export const lossCodes: Readonly<Record<Loss, number>> = {mse: 0, mae: 1, bce: 2, huber: 3, log_cosh: 4};

export const corruptionCodes: Readonly<Record<Corruption['kind'], number>> = {
  gaussian: 0,
  masking: 1,
  'salt-pepper': 2,
};

import type {Activation} from '../../../network/names.ts';
import type {Algebra} from './algebra.ts';

/**
 * Activations and their derivatives in terms of the activation's own value y; see `numerics/activations.ts` for the
 * mathematics. Definitions: Keras 2, `keras/activations.py`.
 */
export interface ActivationRule {
  value<V>(a: Algebra<V>, x: V): V;
  /** Null where it is 1 everywhere. */
  readonly slope: (<V>(a: Algebra<V>, y: V) => V) | null;
}

export const activationRules: Readonly<Record<Activation, ActivationRule>> = {
  relu: {value: (a, x) => a.rectify(x), slope: (a, y) => a.positive(y)},
  sigmoid: {
    value: (a, x) => a.sigmoid(x),
    slope: (a, y) => a.multiply(y, a.subtract(a.constant(1), y)),
  },
  tanh: {value: (a, x) => a.tanh(x), slope: (a, y) => a.subtract(a.constant(1), a.square(y))},
  // y > 0 ? 1 : y + 1
  elu: {value: (a, x) => a.elu(x), slope: (a, y) => a.add(a.clip(y, -1, 0), a.constant(1))},
  softplus: {
    value: (a, x) => a.softplus(x),
    slope: (a, y) => a.subtract(a.constant(1), a.exponential(a.multiply(y, a.constant(-1)))),
  },
  linear: {value: (_, x) => x, slope: null},
};

import type {Loss} from '../../../network/names.ts';
import {epsilon} from '../../../numerics/losses.ts';
import type {Algebra} from './algebra.ts';

/** Both are computed only when asked for; what they share is shared. */
export interface LossParts<V> {
  value(): V;
  /** The derivative by the prediction, divided by `slopeFactor`. */
  slope(): V;
}

/**
 * Losses of one value, prediction p against target t; see `numerics/losses.ts` for the mathematics.
 * Definitions: Keras 2, `keras/losses.py` and, for the clipping of bce, `keras/backend.py`.
 */
export interface LossRule {
  /** A constant factor of the derivative, left out of `slope` because the gradient is scaled by the batch anyway. */
  readonly slopeFactor: number;
  at<V>(a: Algebra<V>, p: V, t: V, delta: number): LossParts<V>;
}

export const lossRules: Readonly<Record<Loss, LossRule>> = {
  mse: {
    slopeFactor: 2,
    at: (a, p, t) => {
      const difference = a.subtract(p, t);
      return {value: () => a.square(difference), slope: () => difference};
    },
  },
  mae: {
    slopeFactor: 1,
    at: (a, p, t) => {
      const difference = a.subtract(p, t);
      return {value: () => a.absolute(difference), slope: () => a.sign(difference)};
    },
  },
  bce: {
    slopeFactor: 1,
    at: (a, p, t) => {
      const one = a.constant(1);
      const clipped = a.clip(p, epsilon, 1 - epsilon);
      // Clipped by itself: in 32-bit floats 1 − (1 − 1e-7) is 1.19e-7, and its logarithm 1% short.
      const rest = a.clip(a.subtract(one, p), epsilon, 1 - epsilon);
      return {
        // With r = 1 − c: −ln r − t·(ln c − ln r)
        value: () => {
          const logOfRest = a.logarithm(rest);
          const logit = a.subtract(a.logarithm(clipped), logOfRest);
          return a.multiply(a.add(a.multiply(t, logit), logOfRest), a.constant(-1));
        },
        slope: () => {
          const outside = a.positive(a.absolute(a.subtract(p, clipped)));
          const slope = a.divide(a.subtract(p, t), a.multiply(clipped, rest));
          return a.multiply(slope, a.subtract(one, outside));
        },
      };
    },
  },
  huber: {
    slopeFactor: 1,
    at: (a, p, t, delta) => {
      const difference = a.subtract(p, t);
      return {
        // With q = min(|d|, δ), both branches are q·(|d| − q/2).
        value: () => {
          const distance = a.absolute(difference);
          const near = a.clip(distance, 0, delta);
          return a.multiply(near, a.subtract(distance, a.multiply(near, a.constant(0.5))));
        },
        slope: () => a.clip(difference, -delta, delta),
      };
    },
  },
  log_cosh: {
    slopeFactor: 1,
    at: (a, p, t) => {
      const difference = a.subtract(p, t);
      return {
        // ln cosh d = |d| + softplus(−2|d|) − ln 2
        value: () => {
          const distance = a.absolute(difference);
          const correction = a.softplus(a.multiply(distance, a.constant(-2)));
          return a.subtract(a.add(distance, correction), a.constant(Math.LN2));
        },
        slope: () => a.tanh(difference),
      };
    },
  },
};

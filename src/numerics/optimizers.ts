import type {OptimizerArguments} from '../network/training.ts';
import {epsilon} from './losses.ts';

/*
 * Keras 2's optimizers. Each is what changes from step to step as a few scalars (computed once a step, in float64, by
 * whatever engine) and a rule for one weight, written here for the plain engine; other engines write the same rule in
 * their own operations. All state starts at zero.
 *
 * Sources: keras-team/keras 2.2 `keras/optimizers.py`; M. Zeiler, "ADADELTA" (2012); D. Kingma, J. Ba, "Adam" (2014,
 * Adamax in section 7.1); T. Dozat, "Incorporating Nesterov Momentum into Adam" (2016); J. Duchi et al., "Adagrad"
 * (2011); T. Tieleman, G. Hinton, "RMSProp" (2012).
 */

/** The scalars of one step. What a rule does not use is there all the same, so that engines can pass all of them. */
export interface StepScalars {
  /** η, after time decay. */
  readonly rate: number;
  /** adam: η·√(1−β₂ᵗ)/(1−β₁ᵗ); adamax: η/(1−β₁ᵗ); else η. */
  readonly correctedRate: number;
  /** nadam only: w ← w − η·(gradientShare·g + momentShare·m) / (√(v·varianceShare) + ε). */
  readonly gradientShare: number;
  readonly momentShare: number;
  readonly varianceShare: number;
}

export type Values = Float32Array | Float64Array;

export interface OptimizerFormula {
  /** Names of the per-weight state, in the order `update` takes it. */
  readonly slots: readonly string[];
  /** Changes `w` and the slots in place, given the gradient `g`. All arrays are of one length. */
  update(w: Values, g: Values, slots: readonly Values[], a: OptimizerArguments, s: StepScalars): void;
}

/** Nadam's momentum schedule at step t: β₁·(1 − 0.5·0.96^(0.004·t)). */
const scheduledMomentum = (beta1: number, t: number): number => beta1 * (1 - 0.5 * 0.96 ** (0.004 * t));

/**
 * The scalars of step `t` (counted from 1).
 * @param schedule nadam's product of scheduled momenta over the steps before this one; 1 at the first step
 */
export function stepScalars(
  name: keyof typeof optimizerFormulas,
  a: OptimizerArguments,
  t: number,
  schedule: number,
): StepScalars & {readonly schedule: number} {
  const rate = a.learningRate / (1 + a.decay * (t - 1));
  const plain = {rate, correctedRate: rate, gradientShare: 0, momentShare: 0, varianceShare: 0, schedule: 1};
  switch (name) {
    case 'adam':
      return {...plain, correctedRate: (rate * Math.sqrt(1 - a.beta2 ** t)) / (1 - a.beta1 ** t)};
    case 'adamax':
      return {...plain, correctedRate: rate / (1 - a.beta1 ** t)};
    case 'nadam': {
      const now = scheduledMomentum(a.beta1, t);
      const next = scheduledMomentum(a.beta1, t + 1);
      const product = schedule * now;
      return {
        ...plain,
        gradientShare: (1 - now) / (1 - product),
        momentShare: next / (1 - product * next),
        varianceShare: 1 / (1 - a.beta2 ** t),
        schedule: product,
      };
    }
    default:
      return plain;
  }
}

export const optimizerFormulas = {
  sgd: {
    slots: ['velocity'],
    update(w, g, [v], {momentum, nesterov}, {rate}) {
      for (let i = 0; i < w.length; i++) {
        const velocity = (v[i] = momentum * v[i] - rate * g[i]);
        w[i] += nesterov ? momentum * velocity - rate * g[i] : velocity;
      }
    },
  },
  rmsprop: {
    slots: ['meanSquare'],
    update(w, g, [a], {rho}, {rate}) {
      for (let i = 0; i < w.length; i++) {
        const square = (a[i] = rho * a[i] + (1 - rho) * g[i] * g[i]);
        w[i] -= (rate * g[i]) / (Math.sqrt(square) + epsilon);
      }
    },
  },
  adagrad: {
    slots: ['sumOfSquares'],
    update(w, g, [a], _, {rate}) {
      for (let i = 0; i < w.length; i++) {
        const square = (a[i] += g[i] * g[i]);
        w[i] -= (rate * g[i]) / (Math.sqrt(square) + epsilon);
      }
    },
  },
  adadelta: {
    slots: ['meanSquare', 'meanSquareStep'],
    update(w, g, [a, d], {rho}, {rate}) {
      for (let i = 0; i < w.length; i++) {
        const square = (a[i] = rho * a[i] + (1 - rho) * g[i] * g[i]);
        const step = (g[i] * Math.sqrt(d[i] + epsilon)) / Math.sqrt(square + epsilon);
        w[i] -= rate * step;
        d[i] = rho * d[i] + (1 - rho) * step * step;
      }
    },
  },
  adam: {
    slots: ['mean', 'meanSquare'],
    update(w, g, [m, v], {beta1, beta2}, {correctedRate}) {
      for (let i = 0; i < w.length; i++) {
        const mean = (m[i] = beta1 * m[i] + (1 - beta1) * g[i]);
        const square = (v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i]);
        w[i] -= (correctedRate * mean) / (Math.sqrt(square) + epsilon);
      }
    },
  },
  adamax: {
    slots: ['mean', 'largest'],
    update(w, g, [m, u], {beta1, beta2}, {correctedRate}) {
      for (let i = 0; i < w.length; i++) {
        const mean = (m[i] = beta1 * m[i] + (1 - beta1) * g[i]);
        const largest = (u[i] = Math.max(beta2 * u[i], Math.abs(g[i])));
        w[i] -= (correctedRate * mean) / (largest + epsilon);
      }
    },
  },
  nadam: {
    slots: ['mean', 'meanSquare'],
    update(w, g, [m, v], {beta1, beta2}, {rate, gradientShare, momentShare, varianceShare}) {
      for (let i = 0; i < w.length; i++) {
        const mean = (m[i] = beta1 * m[i] + (1 - beta1) * g[i]);
        const square = (v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i]);
        const direction = gradientShare * g[i] + momentShare * mean;
        w[i] -= (rate * direction) / (Math.sqrt(square * varianceShare) + epsilon);
      }
    },
  },
} as const satisfies Record<string, OptimizerFormula>;

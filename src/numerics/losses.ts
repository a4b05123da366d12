import {softplus} from './activations.ts';

/**
 * Losses of one value, prediction p against target t, and their derivatives by p. The loss of a batch is the mean
 * over all of its values, as Keras 2's losses with images of equal size give.
 *
 * bce: the prediction is clipped to [1e-7, 1 − 1e-7], and the derivative outside of that interval is zero, because
 * clipping is what Keras differentiates. Source: keras-team/keras 2.x, `keras/losses.py` and `keras/backend.py`.
 */
export interface LossFormula {
  value(p: number, t: number, delta: number): number;
  slope(p: number, t: number, delta: number): number;
}

/** Keras's fuzz factor; also the epsilon of every optimizer here. */
export const epsilon = 1e-7;

const clipped = (p: number): number => (p < epsilon ? epsilon : p > 1 - epsilon ? 1 - epsilon : p);

export const lossFormulas = {
  mse: {value: (p, t) => (p - t) ** 2, slope: (p, t) => 2 * (p - t)},
  mae: {value: (p, t) => Math.abs(p - t), slope: (p, t) => Math.sign(p - t)},
  bce: {
    value: (p, t) => -t * Math.log(clipped(p)) - (1 - t) * Math.log(1 - clipped(p)),
    slope: (p, t) => (p < epsilon || p > 1 - epsilon ? 0 : (p - t) / (p * (1 - p))),
  },
  huber: {
    value: (p, t, delta) => {
      const distance = Math.abs(p - t);
      return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    },
    slope: (p, t, delta) => (Math.abs(p - t) <= delta ? p - t : delta * Math.sign(p - t)),
  },
  // ln cosh x = x + ln(1 + e^−2x) − ln 2, which cannot overflow through softplus
  log_cosh: {
    value: (p, t) => p - t + softplus(-2 * (p - t)) - Math.LN2,
    slope: (p, t) => Math.tanh(p - t),
  },
} as const satisfies Record<string, LossFormula>;

/** The loss of one picture: the mean over its values, as the loss of a batch is. */
export function lossOf(
  name: keyof typeof lossFormulas,
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  delta: number,
): number {
  const {value} = lossFormulas[name];
  let sum = 0;
  for (let i = 0; i < targets.length; i++) sum += value(predictions[i], targets[i], delta);
  return sum / targets.length;
}

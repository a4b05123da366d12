import type {Optimizer} from '../../../network/names.ts';
import type {OptimizerArguments} from '../../../network/training.ts';
import {epsilon} from '../../../numerics/losses.ts';
import type {Algebra} from './algebra.ts';

/** The scalars of a step, as `stepScalars` computes them. The order is that in which they are handed to shaders. */
export const scalarNames = [
  'rate',
  'correctedRate',
  'gradientShare',
  'momentShare',
  'varianceShare',
] as const;
export type Scalars<V> = Readonly<Record<(typeof scalarNames)[number], V>>;

export interface Updated<V> {
  readonly weights: V;
  readonly slots: readonly V[];
}

/**
 * Keras 2's optimizers for one array of weights w with gradient g; see `numerics/optimizers.ts` for the sources and
 * the order of the slots. Epsilon is written out everywhere: tfjs's own depends on the device.
 */
export type OptimizerRule = <V>(
  a: Algebra<V>,
  w: V,
  g: V,
  slots: readonly V[],
  settings: OptimizerArguments,
  scalars: Scalars<V>,
) => Updated<V>;

/** share·old + (1 − share)·now */
const blend = <V>(a: Algebra<V>, share: number, old: V, now: V): V =>
  a.add(a.multiply(old, a.constant(share)), a.multiply(now, a.constant(1 - share)));

/** rate·x / (√square + ε) */
const normalised = <V>(a: Algebra<V>, rate: V, x: V, square: V): V =>
  a.divide(a.multiply(x, rate), a.add(a.squareRoot(square), a.constant(epsilon)));

export const optimizerRules: Readonly<Record<Optimizer, OptimizerRule>> = {
  sgd(a, w, g, [v], {momentum, nesterov}, {rate}) {
    const step = a.multiply(g, rate);
    if (momentum === 0) {
      const velocity = a.multiply(step, a.constant(-1));
      return {weights: a.subtract(w, step), slots: [velocity]};
    }
    const velocity = a.subtract(a.multiply(v, a.constant(momentum)), step);
    const move = nesterov ? a.subtract(a.multiply(velocity, a.constant(momentum)), step) : velocity;
    return {weights: a.add(w, move), slots: [velocity]};
  },
  rmsprop(a, w, g, [mean], {rho}, {rate}) {
    const square = blend(a, rho, mean, a.square(g));
    return {weights: a.subtract(w, normalised(a, rate, g, square)), slots: [square]};
  },
  adagrad(a, w, g, [sum], _, {rate}) {
    const square = a.add(sum, a.square(g));
    return {weights: a.subtract(w, normalised(a, rate, g, square)), slots: [square]};
  },
  adadelta(a, w, g, [mean, meanStep], {rho}, {rate}) {
    const small = a.constant(epsilon);
    const square = blend(a, rho, mean, a.square(g));
    const ratio = a.divide(a.add(meanStep, small), a.add(square, small));
    const step = a.multiply(g, a.squareRoot(ratio));
    return {
      weights: a.subtract(w, a.multiply(step, rate)),
      slots: [square, blend(a, rho, meanStep, a.square(step))],
    };
  },
  adam(a, w, g, [m, v], {beta1, beta2}, {correctedRate}) {
    const mean = blend(a, beta1, m, g);
    const square = blend(a, beta2, v, a.square(g));
    return {weights: a.subtract(w, normalised(a, correctedRate, mean, square)), slots: [mean, square]};
  },
  adamax(a, w, g, [m, u], {beta1, beta2}, {correctedRate}) {
    const mean = blend(a, beta1, m, g);
    const largest = a.maximum(a.multiply(u, a.constant(beta2)), a.absolute(g));
    const step = a.divide(a.multiply(mean, correctedRate), a.add(largest, a.constant(epsilon)));
    return {weights: a.subtract(w, step), slots: [mean, largest]};
  },
  nadam(a, w, g, [m, v], {beta1, beta2}, {rate, gradientShare, momentShare, varianceShare}) {
    const mean = blend(a, beta1, m, g);
    const square = blend(a, beta2, v, a.square(g));
    const direction = a.add(a.multiply(g, gradientShare), a.multiply(mean, momentShare));
    const corrected = a.multiply(square, varianceShare);
    return {weights: a.subtract(w, normalised(a, rate, direction, corrected)), slots: [mean, square]};
  },
};

/**
 * Activations and their derivatives, as Keras defines them.
 *
 * A derivative is written in terms of the activation's own value y, so that the input of the activation need not be
 * kept: relu′ = [y > 0], σ′ = y(1−y), tanh′ = 1−y², elu′ = y > 0 ? 1 : y+1 (α = 1), softplus′ = 1−e^(−y).
 */
export interface ActivationFormula {
  value(x: number): number;
  /** Derivative at the point whose value is `y`. */
  slope(y: number): number;
}

/** ln(1 + e^x) without overflow: max(x, 0) + ln(1 + e^−|x|). */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** 1 / (1 + e^−x), from the side that cannot overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

export const activationFormulas = {
  // Not Math.max: a NaN must come through, not turn into a dead unit.
  relu: {value: (x) => (x < 0 ? 0 : x), slope: (y) => (y > 0 ? 1 : 0)},
  sigmoid: {value: sigmoid, slope: (y) => y * (1 - y)},
  tanh: {value: Math.tanh, slope: (y) => 1 - y * y},
  elu: {value: (x) => (x > 0 ? x : Math.expm1(x)), slope: (y) => (y > 0 ? 1 : y + 1)},
  softplus: {value: softplus, slope: (y) => -Math.expm1(-y)},
  linear: {value: (x) => x, slope: () => 1},
} as const satisfies Record<string, ActivationFormula>;

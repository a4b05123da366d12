import type {Algebra} from './algebra.ts';

/** A piece of shader source of type vec4 (four neighbours of a packed texture), or float for constants and scalars. */
export type Glsl = string;

/**
 * The functions that the algebra's source calls. They keep a NaN, which GLSL's own need not do (a software driver's exp
 * does not), and do not overflow, which some drivers' tanh does.
 */
export const glslFunctions = `
  vec4 aeKeepNaN(vec4 x, vec4 result) {
    return mix(result, x, isnan(x));
  }
  vec4 aeClip(vec4 x, float low, float high) {
    return aeKeepNaN(x, clamp(x, low, high));
  }
  vec4 aePositive(vec4 x) {
    return vec4(greaterThan(x, vec4(0.0)));
  }
  vec4 aeLogarithm(vec4 x) {
    return aeKeepNaN(x, log(x));
  }
  vec4 aeRectify(vec4 x) {
    return aeKeepNaN(x, max(x, 0.0));
  }
  vec4 aeSigmoid(vec4 x) {
    return aeKeepNaN(x, 1.0 / (1.0 + exp(-x)));
  }
  vec4 aeTanh(vec4 x) {
    vec4 e = exp(-2.0 * abs(x));
    return aeKeepNaN(x, sign(x) * (1.0 - e) / (1.0 + e));
  }
  vec4 aeElu(vec4 x) {
    return aeKeepNaN(x, mix(exp(min(x, 0.0)) - 1.0, x, greaterThan(x, vec4(0.0))));
  }
  vec4 aeSoftplus(vec4 x) {
    return aeKeepNaN(x, max(x, 0.0) + log(1.0 + exp(-abs(x))));
  }
`;

/** A number as a GLSL constant. */
export function glslNumber(value: number): Glsl {
  const text = String(value);
  return /[.e]/.test(text) ? `(${text})` : `(${text}.0)`;
}

/** The algebra on shader source. */
export const glslAlgebra: Algebra<Glsl> = {
  constant: glslNumber,
  add: (a, b) => `(${a} + ${b})`,
  subtract: (a, b) => `(${a} - ${b})`,
  multiply: (a, b) => `(${a} * ${b})`,
  divide: (a, b) => `(${a} / ${b})`,
  maximum: (a, b) => `max(${a}, ${b})`,
  square: (x) => `(${x} * ${x})`,
  squareRoot: (x) => `sqrt(${x})`,
  absolute: (x) => `abs(${x})`,
  sign: (x) => `sign(${x})`,
  positive: (x) => `aePositive(${x})`,
  clip: (x, low, high) => `aeClip(${x}, ${glslNumber(low)}, ${glslNumber(high)})`,
  exponential: (x) => `exp(${x})`,
  logarithm: (x) => `aeLogarithm(${x})`,
  rectify: (x) => `aeRectify(${x})`,
  sigmoid: (x) => `aeSigmoid(${x})`,
  tanh: (x) => `aeTanh(${x})`,
  elu: (x) => `aeElu(${x})`,
  softplus: (x) => `aeSoftplus(${x})`,
};

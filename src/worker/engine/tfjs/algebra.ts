/**
 * What this engine's formulas are written in, so that each stands in one place only: on WebAssembly and WebGPU a value
 * is a tensor and every operation a kernel; on WebGL a value is a piece of shader source, and a whole formula becomes
 * one kernel. All operations are element by element; a constant or scalar goes with everything.
 */
export interface Algebra<V> {
  constant(value: number): V;
  add(a: V, b: V): V;
  subtract(a: V, b: V): V;
  multiply(a: V, b: V): V;
  divide(a: V, b: V): V;
  maximum(a: V, b: V): V;
  square(x: V): V;
  squareRoot(x: V): V;
  absolute(x: V): V;
  /** −1, 0 or 1. */
  sign(x: V): V;
  /** 1 where x > 0, else 0. */
  positive(x: V): V;
  /** x within [low, high]; a NaN stays one. */
  clip(x: V, low: number, high: number): V;
  exponential(x: V): V;
  logarithm(x: V): V;
  /** max(x, 0); a NaN stays one, as in all of the following. */
  rectify(x: V): V;
  sigmoid(x: V): V;
  tanh(x: V): V;
  /** x > 0 ? x : e^x − 1 */
  elu(x: V): V;
  /** ln(1 + e^x), without overflow. */
  softplus(x: V): V;
}

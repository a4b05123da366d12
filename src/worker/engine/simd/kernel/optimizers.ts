/**
 * Keras 2's optimizers, as in src/numerics/optimizers.ts: one pass over all parameters, `end` − `w` bytes, which also
 * sets the gradient to 0 for the next step. `g` and the slots lie like w.
 */
import {absolute, constant, madd} from './lanes';

const epsilon: usize = memory.data<f32>([1e-7]);

/** ε of every rule. */
function fuzz(): v128 {
  return constant(epsilon);
}

/** ρ·a + (1 − ρ)·x. */
function mix(share: v128, a: v128, rest: v128, x: v128): v128 {
  return madd(share, a, f32x4.mul(rest, x));
}

export function sgd(
  w: usize,
  g: usize,
  v: usize,
  bytes: usize,
  momentum: f32,
  rate: f32,
  nesterov: i32,
): void {
  const m = f32x4.splat(momentum);
  const eta = f32x4.splat(rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const push = f32x4.mul(eta, v128.load(g + at));
    v128.store(g + at, f32x4.splat(0));
    const velocity = f32x4.sub(f32x4.mul(m, v128.load(v + at)), push);
    v128.store(v + at, velocity);
    const step = nesterov ? f32x4.sub(f32x4.mul(m, velocity), push) : velocity;
    v128.store(w + at, f32x4.add(v128.load(w + at), step));
  }
}

export function rmsprop(w: usize, g: usize, a: usize, bytes: usize, rho: f32, rest: f32, rate: f32): void {
  const share = f32x4.splat(rho);
  const other = f32x4.splat(rest);
  const eta = f32x4.splat(rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(g + at);
    v128.store(g + at, f32x4.splat(0));
    const square = mix(share, v128.load(a + at), other, f32x4.mul(slope, slope));
    v128.store(a + at, square);
    const step = f32x4.div(f32x4.mul(eta, slope), f32x4.add(f32x4.sqrt(square), fuzz()));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}

export function adagrad(w: usize, g: usize, a: usize, bytes: usize, rate: f32): void {
  const eta = f32x4.splat(rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(g + at);
    v128.store(g + at, f32x4.splat(0));
    const square = madd(slope, slope, v128.load(a + at));
    v128.store(a + at, square);
    const step = f32x4.div(f32x4.mul(eta, slope), f32x4.add(f32x4.sqrt(square), fuzz()));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}

export function adadelta(
  w: usize,
  g: usize,
  a: usize,
  d: usize,
  bytes: usize,
  rho: f32,
  rest: f32,
  rate: f32,
): void {
  const share = f32x4.splat(rho);
  const other = f32x4.splat(rest);
  const eta = f32x4.splat(rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(g + at);
    v128.store(g + at, f32x4.splat(0));
    const square = mix(share, v128.load(a + at), other, f32x4.mul(slope, slope));
    v128.store(a + at, square);
    const steps = v128.load(d + at);
    // √(d + ε) / √(a + ε), with one root
    const ratio = f32x4.sqrt(f32x4.div(f32x4.add(steps, fuzz()), f32x4.add(square, fuzz())));
    const step = f32x4.mul(slope, ratio);
    v128.store(w + at, f32x4.sub(v128.load(w + at), f32x4.mul(eta, step)));
    v128.store(d + at, mix(share, steps, other, f32x4.mul(step, step)));
  }
}

export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  bytes: usize,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  correctedRate: f32,
): void {
  const eta = f32x4.splat(correctedRate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(g + at);
    v128.store(g + at, f32x4.splat(0));
    const mean = mix(f32x4.splat(beta1), v128.load(m + at), f32x4.splat(rest1), slope);
    v128.store(m + at, mean);
    const square = mix(f32x4.splat(beta2), v128.load(v + at), f32x4.splat(rest2), f32x4.mul(slope, slope));
    v128.store(v + at, square);
    const step = f32x4.div(f32x4.mul(eta, mean), f32x4.add(f32x4.sqrt(square), fuzz()));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}

export function adamax(
  w: usize,
  g: usize,
  m: usize,
  u: usize,
  bytes: usize,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  correctedRate: f32,
): void {
  const eta = f32x4.splat(correctedRate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(g + at);
    v128.store(g + at, f32x4.splat(0));
    const mean = mix(f32x4.splat(beta1), v128.load(m + at), f32x4.splat(rest1), slope);
    v128.store(m + at, mean);
    const largest = f32x4.max(f32x4.mul(f32x4.splat(beta2), v128.load(u + at)), absolute(slope));
    v128.store(u + at, largest);
    const step = f32x4.div(f32x4.mul(eta, mean), f32x4.add(largest, fuzz()));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}

export function nadam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  bytes: usize,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  rate: f32,
  gradientShare: f32,
  momentShare: f32,
  varianceShare: f32,
): void {
  const eta = f32x4.splat(rate);
  const ofVariance = f32x4.splat(varianceShare);
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = v128.load(g + at);
    v128.store(g + at, f32x4.splat(0));
    const mean = mix(f32x4.splat(beta1), v128.load(m + at), f32x4.splat(rest1), slope);
    v128.store(m + at, mean);
    const square = mix(f32x4.splat(beta2), v128.load(v + at), f32x4.splat(rest2), f32x4.mul(slope, slope));
    v128.store(v + at, square);
    const direction = mix(f32x4.splat(gradientShare), slope, f32x4.splat(momentShare), mean);
    const root = f32x4.sqrt(f32x4.mul(square, ofVariance));
    const step = f32x4.div(f32x4.mul(eta, direction), f32x4.add(root, fuzz()));
    v128.store(w + at, f32x4.sub(v128.load(w + at), step));
  }
}

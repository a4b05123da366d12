/**
 * Losses of a prediction y against a target t, and their derivatives by y, as in src/numerics/losses.ts. The kinds are
 * numbered in ../kernel-codes.ts. Where y and t are 0, as they are beyond an image's width, every one of them is 0 with
 * derivative 0.
 */
import {absolute, choose, constant, half, madd, one, sumOfLanes, two} from './lanes';
import {activateRow, hyperbolicTangent, multiplyRowBySlopes, sigmoid} from './activations';
import {exponentialMinusOne, logarithm, logarithmOnePlus} from './functions';

/** Beyond it, ln cosh d is |d| − ln 2. */
const far: usize = memory.data<f32>([40]);
const ln2: usize = memory.data<f32>([0.69314718]);
/** Bounds of the prediction, which Keras clips to [ε, 1 − ε]. */
const least: usize = memory.data<f32>([1e-7]);
const most: usize = memory.data<f32>([0.9999999]);

/** `size` with the sign of x; 0 where x is 0. */
function signed(x: v128, size: v128): v128 {
  const zero = f32x4.splat(0);
  return f32x4.sub(v128.and(f32x4.gt(x, zero), size), v128.and(f32x4.lt(x, zero), size));
}

/** ln cosh d = ln (1 + e²/(2·(1 + e))), e = e^|d| − 1: cosh d − 1 without cancellation. Beyond 40: |d| − ln 2. */
function logCosh(d: v128): v128 {
  const size = absolute(d);
  const e = exponentialMinusOne(f32x4.pmin(size, constant(far)));
  const above = f32x4.div(f32x4.mul(e, e), f32x4.mul(constant(two), f32x4.add(constant(one), e)));
  const beyond = f32x4.sub(size, constant(ln2));
  return choose(f32x4.gt(size, constant(far)), beyond, logarithmOnePlus(above));
}

/** The loss of one row, summed over its values; slopes · share into `dz`. */
function lossOfRow(kind: i32, y: usize, t: usize, dz: usize, length: usize, share: f32, delta: f32): f32 {
  let sum = f32x4.splat(0);
  const scale = f32x4.splat(share);
  if (kind === 0) {
    // (y − t)²; 2·(y − t)
    const twice = f32x4.add(scale, scale);
    for (let at: usize = 0; at < length; at += 16) {
      const d = f32x4.sub(v128.load(y + at), v128.load(t + at));
      sum = f32x4.add(sum, f32x4.mul(d, d));
      v128.store(dz + at, f32x4.mul(d, twice));
    }
  } else if (kind === 1) {
    // |y − t|; sign(y − t)
    for (let at: usize = 0; at < length; at += 16) {
      const d = f32x4.sub(v128.load(y + at), v128.load(t + at));
      sum = f32x4.add(sum, absolute(d));
      v128.store(dz + at, signed(d, scale));
    }
  } else if (kind === 2) {
    // −t·ln p − (1 − t)·ln (1 − p), p within [ε, 1 − ε]; (p − t) / (p·(1 − p)), 0 outside
    for (let at: usize = 0; at < length; at += 16) {
      const p = v128.load(y + at);
      const target = v128.load(t + at);
      const rest = f32x4.sub(constant(one), p);
      const yes = f32x4.mul(target, logarithm(f32x4.pmin(f32x4.pmax(p, constant(least)), constant(most))));
      const no = f32x4.mul(
        f32x4.sub(constant(one), target),
        logarithm(f32x4.pmin(f32x4.pmax(rest, constant(least)), constant(one))),
      );
      sum = f32x4.sub(sum, f32x4.add(yes, no));
      const outside = v128.or(f32x4.lt(p, constant(least)), f32x4.gt(p, constant(most)));
      const slope = f32x4.div(f32x4.mul(f32x4.sub(p, target), scale), f32x4.mul(p, rest));
      v128.store(dz + at, v128.andnot(slope, outside));
    }
  } else if (kind === 3) {
    // within δ: d²/2; d. Beyond: δ·(|d| − δ/2); δ·sign d
    const bound = f32x4.splat(delta);
    const most = f32x4.splat(share * delta);
    for (let at: usize = 0; at < length; at += 16) {
      const d = f32x4.sub(v128.load(y + at), v128.load(t + at));
      const size = absolute(d);
      const near = f32x4.le(size, bound);
      const inside = f32x4.mul(f32x4.mul(constant(half), d), d);
      const beyond = f32x4.mul(bound, f32x4.sub(size, f32x4.mul(constant(half), bound)));
      sum = f32x4.add(sum, choose(near, inside, beyond));
      v128.store(dz + at, choose(near, f32x4.mul(d, scale), signed(d, most)));
    }
  } else {
    // ln cosh (y − t); tanh (y − t)
    for (let at: usize = 0; at < length; at += 16) {
      const d = f32x4.sub(v128.load(y + at), v128.load(t + at));
      sum = f32x4.add(sum, logCosh(d));
      v128.store(dz + at, f32x4.mul(hyperbolicTangent(d), scale));
    }
  }
  return sumOfLanes(sum);
}

/** One row of {@link trainOutputs} for the squared error behind relu. */
function squaredErrorBehindRelu(
  z: usize,
  t: usize,
  dz: usize,
  biasSums: usize,
  length: usize,
  twice: f32,
): f32 {
  let sum = f32x4.splat(0);
  const zero = sum;
  const scale = f32x4.splat(twice);
  for (let at: usize = 0; at < length; at += 16) {
    const x = v128.load(z + at);
    const d = f32x4.sub(f32x4.pmax(x, zero), v128.load(t + at));
    sum = madd(d, d, sum);
    const slope = v128.and(f32x4.mul(d, scale), f32x4.gt(x, zero));
    v128.store(dz + at, slope);
    v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), slope));
  }
  return sumOfLanes(sum);
}

/** One row of {@link trainOutputs} for the squared error behind sigmoid; `length` has no padding in it. */
function squaredErrorBehindSigmoid(
  z: usize,
  t: usize,
  dz: usize,
  biasSums: usize,
  length: usize,
  twice: f32,
): f32 {
  let sum = f32x4.splat(0);
  const scale = f32x4.splat(twice);
  for (let at: usize = 0; at < length; at += 16) {
    const y = sigmoid(v128.load(z + at));
    const d = f32x4.sub(y, v128.load(t + at));
    sum = madd(d, d, sum);
    const slope = f32x4.mul(f32x4.mul(d, scale), f32x4.mul(y, f32x4.sub(constant(one), y)));
    v128.store(dz + at, slope);
    v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), slope));
  }
  return sumOfLanes(sum);
}

/**
 * All that a step does with the last layer's sums z (`rows` × `width`, rows `zStride` bytes apart): y = f(z), the loss
 * against t summed over the values, its derivatives by z times `share` into `dz`, and their column sums added to
 * `biasSums`. The tutorial's pairs of loss and activation go through in one pass.
 */
export function trainOutputs(
  kind: i32,
  activation: i32,
  z: usize,
  zStride: usize,
  t: usize,
  tStride: usize,
  dz: usize,
  biasSums: usize,
  rows: i32,
  width: i32,
  share: f32,
  delta: f32,
): f64 {
  const bytes = (<usize>width) << 2;
  const whole = (width & 3) === 0;
  let sum: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const from = z + <usize>i * zStride;
    const to = dz + <usize>i * zStride;
    const target = t + <usize>i * tStride;
    if (kind === 0 && activation === 0) {
      sum += squaredErrorBehindRelu(from, target, to, biasSums, zStride, 2 * share);
    } else if (kind === 0 && activation === 1 && whole) {
      sum += squaredErrorBehindSigmoid(from, target, to, biasSums, bytes, 2 * share);
    } else {
      activateRow(activation, from, zStride, width);
      sum += lossOfRow(kind, from, target, to, zStride, share, delta);
      multiplyRowBySlopes(activation, from, to, biasSums, zStride);
    }
  }
  return sum;
}

/** The loss of `rows` images, summed over their values: predictions y, targets t. `room` is as long as a row of y. */
export function lossOf(
  kind: i32,
  y: usize,
  yStride: usize,
  t: usize,
  tStride: usize,
  rows: i32,
  delta: f32,
  room: usize,
): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < rows; i++)
    sum += lossOfRow(kind, y + <usize>i * yStride, t + <usize>i * tStride, room, yStride, 0, delta);
  return sum;
}

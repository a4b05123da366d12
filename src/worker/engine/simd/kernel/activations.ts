/**
 * Activations f and their derivatives in terms of y = f(z), as in src/numerics/activations.ts. The kinds are numbered
 * in ../kernel-codes.ts.
 */
import {absolute, choose, constant, one, two} from './lanes';

const signBit: usize = memory.data<i32>([i32.MIN_VALUE]);
import {exponential, exponentialMinusOne, logarithmOnePlus} from './functions';

/** 1 / (1 + e^−z). */
export function sigmoid(z: v128): v128 {
  return f32x4.div(constant(one), f32x4.add(constant(one), exponential(f32x4.neg(z))));
}

/** −e / (e + 2) with e = e^(−2|z|) − 1, and the sign of z. */
export function hyperbolicTangent(z: v128): v128 {
  const e = exponentialMinusOne(f32x4.neg(f32x4.mul(absolute(z), constant(two))));
  const size = f32x4.div(f32x4.neg(e), f32x4.add(e, constant(two)));
  return choose(constant(signBit), z, size);
}

/** z > 0 ? z : e^z − 1. */
function elu(z: v128): v128 {
  return choose(f32x4.gt(z, f32x4.splat(0)), z, exponentialMinusOne(z));
}

/** max(z, 0) + ln (1 + e^−|z|). */
function softplus(z: v128): v128 {
  const rest = logarithmOnePlus(exponential(f32x4.neg(absolute(z))));
  return f32x4.add(f32x4.pmax(z, f32x4.splat(0)), rest);
}

/** One row of {@link activate}. */
export function activateRow(kind: i32, row: usize, stride: usize, width: i32): void {
  const end = row + ((<usize>width * 4 + 15) & ~15);
  if (kind === 0) {
    // Written so that a NaN comes through: z < 0 ? 0 : z.
    for (let at = row; at < end; at += 16) v128.store(at, f32x4.pmax(v128.load(at), f32x4.splat(0)));
  } else if (kind === 1) {
    for (let at = row; at < end; at += 16) v128.store(at, sigmoid(v128.load(at)));
  } else if (kind === 2) {
    for (let at = row; at < end; at += 16) v128.store(at, hyperbolicTangent(v128.load(at)));
  } else if (kind === 3) {
    for (let at = row; at < end; at += 16) v128.store(at, elu(v128.load(at)));
  } else if (kind === 4) {
    for (let at = row; at < end; at += 16) v128.store(at, softplus(v128.load(at)));
  }
  for (let at = row + <usize>width * 4; at < row + stride; at += 4) store<f32>(at, 0);
}

/** y = f(z), in place, in `rows` rows of `width` values; what lies between them and the stride becomes 0. */
export function activate(kind: i32, values: usize, stride: usize, rows: i32, width: i32): void {
  for (let i = 0; i < rows; i++) activateRow(kind, values + <usize>i * stride, stride, width);
}

/** One row of {@link multiplyBySlopes}. */
export function multiplyRowBySlopes(kind: i32, y: usize, dz: usize, biasSums: usize, length: usize): void {
  if (kind === 0) {
    for (let at: usize = 0; at < length; at += 16) {
      const d = v128.and(v128.load(dz + at), f32x4.gt(v128.load(y + at), f32x4.splat(0)));
      v128.store(dz + at, d);
      v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), d));
    }
  } else if (kind === 1) {
    for (let at: usize = 0; at < length; at += 16) {
      const value = v128.load(y + at);
      const d = f32x4.mul(v128.load(dz + at), f32x4.mul(value, f32x4.sub(constant(one), value)));
      v128.store(dz + at, d);
      v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), d));
    }
  } else if (kind === 2) {
    for (let at: usize = 0; at < length; at += 16) {
      const value = v128.load(y + at);
      const d = f32x4.mul(v128.load(dz + at), f32x4.sub(constant(one), f32x4.mul(value, value)));
      v128.store(dz + at, d);
      v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), d));
    }
  } else if (kind === 3) {
    for (let at: usize = 0; at < length; at += 16) {
      const value = v128.load(y + at);
      const slope = choose(f32x4.gt(value, f32x4.splat(0)), constant(one), f32x4.add(value, constant(one)));
      const d = f32x4.mul(v128.load(dz + at), slope);
      v128.store(dz + at, d);
      v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), d));
    }
  } else if (kind === 4) {
    for (let at: usize = 0; at < length; at += 16) {
      const slope = f32x4.neg(exponentialMinusOne(f32x4.neg(v128.load(y + at))));
      const d = f32x4.mul(v128.load(dz + at), slope);
      v128.store(dz + at, d);
      v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), d));
    }
  } else {
    for (let at: usize = 0; at < length; at += 16) {
      v128.store(biasSums + at, f32x4.add(v128.load(biasSums + at), v128.load(dz + at)));
    }
  }
}

/** dz ← dz ⊙ f′(z), in place, and its column sums into `biasSums`. Rows of y and dz are `stride` bytes. */
export function multiplyBySlopes(
  kind: i32,
  y: usize,
  dz: usize,
  biasSums: usize,
  stride: usize,
  rows: i32,
): void {
  for (let i = 0; i < rows; i++) {
    const row = <usize>i * stride;
    multiplyRowBySlopes(kind, y + row, dz + row, biasSums, stride);
  }
}

/** Σ|code|; adds share · sign(code) to the slopes at the code, where `dz` is not 0. */
export function penalty(code: usize, stride: usize, rows: i32, dz: usize, share: f32): f64 {
  let sum: f64 = 0;
  const weight = f32x4.splat(share);
  const zero = f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    const row = code + <usize>i * stride;
    let rowSum = zero;
    for (let at: usize = 0; at < stride; at += 16) {
      const value = v128.load(row + at);
      rowSum = f32x4.add(rowSum, absolute(value));
      if (dz) {
        const to = dz + <usize>i * stride + at;
        const up = v128.and(f32x4.gt(value, zero), weight);
        const down = v128.and(f32x4.lt(value, zero), weight);
        v128.store(to, f32x4.add(v128.load(to), f32x4.sub(up, down)));
      }
    }
    sum += f32x4.extract_lane(rowSum, 0);
    sum += f32x4.extract_lane(rowSum, 1);
    sum += f32x4.extract_lane(rowSum, 2);
    sum += f32x4.extract_lane(rowSum, 3);
  }
  return sum;
}

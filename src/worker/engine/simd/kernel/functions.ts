/**
 * Exponential and logarithm, four at a time, within about two units in the last place. Source of the polynomials:
 * S. Moshier, Cephes library, `expf.c` and `logf.c`. A NaN comes through.
 */
import {choose, madd} from './lanes';

/** 2ⁿ for whole n in −126 … 127. */
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
}

/** The whole number n of e^x = 2ⁿ·e^r with |r| ≤ ln 2 / 2, for x that {@link bounded} gave. */
function exponentOf(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
}

/** Bounds within which e^x is a normal number. */
function bounded(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87)), f32x4.splat(88));
}

/** e^r − 1 for the rest r = x − n·ln 2, without loss of small digits: r + r²·P(r). */
function restMinusOne(x: v128, n: v128): v128 {
  // ln 2 in two parts, so that n times the first is exact.
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = madd(f32x4.splat(1.98756915e-4), r, f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  return madd(f32x4.mul(r, r), p, r);
}

/** e^x. */
export function exponential(given: v128): v128 {
  const x = bounded(given);
  const n = exponentOf(x);
  return f32x4.mul(f32x4.add(restMinusOne(x, n), f32x4.splat(1)), powerOfTwo(n));
}

/** e^x − 1, as precise near 0 as elsewhere: 2ⁿ·(e^r − 1) + (2ⁿ − 1). */
export function exponentialMinusOne(given: v128): v128 {
  const x = bounded(given);
  const n = exponentOf(x);
  const scale = powerOfTwo(n);
  return madd(scale, restMinusOne(x, n), f32x4.sub(scale, f32x4.splat(1)));
}

/** ln x, for normal x > 0: x = 2ⁿ·m with m in √½ … √2. */
export function logarithm(x: v128): v128 {
  const n = i32x4.shr_s(i32x4.sub(x, i32x4.splat(0x3f3504f3)), 23);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(n, 23)), f32x4.splat(1));
  const e = f32x4.convert_i32x4_s(n);
  const square = f32x4.mul(f, f);
  let p = madd(f32x4.splat(7.0376836292e-2), f, f32x4.splat(-1.151461031e-1));
  p = madd(p, f, f32x4.splat(1.167699874e-1));
  p = madd(p, f, f32x4.splat(-1.2420140846e-1));
  p = madd(p, f, f32x4.splat(1.4249322787e-1));
  p = madd(p, f, f32x4.splat(-1.6668057665e-1));
  p = madd(p, f, f32x4.splat(2.0000714765e-1));
  p = madd(p, f, f32x4.splat(-2.4999993993e-1));
  p = madd(p, f, f32x4.splat(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(p, f), square);
  y = madd(e, f32x4.splat(-2.1219444e-4), y);
  y = f32x4.sub(y, f32x4.mul(square, f32x4.splat(0.5)));
  // x − x: nothing, but a NaN's bits would else pass for a number's.
  y = f32x4.add(y, f32x4.sub(x, x));
  return f32x4.add(madd(e, f32x4.splat(0.693359375), f), y);
}

/** ln (1 + u) for u ≥ 0, as precise near 0 as elsewhere: what 1 + u loses is made good by u / ((1 + u) − 1). */
export function logarithmOnePlus(u: v128): v128 {
  const w = f32x4.add(f32x4.splat(1), u);
  const kept = f32x4.sub(w, f32x4.splat(1));
  const value = f32x4.mul(logarithm(w), f32x4.div(u, kept));
  return choose(f32x4.eq(kept, f32x4.splat(0)), u, value);
}

/**
 * Exponential and logarithm, four at a time, within about two units in the last place. Source of the polynomials:
 * S. Moshier, Cephes library, `expf.c` and `logf.c`. A NaN comes through.
 */
import {choose, constant, half, madd, one} from './lanes';

/** 1.5 · 2²³ */
const large: usize = memory.data<f32>([12582912]);
const perLn2: usize = memory.data<f32>([1.44269504]);
/** ln 2 in two parts, so that a whole number times the first is exact. */
const ln2: usize = memory.data<f32>([0.693359375]);
const minusLn2: usize = memory.data<f32>([-0.693359375]);
const minusLn2Rest: usize = memory.data<f32>([2.1219444e-4]);
const ln2Rest: usize = memory.data<f32>([-2.1219444e-4]);
const least: usize = memory.data<f32>([-87]);
const most: usize = memory.data<f32>([88]);
/** √½, as an integer. */
const rootOfHalf: usize = memory.data<i32>([0x3f3504f3]);
const exponentialTerms: usize = memory.data<f32>([
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
]);
const logarithmTerms: usize = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);

/** Bounds within which e^x is a normal number. */
function bounded(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, constant(least)), constant(most));
}

/**
 * x / ln 2, rounded to a whole number n, in the last bits of a float: so large a number is added that there is no room
 * for a fraction.
 */
function wholeTurns(x: v128): v128 {
  return madd(x, constant(perLn2), constant(large));
}

/** 2ⁿ, of what {@link wholeTurns} gave: its last bits, moved to where a float has its exponent. */
function powerOfTwo(turns: v128): v128 {
  return i32x4.add(i32x4.shl(turns, 23), constant(one));
}

/** e^r − 1 for the rest r = x − n·ln 2, |r| ≤ ln 2 / 2, without loss of small digits: r + r²·P(r). */
function restMinusOne(x: v128, turns: v128): v128 {
  const n = f32x4.sub(turns, constant(large));
  const r = madd(n, constant(minusLn2Rest), madd(n, constant(minusLn2), x));
  let p = madd(constant(exponentialTerms), r, constant(exponentialTerms + 4));
  p = madd(p, r, constant(exponentialTerms + 8));
  p = madd(p, r, constant(exponentialTerms + 12));
  p = madd(p, r, constant(exponentialTerms + 16));
  p = madd(p, r, constant(exponentialTerms + 20));
  return madd(f32x4.mul(r, r), p, r);
}

/** e^x. */
export function exponential(given: v128): v128 {
  const x = bounded(given);
  const turns = wholeTurns(x);
  return f32x4.mul(f32x4.add(restMinusOne(x, turns), constant(one)), powerOfTwo(turns));
}

/** e^x − 1, as precise near 0 as elsewhere: 2ⁿ·(e^r − 1) + (2ⁿ − 1). */
export function exponentialMinusOne(given: v128): v128 {
  const x = bounded(given);
  const turns = wholeTurns(x);
  const scale = powerOfTwo(turns);
  return madd(scale, restMinusOne(x, turns), f32x4.sub(scale, constant(one)));
}

/** ln x, for normal x > 0: x = 2ⁿ·m with m in √½ … √2. */
export function logarithm(x: v128): v128 {
  const n = i32x4.shr_s(i32x4.sub(x, constant(rootOfHalf)), 23);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(n, 23)), constant(one));
  const e = f32x4.convert_i32x4_s(n);
  const square = f32x4.mul(f, f);
  let p = madd(constant(logarithmTerms), f, constant(logarithmTerms + 4));
  p = madd(p, f, constant(logarithmTerms + 8));
  p = madd(p, f, constant(logarithmTerms + 12));
  p = madd(p, f, constant(logarithmTerms + 16));
  p = madd(p, f, constant(logarithmTerms + 20));
  p = madd(p, f, constant(logarithmTerms + 24));
  p = madd(p, f, constant(logarithmTerms + 28));
  p = madd(p, f, constant(logarithmTerms + 32));
  let y = f32x4.mul(f32x4.mul(p, f), square);
  y = madd(e, constant(ln2Rest), y);
  y = f32x4.sub(y, f32x4.mul(square, constant(half)));
  // x − x: nothing, but a NaN's bits would else pass for a number's.
  y = f32x4.add(y, f32x4.sub(x, x));
  return f32x4.add(madd(e, constant(ln2), f), y);
}

/** ln (1 + u) for u ≥ 0, as precise near 0 as elsewhere: what 1 + u loses is made good by u / ((1 + u) − 1). */
export function logarithmOnePlus(u: v128): v128 {
  const w = f32x4.add(constant(one), u);
  const kept = f32x4.sub(w, constant(one));
  const value = f32x4.mul(logarithm(w), f32x4.div(u, kept));
  return choose(f32x4.eq(kept, f32x4.splat(0)), u, value);
}

/** A map is squared in half a second; that has tests of its own, and here the axes stand for all squares. */
import type {QuadraticMap} from '../../../../src/numerics/linear-denoiser.ts';
import {axes, width} from './axes.ts';

export type {QuadraticMap};

const squared: QuadraticMap = {width, weights: axes, gram: axes, bias: new Float64Array(width)};

export function* quadraticOf(): Generator<void, QuadraticMap> {
  yield;
  return squared;
}

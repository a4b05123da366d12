/** The linear denoiser costs seconds a data set and has tests of its own: here one that changes nothing stands for it. */
import type {LinearDenoiser, QuadraticMap} from '../../../../src/numerics/linear-denoiser.ts';
import type {LinearMap} from '../../../../src/numerics/linear-map.ts';
import type {JointMoments} from '../../../../src/numerics/corruption-moments.ts';

export type {LinearDenoiser, QuadraticMap};

function axes(width: number, rank: number): Float64Array {
  const rows = new Float64Array(rank * width);
  for (let i = 0; i < rank; i++) rows[i * width + i] = 1;
  return rows;
}

export function* linearDenoiser({width}: JointMoments, rank: number): Generator<void, LinearDenoiser> {
  yield;
  const bias = new Float64Array(width);
  const filter: LinearMap = {width, rank: width, encode: axes(width, width), decode: null, bias};
  return {width, rank, directions: axes(width, rank), filter};
}

export function* reducedDenoiser({width}: LinearDenoiser, rank: number): Generator<void, LinearMap> {
  yield;
  const rows = axes(width, rank);
  return {width, rank, encode: rows, decode: rows, bias: new Float64Array(width)};
}

export function* quadraticOf({width}: LinearMap): Generator<void, QuadraticMap> {
  yield;
  const rows = axes(width, width);
  return {width, weights: rows, gram: rows, bias: new Float64Array(width)};
}

import type {Activation} from '../network/names.ts';
import {activationFormulas} from './activations.ts';

/** What one number of a code adds to a picture: its value times the unit's stencil. */
export interface StencilTerm {
  /** Counted from 0. */
  readonly unit: number;
  readonly value: number;
  /** Value × stencil, one number a pixel. */
  readonly picture: Float32Array;
}

/** A picture as a decoder of one dense layer makes it: bias + Σ value·stencil, then the output's activation. */
export interface DecoderSum {
  /** The terms with the largest pictures, the largest first; units at zero add nothing and are none. */
  readonly terms: readonly StencilTerm[];
  /** The sum of all terms that are not among these, and how many they are. */
  readonly rest: Float32Array;
  readonly restUnits: number;
  /** Before the activation. */
  readonly sum: Float32Array;
  readonly output: Float32Array;
}

/**
 * @param code one number a unit
 * @param kernel units × pixels, row by row: a row is a unit's stencil
 * @param most terms that are told one by one; how large a term is, is its picture's Euclidean norm
 */
export function decoderSum(
  code: ArrayLike<number>,
  {kernel, bias}: {readonly kernel: Float32Array; readonly bias: Float32Array},
  activation: Activation,
  most: number,
): DecoderSum {
  const {length} = bias;
  const units = Array.from({length: code.length}, (_, unit) => unit).filter((unit) => code[unit] !== 0);
  const sizes = Float64Array.from({length: code.length}, (_, unit) => {
    let squares = 0;
    for (let i = unit * length; i < (unit + 1) * length; i++) squares += kernel[i] * kernel[i];
    return Math.abs(code[unit]) * Math.sqrt(squares);
  });
  units.sort((a, b) => sizes[b] - sizes[a] || a - b);
  // In double precision: what is shown and the rest are to be the picture, to the last digit that anybody sees.
  const sum = Float64Array.from(bias);
  const rest = new Float64Array(length);
  const terms = units.flatMap((unit, place): StencilTerm[] => {
    const value = code[unit];
    const told = place < most;
    const picture = new Float32Array(told ? length : 0);
    for (let i = 0; i < length; i++) {
      const term = value * kernel[unit * length + i];
      sum[i] += term;
      if (told) picture[i] = term;
      else rest[i] += term;
    }
    return told ? [{unit, value, picture}] : [];
  });
  const {value} = activationFormulas[activation];
  return {
    terms,
    rest: Float32Array.from(rest),
    restUnits: units.length - terms.length,
    sum: Float32Array.from(sum),
    output: Float32Array.from(sum, value),
  };
}

/** A code between two others: `share` 0 is the first of them, 1 the second. */
export const codeBetween = (from: ArrayLike<number>, to: ArrayLike<number>, share: number): Float32Array =>
  Float32Array.from(from, (value, i) => value + share * (to[i] - value));

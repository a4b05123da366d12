import {unitValue} from '../pixels/values.ts';
import type {Corruption} from './corruption.ts';

/**
 * What a corruption does to a pixel on average. Given the clean image its pixels are corrupted independently, so the
 * means and mean squares by byte value are all that second moments need: no noise is drawn, and what is computed is
 * what infinitely many draws would give.
 */
export interface ValueMoments {
  /** E[y] by clean byte, 256 values. */
  readonly mean: Float64Array;
  /** E[y²] by clean byte. */
  readonly square: Float64Array;
}

/** Levels that stand for a range of factors: the midpoints of as many equal parts. */
export const rangeLevels = 16;

/** One table a level: one where the factor is fixed. A null rule leaves everything as it is. */
export function valueMoments(rule: Corruption | null): ValueMoments[] {
  if (!rule || rule.high <= rule.low) return [atFactor(rule?.kind ?? 'masking', rule?.low ?? 0)];
  const step = (rule.high - rule.low) / rangeLevels;
  return Array.from({length: rangeLevels}, (_, level) =>
    atFactor(rule.kind, rule.low + (level + 0.5) * step),
  );
}

function atFactor(kind: Corruption['kind'], factor: number): ValueMoments {
  const mean = new Float64Array(256);
  const square = new Float64Array(256);
  const share = Math.min(Math.max(factor, 0), 1);
  for (let byte = 0; byte < 256; byte++) {
    const v = unitValue(byte);
    if (kind === 'gaussian' && factor > 0) [mean[byte], square[byte]] = clippedNormal(v, factor);
    else if (kind === 'salt-pepper') {
      mean[byte] = (1 - share) * v + share / 2;
      square[byte] = (1 - share) * v * v + share / 2;
    } else {
      const kept = kind === 'gaussian' ? 1 : 1 - share;
      mean[byte] = kept * v;
      square[byte] = kept * v * v;
    }
  }
  return {mean, square};
}

/**
 * E[y] and E[y²] for y = v + σ·N(0,1) clipped to 0–1: the moments of a normal truncated to (a, b), in units of σ, and
 * the mass that clipping puts on 1. Source: N. L. Johnson, S. Kotz, "Continuous Univariate Distributions 1", ch. 13.
 */
function clippedNormal(v: number, sigma: number): [number, number] {
  const a = -v / sigma;
  const b = (1 - v) / sigma;
  const inside = normalBelow(b) - normalBelow(a);
  const above = normalBelow(-b);
  const edge = density(a) - density(b);
  return [
    v * inside + sigma * edge + above,
    v * v * inside +
      2 * v * sigma * edge +
      sigma * sigma * (inside + a * density(a) - b * density(b)) +
      above,
  ];
}

const density = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/**
 * Φ(z), the share of a standard normal below z, to about 1e-15: Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …) near 0, and
 * the continued fraction φ(z)/(z + 1/(z + 2/(z + 3/…))) for the tails. Source: G. Marsaglia, "Evaluating the normal
 * distribution", Journal of Statistical Software 11 (2004); M. Abramowitz, I. A. Stegun, 26.2.14.
 */
export function normalBelow(z: number): number {
  const x = Math.abs(z);
  let tail: number;
  if (x < 4) {
    let term = x;
    let sum = x;
    for (let k = 3; term > sum * 1e-17; k += 2) sum += term *= (x * x) / k;
    tail = 0.5 - density(x) * sum;
  } else {
    let fraction = x;
    for (let k = 60; k > 0; k--) fraction = x + k / fraction;
    tail = density(x) / fraction;
  }
  return z < 0 ? tail : 1 - tail;
}

/** Raw sums over images x (0–1) and their corrupted forms y, in expectation over the noise. */
export interface JointMoments {
  readonly width: number;
  count: number;
  readonly clean: Float64Array;
  readonly corrupted: Float64Array;
  /** E[y·yᵀ] summed, width × width; symmetric, both halves filled by {@link completeMoments}. */
  readonly within: Float64Array;
  /** E[y·xᵀ] summed: a row for each pixel of y, a column for each of x. */
  readonly across: Float64Array;
  readonly tables: readonly ValueMoments[];
  /** Σ of what black pixels get on average, times the rest of y, its square, and x: see {@link completeMoments}. */
  readonly blackTimesRest: Float64Array;
  readonly blackTimesClean: Float64Array;
  blackSquared: number;
  black: number;
  readonly ownSquares: Float64Array;
}

export function createJointMoments(width: number, rule: Corruption | null): JointMoments {
  const vector = () => new Float64Array(width);
  return {
    width,
    count: 0,
    clean: vector(),
    corrupted: vector(),
    within: new Float64Array(width * width),
    across: new Float64Array(width * width),
    tables: valueMoments(rule),
    blackTimesRest: vector(),
    blackTimesClean: vector(),
    blackSquared: 0,
    black: 0,
    ownSquares: vector(),
  };
}

/** Which of the tables image `image` is counted with: a golden-section sequence, even and in step with nothing. */
export const levelOf = (image: number, levels: number): number =>
  levels === 1 ? 0 : Math.floor(levels * ((image * 0.6180339887498949) % 1));

/**
 * Adds images (bytes) from … to − 1. A black pixel's share is the same everywhere, so only lit pixels cost anything
 * but the mean square.
 */
export function addCorrupted(moments: JointMoments, images: Uint8Array, from: number, to: number): void {
  const {width, within, across, tables} = moments;
  const places = new Uint16Array(width);
  const clean = new Float64Array(width);
  const rest = new Float64Array(width);
  for (let image = from; image < to; image++) {
    const {mean, square} = tables[levelOf(image, tables.length)];
    const black = mean[0];
    const blackSquare = square[0];
    let lit = 0;
    for (let i = 0; i < width; i++) {
      const byte = images[image * width + i];
      if (byte === 0) {
        moments.ownSquares[i] += blackSquare;
        continue;
      }
      const x = unitValue(byte);
      const y = mean[byte] - black;
      places[lit] = i;
      clean[lit] = x;
      rest[lit++] = y;
      moments.clean[i] += x;
      moments.corrupted[i] += y;
      moments.blackTimesRest[i] += black * y;
      moments.blackTimesClean[i] += black * x;
      moments.ownSquares[i] += square[byte];
    }
    for (let a = 0; a < lit; a++) {
      const row = places[a] * width;
      const y = rest[a];
      for (let b = 0; b < a; b++) {
        const place = row + places[b];
        within[place] += y * rest[b];
        across[place] += y * clean[b];
      }
      for (let b = a; b < lit; b++) across[row + places[b]] += y * clean[b];
    }
    moments.black += black;
    moments.blackSquared += black * black;
    moments.count++;
  }
}

/** To be called once, after the last image: puts the black pixels' share in, and both halves of `within`. */
export function* completeMoments(moments: JointMoments): Generator<void> {
  const {width, within, across, corrupted, blackTimesRest, blackTimesClean, ownSquares} = moments;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) {
      // E[yᵢ]E[yⱼ] with y = black + rest
      const sum = (within[i * width + j] += blackTimesRest[i] + blackTimesRest[j] + moments.blackSquared);
      within[j * width + i] = sum;
    }
    within[i * width + i] = ownSquares[i];
    for (let j = 0; j < width; j++) across[i * width + j] += blackTimesClean[j];
    corrupted[i] += moments.black;
    if (i % 64 === 63) yield;
  }
}

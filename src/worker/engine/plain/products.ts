import type {Numbers, StepPause} from '../engine.ts';

/**
 * The three products of a dense layer for one image, as generators: they stop for breath after about `piece`
 * multiplications, so that a step can be run on a page's own thread. Weights are inputs × units, row by row.
 */
const chunkWork = 1 << 19;

/** out = x·W + b. */
export function* forward(x: Numbers, weights: Numbers, biases: Numbers, out: Numbers): Generator<StepPause> {
  const units = out.length;
  out.set(biases);
  let work = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    // Most of a digit is paper, and many relu units rest.
    if (value === 0) continue;
    const row = i * units;
    for (let u = 0; u < units; u++) out[u] += value * weights[row + u];
    if ((work += units) >= chunkWork) {
      work = 0;
      yield 'asking';
    }
  }
}

/** dW += xᵀ·dz, db += dz. */
export function* accumulateGradient(
  x: Numbers,
  dz: Numbers,
  weightGradient: Numbers,
  biasGradient: Numbers,
): Generator<StepPause> {
  const units = dz.length;
  for (let u = 0; u < units; u++) biasGradient[u] += dz[u];
  let work = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    if (value === 0) continue;
    const row = i * units;
    for (let u = 0; u < units; u++) weightGradient[row + u] += value * dz[u];
    if ((work += units) >= chunkWork) {
      work = 0;
      yield 'asking';
    }
  }
}

/** dx = dz·Wᵀ. */
export function* backward(dz: Numbers, weights: Numbers, dx: Numbers): Generator<StepPause> {
  const units = dz.length;
  let work = 0;
  for (let i = 0; i < dx.length; i++) {
    const row = i * units;
    let sum = 0;
    for (let u = 0; u < units; u++) sum += dz[u] * weights[row + u];
    dx[i] = sum;
    if ((work += units) >= chunkWork) {
      work = 0;
      yield 'asking';
    }
  }
}

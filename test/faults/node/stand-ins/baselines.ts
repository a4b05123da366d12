/**
 * The best linear methods cost seconds a data set and have tests of their own: here the axes stand for them. Images are
 * gone through as ever, with the same rests.
 */
import {projectionOf, type Pca} from '../../../../src/numerics/pca.ts';
import type {LinearMap} from '../../../../src/numerics/linear-map.ts';
import {eachPiece, type Baseline} from '../../../../src/worker/baselines/linear-baselines.ts';
import type * as Real from '../../../../src/worker/baselines/linear-baselines.ts';
import {axes, width} from './axes.ts';

export * from '../../../../src/worker/baselines/linear-baselines.ts';

const zeros = new Float64Array(width);
const pca: Pca = {
  width,
  mean: zeros,
  components: axes,
  count: width,
  variances: zeros,
  totalVariance: 0,
};

const read = ({train}: Parameters<typeof Real.trainingPca>[0], work: Real.Work): Promise<void> =>
  eachPiece(train, train.count, work, () => undefined);

const baseline = (rank: number): Baseline => ({
  loss: 0.05,
  clipped: false,
  clippedLoss: 0.05,
  rank,
  images: 1,
});

export const trainingPca: typeof Real.trainingPca = async (dataset, work) => {
  await read(dataset, work);
  return pca;
};

export const denoiserOfRank: typeof Real.denoiserOfRank = async (dataset, _rule, rank, work) => {
  await read(dataset, work);
  const map: LinearMap = projectionOf(pca, Math.min(rank, width));
  return map;
};

export const pcaBaseline: typeof Real.pcaBaseline = async (dataset, rank, _loss, _delta, work) => {
  await read(dataset, work);
  return baseline(rank);
};

export const linearDenoiserBaseline: typeof Real.linearDenoiserBaseline = async (
  dataset,
  rank,
  _noise,
  _loss,
  _delta,
  work,
) => {
  await read(dataset, work);
  return baseline(rank);
};

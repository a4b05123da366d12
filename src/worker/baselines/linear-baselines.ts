import {corrupt, type Corruption} from '../../numerics/corruption.ts';
import {addCorrupted, completeMoments, createJointMoments} from '../../numerics/corruption-moments.ts';
import type {JointMoments} from '../../numerics/corruption-moments.ts';
import {linearDenoiser, reducedDenoiser, type LinearDenoiser} from '../../numerics/linear-denoiser.ts';
import {addLoss, applyLinear, type LinearMap, type LossSums} from '../../numerics/linear-map.ts';
import {
  addVectors,
  createMoments,
  meanAndCovariance,
  pcaOf,
  projectionOf,
  type MeanAndCovariance,
  type Pca,
} from '../../numerics/pca.ts';
import type {Purpose} from '../../numerics/random.ts';
import type {Loss} from '../../network/names.ts';
import {pixels} from '../../pixels/size.ts';
import {unitValue} from '../../pixels/values.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import type {Dataset, Split} from '../data/dataset.ts';
import {drawRange} from '../data/samples.ts';
import {drive, yielding} from '../scheduling/drive.ts';
import {SharedResults} from './shared-results.ts';

/**
 * What linear methods reach on a data set: the lines a reader compares the network with. All of it in pieces of a few
 * milliseconds, given up when the signal says so, and kept for the last data sets used.
 *
 * On 60,000 × 784 images, alone on one core of two (Zen 4), in seconds: PCA 3, the linear denoiser 5, a score with 32
 * components half a second. Kept: 5 MB a PCA and 10 MB a denoiser, two of each at most; while computing, 15 and 25 MB.
 */
export interface Baseline {
  /** The loss on the test set of the predictions that `clipped` says; what a chart draws. */
  readonly loss: number;
  /** Whether predictions were clipped to 0–1 before they were scored: so they are for every loss but mse. */
  readonly clipped: boolean;
  /** The loss of the clipped predictions, whatever the loss. */
  readonly clippedLoss: number;
  /** Components, or numbers in the code. */
  readonly rank: number;
  /** Test images scored; fewer than there are where a high rank would take long. */
  readonly images: number;
}

/** A faster way to mean and covariance of images (bytes, as 0–1) than plain loops; null where it cannot run. */
export type FindMoments = (
  images: Uint8Array,
  width: number,
  between: () => Promise<void>,
) => Promise<MeanAndCovariance | null>;

export interface Work {
  readonly yielder: Yielder;
  readonly signal: AbortSignal;
  readonly findMoments?: FindMoments | null;
}

/** Images handled between two looks at the clock: a piece of about two milliseconds. */
const chunkImages = 32;
/** Images the denoiser's moments are taken from. With a third of MNIST its error is 0.3% above that with all of it. */
const denoiserImages = 20_000;
/** Multiplications one score may cost: about two seconds. Images beyond are left out, but never below 1,000. */
const scoreBudget = 2e9;

const pcas = new SharedResults<Pca>(2);
const denoisers = new SharedResults<TrainedDenoiser>(2);

/** The principal components of the training images, all 784. */
export function trainingPca({id, train}: Dataset, work: Work): Promise<Pca> {
  return pcas.get(id, work.signal, async (stop) => {
    const moments = await trainingMoments(train, {...work, signal: stop});
    return drive(pcaOf(moments), yielding(work.yielder, stop));
  });
}

async function trainingMoments(train: Split, work: Work): Promise<MeanAndCovariance> {
  const {yielder, signal, findMoments} = work;
  if (findMoments) {
    // It reads the bytes as they lie, so they must be there.
    await eachPiece(train, train.count, work, () => undefined);
    const found = await findMoments(train.images, pixels, async () => {
      await yielder.yieldIfDue();
      signal.throwIfAborted();
    });
    if (found) return found;
  }
  const moments = createMoments(pixels, unitValue(1));
  await eachPiece(train, train.count, work, (images, from, to) => addVectors(moments, images, from, to));
  return meanAndCovariance(moments);
}

/** What PCA of the training images reaches on the test images with as many components as the code has numbers. */
export async function pcaBaseline(
  dataset: Dataset,
  rank: number,
  loss: Loss,
  huberDelta: number,
  work: Work,
): Promise<Baseline> {
  const pca = await trainingPca(dataset, work);
  const map = projectionOf(pca, Math.min(rank, pixels));
  return score(map, dataset.test, loss, huberDelta, null, work);
}

/** How inputs are corrupted, and with which seed the validation images are. */
export interface ValidationNoise {
  readonly rule: Corruption;
  readonly seed: number;
}

/**
 * What the best linear denoiser through `rank` numbers reaches on the test images as validation sees them: corrupted
 * once, from the seed.
 */
export async function linearDenoiserBaseline(
  dataset: Dataset,
  rank: number,
  noise: ValidationNoise,
  loss: Loss,
  huberDelta: number,
  work: Work,
): Promise<Baseline> {
  const map = await denoiserOfRank(dataset, noise.rule, rank, work);
  return score(map, dataset.test, loss, huberDelta, noise, work);
}

interface TrainedDenoiser {
  readonly denoiser: LinearDenoiser;
  /** Of the clean images. */
  readonly mean: Float64Array;
}

/** The best linear denoiser for this noise through `rank` numbers; with 784 or more the full filter. */
export async function denoiserOfRank(
  {id, train}: Dataset,
  rule: Corruption,
  rank: number,
  {yielder, signal}: Work,
): Promise<LinearMap> {
  const key = [id, rule.kind, rule.low, rule.high].join(' ');
  // With all directions, so that every rank is served by what is kept.
  const {denoiser, mean} = await denoisers.get(key, signal, async (stop) => {
    const moments = await momentsOf(train, denoiserImages, rule, {yielder, signal: stop});
    const clean = moments.clean.map((sum) => sum / moments.count);
    return {denoiser: await drive(linearDenoiser(moments, pixels), yielding(yielder, stop)), mean: clean};
  });
  return rank >= pixels
    ? denoiser.filter
    : drive(reducedDenoiser(denoiser, rank, mean), yielding(yielder, signal));
}

/** Joint moments of the first images of a split and their corrupted forms. */
async function momentsOf(
  split: Split,
  maxImages: number,
  rule: Corruption | null,
  work: Work,
): Promise<JointMoments> {
  const moments = createJointMoments(pixels, rule);
  await eachPiece(split, Math.min(maxImages, split.count), work, (images, from, to) =>
    addCorrupted(moments, images, from, to),
  );
  await drive(completeMoments(moments), yielding(work.yielder, work.signal));
  return moments;
}

/** Forgets what is kept; for tests. */
export function forgetBaselines(): void {
  pcas.clear();
  denoisers.clear();
}

async function score(
  map: LinearMap,
  test: Split,
  loss: Loss,
  huberDelta: number,
  noise: ValidationNoise | null,
  work: Work,
): Promise<Baseline> {
  const cost = pixels * map.rank * (map.decode ? 2 : 1);
  const images = Math.min(test.count, Math.max(1000, Math.floor(scoreBudget / cost)));
  const sums: LossSums = {plain: 0, clipped: 0, values: 0};
  const target = new Float64Array(pixels);
  const input = new Float64Array(pixels);
  const prediction = new Float64Array(pixels);
  await eachPiece(
    test,
    images,
    work,
    (bytes, from, to) => {
      for (let image = from; image < to; image++) {
        readImage(bytes, image, target);
        input.set(target);
        if (noise) corruptOne(noise, 'validationNoise', image, input, 0);
        applyLinear(map, input, prediction);
        addLoss(prediction, target, loss, huberDelta, sums);
      }
    },
    Math.max(1, Math.floor(2e6 / cost)),
  );
  const clipped = loss !== 'mse';
  const clippedLoss = sums.clipped / sums.values;
  return {
    loss: clipped ? clippedLoss : sums.plain / sums.values,
    clipped,
    clippedLoss,
    rank: map.rank,
    images,
  };
}

/** The values of an image, 0–1. */
function readImage(images: Uint8Array, image: number, out: Float64Array): void {
  for (let i = 0; i < pixels; i++) out[i] = unitValue(images[image * pixels + i]);
}

function corruptOne(
  {rule, seed}: ValidationNoise,
  purpose: Purpose,
  image: number,
  values: Float32Array | Float64Array,
  offset: number,
): void {
  corrupt(rule, seed, purpose, 0, image, values, offset, pixels);
}

/** Goes through the first `count` images of a split, a piece at a time. @param handle given the first `to` images */
export async function eachPiece(
  split: Split,
  count: number,
  {yielder, signal}: Work,
  handle: (images: Uint8Array, from: number, to: number) => void,
  size = chunkImages,
): Promise<void> {
  for (let from = 0; from < count; from += size) {
    const to = Math.min(from + size, count);
    await drawRange(split, from, to, yielder);
    handle(split.range(0, to), from, to);
    await yielder.yieldIfDue();
    signal.throwIfAborted();
  }
}

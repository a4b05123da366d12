import type {CorruptionRule} from '../numerics/corruption.ts';
import {corruptionError, expectedError, quadraticOf} from '../numerics/linear-denoiser.ts';
import type {QuadraticMap} from '../numerics/linear-denoiser.ts';
import type {LinearMap} from '../numerics/linear-map.ts';
import {projectionOf} from '../numerics/pca.ts';
import {pixels} from '../recipe/derive.ts';
import {
  corruptOne,
  eachPiece,
  momentsOf,
  readImage,
  denoiserOfRank,
  trainingPca,
  type Work,
} from './baselines.ts';
import type {Dataset} from './data/dataset.ts';
import {inPieces, SharedResults} from './pieces.ts';

/**
 * Mean squared error against test noise. What needs no network is computed in expectation over the noise, from moments
 * of the test images, and not clipped; the model answers images that are drawn.
 *
 * With both maps known and squared, 1,000 images and 11 levels take 1.3 s of one busy core of two (Zen 4), drawing for a
 * model 0.8 s more, and the model its own time; to square the filter once, half a second. 25 MB while it runs, half of it
 * kept: the squared maps.
 */
export interface NoiseCurve {
  /** Factors, as asked for. */
  readonly levels: readonly number[];
  readonly nothing: readonly number[] | null;
  /** PCA of the clean training images; null where it was not asked for, like the others. */
  readonly pca: readonly number[] | null;
  readonly filter: readonly number[] | null;
  readonly model: readonly number[] | null;
  /** Test images behind each figure. */
  readonly images: number;
}

export interface NoiseCurveOptions {
  readonly kind: CorruptionRule['kind'];
  /** Factors of the test noise, e.g. 0, 0.1 … 1. */
  readonly levels: readonly number[];
  /** Images from the start of the test set; 1,000. */
  readonly images?: number;
  readonly seed: number;
  /** Whether the error of doing nothing is wanted: it is, unless this is false. */
  readonly nothing?: boolean;
  /** Components of PCA, and numbers the linear filter may pass on (`null`: all). Absent: no such line. */
  readonly pcaRank?: number;
  readonly filter?: {
    readonly trainedAt: CorruptionRule;
    readonly rank: number | null;
    /** The full filter all the same; found together with the one of this rank, and kept with it. */
    readonly full?: boolean;
  };
  /** Answers n × 784 values in 0–1 with as many. */
  readonly reconstruct?: (images: Float32Array) => Promise<Float32Array>;
  /** Called after each level, with the errors so far. */
  readonly onLevel?: (curve: NoiseCurve) => void;
}

/** A map is squared once: 5 MB for PCA's, 10 for a filter's. */
const forms = new SharedResults<QuadraticMap>(3);

/** Images the model is asked about at a time. */
const batch = 250;

export async function noiseCurve(
  dataset: Dataset,
  options: NoiseCurveOptions,
  work: Work,
): Promise<NoiseCurve> {
  const {kind, levels, seed, nothing = true, pcaRank, filter, reconstruct} = options;
  const {breather, signal} = work;
  const {test} = dataset;
  const images = Math.min(options.images ?? 1000, test.count);
  const formOf = (key: string, mapOf: (work: Work) => Promise<LinearMap>): Promise<QuadraticMap> =>
    forms.get(`${dataset.id} ${key}`, signal, async (stop) =>
      inPieces(quadraticOf(await mapOf({breather, signal: stop})), breather, stop),
    );
  const pca =
    pcaRank === undefined
      ? null
      : await formOf(`pca ${pcaRank}`, async (waiting) =>
          projectionOf(await trainingPca(dataset, waiting), Math.min(pcaRank, pixels)),
        );
  const linear =
    filter &&
    (await formOf(
      `filter ${filter.full ? null : filter.rank} ${Object.values(filter.trainedAt).join(' ')}`,
      (waiting) =>
        denoiserOfRank(dataset, filter.trainedAt, (filter.full ? null : filter.rank) ?? pixels, waiting),
    ));
  const curve = {
    levels,
    images,
    nothing: nothing ? ([] as number[]) : null,
    pca: pca && ([] as number[]),
    filter: linear ? ([] as number[]) : null,
    model: reconstruct ? ([] as number[]) : null,
  };
  for (const level of levels) {
    const rule = {kind, low: level, high: level};
    if (nothing || pca || linear) {
      const moments = await momentsOf(test, images, rule, work);
      curve.nothing?.push(corruptionError(moments));
      if (pca) curve.pca!.push(await inPieces(expectedError(pca, moments), breather, signal));
      if (linear) curve.filter!.push(await inPieces(expectedError(linear, moments), breather, signal));
    }
    if (reconstruct) curve.model!.push(await modelError(dataset, images, {rule, seed}, reconstruct, work));
    options.onLevel?.(curve);
  }
  return curve;
}

async function modelError(
  {test}: Dataset,
  images: number,
  noise: {readonly rule: CorruptionRule; readonly seed: number},
  reconstruct: (images: Float32Array) => Promise<Float32Array>,
  work: Work,
): Promise<number> {
  const clean = new Float64Array(pixels);
  let sum = 0;
  for (let start = 0; start < images; start += batch) {
    const end = Math.min(start + batch, images);
    const inputs = new Float32Array((end - start) * pixels);
    const targets = new Float32Array(inputs.length);
    await eachPiece(test, start, end, work, (from, to) => {
      for (let image = from; image < to; image++) {
        readImage(test.images, image, clean);
        const offset = (image - start) * pixels;
        targets.set(clean, offset);
        inputs.set(clean, offset);
        corruptOne(noise, 'testNoise', image, inputs, offset);
      }
    });
    const answers = await reconstruct(inputs);
    work.signal.throwIfAborted();
    for (let i = 0; i < targets.length; i++) sum += (answers[i]! - targets[i]!) ** 2;
  }
  return sum / (images * pixels);
}

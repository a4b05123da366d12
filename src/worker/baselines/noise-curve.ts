import type {Corruption} from '../../numerics/corruption.ts';
import {applyNoise, drawNoise} from '../../numerics/corruption.ts';
import {valueMoments} from '../../numerics/corruption-moments.ts';
import {quadraticOf} from '../../numerics/linear-denoiser.ts';
import type {QuadraticMap} from '../../numerics/linear-denoiser.ts';
import type {LinearMap} from '../../numerics/linear-map.ts';
import {addToErrors, createNoiseErrors, meanErrors} from '../../numerics/noise-error.ts';
import {projectionOf} from '../../numerics/pca.ts';
import {streamKey} from '../../numerics/random.ts';
import type {NoiseCurve} from '../../protocol/queries.ts';
import {pixels} from '../../pixels/size.ts';
import {unitValues} from '../../pixels/values.ts';
import {denoiserOfRank, eachPiece, trainingPca, type Work} from './linear-baselines.ts';
import type {Dataset} from '../data/dataset.ts';
import {drive, yielding} from '../scheduling/drive.ts';
import {SharedResults} from './shared-results.ts';

export interface NoiseCurveOptions {
  readonly kind: Corruption['kind'];
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
    readonly trainedAt: Corruption;
    readonly rank: number | null;
    /** The full filter all the same; found together with the one of this rank, and kept with it. */
    readonly full?: boolean;
  };
  /** Answers n × 784 values in 0–1 with as many. */
  readonly reconstruct?: (images: Float32Array) => Promise<Float32Array>;
  /** Called with the lines that need no model, then after each level of the model's. */
  readonly onLevel?: (curve: NoiseCurve) => void;
}

/** A map is squared once: 5 MB for PCA's, 10 for a filter's. */
const forms = new SharedResults<QuadraticMap>(3);

/** Images whose errors are added between two looks at the clock: a few milliseconds. */
const chunkImages = 8;
/** Images the model is asked about at a time. */
const batch = 250;

/**
 * Mean squared error against test noise. What needs no network is computed in expectation over the noise and not
 * clipped; the model answers images that are drawn, at every level with the same numbers, which the level only scales.
 *
 * 1,000 images and 11 levels, PCA and the full filter known, in processor seconds on a busy core of two (Zen 4): the
 * lines without a model 0.5, drawing and corrupting for a model 0.25, and its own time; once a training set 0.2 more, to
 * square the filter. 25 MB while it runs, half of it kept: the squared maps.
 */
export async function noiseCurve(
  dataset: Dataset,
  options: NoiseCurveOptions,
  work: Work,
): Promise<NoiseCurve> {
  const {kind, levels, seed, nothing = true, pcaRank, filter, reconstruct} = options;
  const {yielder, signal} = work;
  const {test} = dataset;
  const images = Math.min(options.images ?? 1000, test.count);
  const formOf = (key: string, mapOf: (work: Work) => Promise<LinearMap>): Promise<QuadraticMap> =>
    forms.get(`${dataset.id} ${key}`, signal, async (stop) =>
      drive(quadraticOf(await mapOf({...work, signal: stop})), yielding(yielder, stop)),
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
  const maps = [pca, linear].filter((map) => !!map);
  const errors = createNoiseErrors(
    pixels,
    levels.flatMap((level) => valueMoments({kind, low: level, high: level})),
    maps,
  );
  if (nothing || maps.length)
    await eachPiece(
      test,
      images,
      work,
      (bytes, from, to) => addToErrors(errors, bytes, from, to),
      chunkImages,
    );
  const expected = meanErrors(errors);
  const curve = {
    levels,
    images,
    nothing: nothing ? expected.nothing : null,
    pca: pca ? expected.maps[0] : null,
    filter: linear ? expected.maps.at(-1)! : null,
    model: reconstruct ? ([] as number[]) : null,
  };
  options.onLevel?.(curve);
  if (!reconstruct) return curve;
  const clean = new Float32Array(images * pixels);
  await eachPiece(test, images, work, (bytes, from, to) => {
    clean.set(unitValues(bytes.subarray(from * pixels, to * pixels)), from * pixels);
  });
  const drawn = await drawnNoise(images, kind, seed, work);
  for (const level of levels) {
    curve.model!.push(await modelError({clean, drawn, kind, level}, reconstruct, work));
    options.onLevel?.(curve);
  }
  return curve;
}

/** The numbers that each image is corrupted with, at every level the same. */
async function drawnNoise(
  images: number,
  kind: Corruption['kind'],
  seed: number,
  {yielder, signal}: Work,
): Promise<Float64Array[]> {
  const drawn: Float64Array[] = [];
  for (let image = 0; image < images; image++) {
    const numbers = new Float64Array(pixels);
    drawNoise(kind, streamKey(seed, 'testNoise', 0, image), numbers);
    drawn.push(numbers);
    await yielder.yieldIfDue();
    signal.throwIfAborted();
  }
  return drawn;
}

interface NoisyImages {
  /** Values 0–1, and by image what it is corrupted with. */
  readonly clean: Float32Array;
  readonly drawn: readonly Float64Array[];
  readonly kind: Corruption['kind'];
  readonly level: number;
}

async function modelError(
  {clean, kind, level, drawn}: NoisyImages,
  reconstruct: (images: Float32Array) => Promise<Float32Array>,
  {yielder, signal}: Work,
): Promise<number> {
  let sum = 0;
  for (let start = 0; start < drawn.length; start += batch) {
    const targets = clean.subarray(start * pixels, (start + batch) * pixels);
    const inputs = targets.slice();
    for (let i = 0; i * pixels < inputs.length; i++)
      applyNoise(kind, level, drawn[start + i], inputs, i * pixels);
    const answers = await reconstruct(inputs);
    for (let i = 0; i < targets.length; i++) sum += (answers[i] - targets[i]) ** 2;
    await yielder.yieldIfDue();
    signal.throwIfAborted();
  }
  return sum / clean.length;
}

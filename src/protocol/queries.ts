import type {Noise} from '../recipe/names.ts';
import type {AuthorDataSizes} from './saved-run.ts';
import type {Checkpoint, Samples} from './state.ts';

/**
 * What a run can be asked, a row a query: what is given with it, and what is answered. Images are n × 784 values in 0–1
 * unless they are bytes. What a query needs, and whether it can be about the weights of an epoch that is over, says its
 * own file in src/worker/training/queries.
 */
export interface Queries {
  /** Reconstructions, values mostly 0–1. */
  reconstruct: {ask: {readonly images: Float32Array}; answer: Float32Array};
  /** Codes, n × width. */
  encode: {ask: {readonly images: Float32Array}; answer: Float32Array};
  /** Images of codes, n × width. */
  decode: {ask: {readonly codes: Float32Array}; answer: Float32Array};
  /** The loss on the whole test set, or the mean squared error there, which all losses can be held against. */
  evaluate: {ask: {readonly by?: 'mse'}; answer: number};
  /** The test images with the largest losses, largest first. */
  worst: {ask: OfImages & {readonly count: number}; answer: WorstImages};
  /** Codes of the first `count` test images, or of all where there are fewer; the images stay where they are. */
  codes: {ask: OfImages & {readonly count: number}; answer: Codes};
  /** What a layer has learned: a dense layer's kernel, inputs × units row by row, and its biases. */
  layer: {ask: {readonly layer: number}; answer: LayerWeights};
  /** How the units of a layer answer to the test images: of the code's, or of the first layer's. */
  units: {ask: OfImages & {readonly layer: number}; answer: UnitStatistics};
  /** Images themselves, by place; of the test set unless it says otherwise. Those that are not there are left out. */
  images: {
    ask: OfImages & {readonly indices: readonly number[]; readonly split?: 'train' | 'test'};
    answer: Samples;
  };
  /** The digits that the library draws: one of each class, and the classes of all. */
  drawn: {ask: {readonly drawnHere: true}; answer: DrawnDigits};
  /** Mean squared errors against test noise, on the first 1,000 test images. */
  noiseCurve: {ask: NoiseCurveQuestion; answer: NoiseCurve};
  /** What is held for it. */
  memory: {ask: NothingMore; answer: Memory};
  /** The run in one file, all of it of one moment. Null before the first epoch. */
  save: {ask: SaveQuestion; answer: Blob | null};
  /** All it needs to go on elsewhere. */
  checkpoint: {ask: NothingMore; answer: Checkpoint};
}

export type QueryName = keyof Queries;

type NothingMore = Readonly<Record<string, never>>;

/** Whose images. */
export interface OfImages {
  /**
   * The digits that the library draws, in place of those of the data set: they cost nobody a download. There are
   * {@link drawnCount}.
   */
  readonly drawnHere?: boolean;
}

/** Digits that stand for a data set's test images where these are not loaded. */
export const drawnCount = 2000;

export interface DrawnDigits {
  readonly samples: Samples;
  readonly labels: Uint8Array;
}

export interface WorstImages extends Samples {
  readonly losses: readonly number[];
  readonly reconstructions: Float32Array;
}

export interface Codes {
  /** count × width. */
  readonly values: Float32Array;
  readonly count: number;
  readonly width: number;
}

export interface LayerWeights {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** Numbers a unit. */
export interface UnitStatistics {
  /** Test images behind each figure. */
  readonly count: number;
  /** The share of images on which it is on: its weighted sum is above zero. */
  readonly on: Float32Array;
  readonly mean: Float32Array;
  /** Standard deviation, over all of these images. */
  readonly deviation: Float32Array;
  readonly least: Float32Array;
  readonly most: Float32Array;
  /** Places of the images that light it most, the brightest first: {@link topImages} a unit, or as many as there are. */
  readonly top: Uint32Array;
}

/** Images that are told of each unit. */
export const topImages = 10;

export interface NoiseCurveQuestion {
  /** Whose errors: of doing nothing, of PCA and the best linear filter, or of the model. */
  readonly part: 'nothing' | 'linear' | 'model';
  readonly kind: Exclude<Noise, 'none'>;
  /** Factors of the noise. */
  readonly levels: readonly number[];
  /** A newer question of the same asker ends an older one. */
  readonly asker: string;
}

/** One error a level; null for what was not asked for, or does not apply. */
export interface NoiseCurve {
  readonly levels: readonly number[];
  readonly nothing: readonly number[] | null;
  readonly pca: readonly number[] | null;
  /** The best linear filter for the noise of the training; null for a model trained without. */
  readonly filter: readonly number[] | null;
  readonly model: readonly number[] | null;
  /** Test images behind each figure. */
  readonly images: number;
}

export interface Memory {
  /** Weights, gradients, optimizer and kept epochs of this run, in bytes. */
  readonly runBytes: number;
  /** Images and labels, in bytes: one copy for all runs of the worker that use them. */
  readonly dataBytes: number;
  /** Runs that use these images, this one among them. */
  readonly sharedBy: number;
}

export interface SaveQuestion {
  /** `full`: to go on from; `show`: weights alone, 8 bits a number. */
  readonly form: 'full' | 'show';
  /** The recipe by attribute. */
  readonly texts: Readonly<Record<string, string>>;
  /** Of the author's own images it was trained on, where it was. */
  readonly authorData: AuthorDataSizes | null;
  readonly meanImageLoss: number | null;
  /** Of the library. */
  readonly version: string;
}

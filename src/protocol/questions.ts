import type {Noise} from '../recipe/names.ts';
import type {Checkpoint, Samples} from './state.ts';

/**
 * What a worker can be asked about its model; images as n × 784 values in 0–1. `epoch` asks the weights at the end of
 * that epoch, as far as they are kept (the nearest kept one before it answers), instead of those of now.
 */
export type Question =
  | {readonly type: 'reconstruct'; readonly images: Float32Array; readonly epoch?: number}
  | {readonly type: 'encode'; readonly images: Float32Array; readonly epoch?: number}
  | {readonly type: 'decode'; readonly codes: Float32Array; readonly epoch?: number}
  /** The loss on the whole test set. */
  | {readonly type: 'evaluate'; readonly epoch?: number}
  /** The test images with the largest losses, largest first. */
  | {readonly type: 'worst'; readonly count: number; readonly epoch?: number}
  /** Codes of the first `count` test images, or of all where there are fewer; the images stay where they are. */
  | {readonly type: 'codes'; readonly count: number; readonly epoch?: number}
  /** Images themselves, by place; of the test set unless it says otherwise. */
  | {readonly type: 'images'; readonly indices: readonly number[]; readonly split?: 'train' | 'test'}
  | NoiseCurveQuestion
  /** What is held for it. */
  | {readonly type: 'memory'}
  | SaveQuestion
  | {readonly type: 'checkpoint'};

/** The run in one file, all of it of one moment. */
export interface SaveQuestion {
  readonly type: 'save';
  /** `full`: to go on from; `show`: weights alone, 8 bits a number. */
  readonly form: 'full' | 'show';
  /** The recipe by attribute. */
  readonly texts: Readonly<Record<string, string>>;
  readonly meanImageLoss: number | null;
  /** Of the library. */
  readonly version: string;
}

/**
 * Mean squared errors against test noise, on the first 1,000 test images. `part` says whose: of doing nothing, of PCA
 * and the best linear filter, or of the model. A newer question of the same asker ends an older one.
 */
export interface NoiseCurveQuestion {
  readonly type: 'noise-curve';
  readonly part: 'nothing' | 'linear' | 'model';
  readonly kind: Exclude<Noise, 'none'>;
  /** Factors of the noise. */
  readonly levels: readonly number[];
  readonly asker: string;
  readonly epoch?: number;
}

/** One error a level; null for what was not asked for, or does not apply. */
export interface NoiseCurveAnswer {
  readonly type: 'noise-curve';
  readonly levels: readonly number[];
  readonly nothing: readonly number[] | null;
  readonly pca: readonly number[] | null;
  /** The best linear filter for the noise of the training; null for a model trained without. */
  readonly filter: readonly number[] | null;
  readonly model: readonly number[] | null;
  /** Test images behind each figure. */
  readonly images: number;
}

export type Answer =
  | NoiseCurveAnswer
  | {readonly type: 'values'; readonly values: Float32Array}
  | {readonly type: 'loss'; readonly loss: number}
  | {
      readonly type: 'worst';
      readonly indices: readonly number[];
      readonly losses: readonly number[];
      readonly labels: readonly number[] | null;
      /** Bytes, 784 each. */
      readonly images: Uint8Array;
      readonly reconstructions: Float32Array;
    }
  | ({readonly type: 'images'} & Samples)
  /** count × width. */
  | {readonly type: 'codes'; readonly values: Float32Array; readonly count: number; readonly width: number}
  | {
      readonly type: 'memory';
      /** Weights, gradients, optimizer and kept epochs of this run, in bytes. */
      readonly runBytes: number;
      /** Images and labels, in bytes: one copy for all runs of the worker that use them. */
      readonly dataBytes: number;
      /** Runs that use these images, this one among them. */
      readonly sharedBy: number;
    }
  | {readonly type: 'checkpoint'; readonly checkpoint: Checkpoint}
  /** Null before the first epoch. */
  | {readonly type: 'save'; readonly file: Blob | null};

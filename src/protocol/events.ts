import type {DataKind} from '../recipe/datasets.ts';
import type {NumberRange} from '../recipe/accepted.ts';
import type {Failure} from './errors.ts';
import type {Checkpoint, Samples} from './state.ts';

export type Status = 'idle' | 'loading' | 'training' | 'paused' | 'done' | 'error';
export type EndReason = 'done' | 'plateau' | 'stopped' | 'diverged';

export interface DataSummary {
  readonly kind: DataKind;
  readonly name: string;
  readonly trainCount: number;
  readonly testCount: number;
  readonly bytesLoaded: number;
  readonly fromCache: boolean;
}

/** The best linear autoencoder (PCA), or for a denoising recipe the best linear denoiser, of the code's size. */
export interface LinearBaseline {
  readonly kind: 'pca' | 'denoiser';
  readonly rank: number;
  /** Loss on the test images; `clipped` says whether its reconstructions were cut to 0–1 first. */
  readonly loss: number;
  readonly clipped: boolean;
}

export type TrainEvent =
  | {readonly type: 'status'; readonly status: Status}
  | {
      readonly type: 'loading';
      readonly phase: 'data' | 'engine';
      /** Bytes. */
      readonly loaded: number;
      /** Null where it is not known. */
      readonly total: number | null;
    }
  | {
      readonly type: 'data';
      readonly data: DataSummary;
      readonly samples: Samples;
      /** Classes of all test images; null where the data have none. */
      readonly testLabels: Uint8Array | null;
    }
  /** Other pictures are shown from here on. */
  | {readonly type: 'samples'; readonly samples: Samples}
  /** Epochs whose weights are kept, in order, 0 for the first ones, and what they take. */
  | {
      readonly type: 'epoch-weights';
      readonly epochs: readonly number[];
      readonly bytes: number;
      readonly mostBytes: number;
    }
  /** What the best linear method of the code's size reaches. */
  | {readonly type: 'linear-baseline'; readonly baseline: LinearBaseline}
  /** Losses of the batches of the epoch under way, or of the last one; thinned to a few hundred. */
  | {
      readonly type: 'batches';
      readonly epoch: number;
      readonly at: Float32Array;
      readonly losses: Float32Array;
    }
  | {readonly type: 'baseline'; readonly meanImageLoss: number}
  | {readonly type: 'train-begin'; readonly epochs: number}
  | {
      readonly type: 'progress';
      readonly epoch: number;
      readonly batch: number;
      readonly batches: number;
      readonly epochs: number;
      /** Mean loss of the batches of this epoch so far; NaN before the first is read. */
      readonly loss: number;
      readonly msPerStep: number;
      readonly secondsLeft: number | null;
      /** The noise factor of the last step that was begun; null before the first one in this worker. */
      readonly noise: NumberRange | null;
      /** What the run has been computed for; null where a part of it was elsewhere, and nobody knows how long. */
      readonly seconds: number | null;
    }
  | {readonly type: 'epoch-end'; readonly epoch: number; readonly loss: number; readonly valLoss: number}
  /** The run stands so many batches after the end of this epoch again; what was told of later ones is void. */
  | {readonly type: 'rolled-back'; readonly epoch: number; readonly batch: number}
  | {readonly type: 'goal'; readonly epoch: number; readonly value: number}
  /** Where in the run a change took effect, so that it can be trained again as it was. */
  | {
      readonly type: 'changed';
      readonly attributes: readonly string[];
      readonly epoch: number;
      readonly batch: number;
    }
  | {readonly type: 'checkpoint'; readonly checkpoint: Checkpoint}
  | {readonly type: 'train-end'; readonly reason: EndReason; readonly epoch: number}
  | {readonly type: 'failure'; readonly failure: Failure};

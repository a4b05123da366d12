import type {EngineName, Noise} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Failure} from './errors.ts';
import type {SavedRun} from './saved-run.ts';

/**
 * What page and worker say to each other, on one port, in three channels:
 *
 * - commands, through Comlink: {@link WorkerApi};
 * - reports: {@link Report} messages with events in order, none lost, and the newest pictures. A worker sends one and
 *   waits for its {@link Acknowledgement} (one a frame) before the next, so a slow page is never flooded;
 * - questions, through Comlink too: {@link Question}. The page keeps at most one under way in a slot.
 */

/** Changes whenever page and worker of different builds would misunderstand each other. */
export const protocolVersion = 4;

/** The first thing a worker says, once it listens. */
export interface Ready {
  readonly type: 'ae-ready';
  readonly version: number;
}

export type Status = 'idle' | 'loading' | 'training' | 'paused' | 'done' | 'error';
export type EndReason = 'done' | 'plateau' | 'stopped' | 'diverged';

/** Where in a run the weights stand. */
export interface Position {
  /** Whole epochs behind. */
  readonly epoch: number;
  /** Batches of the next one behind. */
  readonly batch: number;
  /** Sum of those batches' losses, weighted by images. */
  readonly lossSum: number;
  readonly lossImages: number;
}

/** Where a run stands, or is to stop: whole epochs, and batches of the next. */
export type Place = Pick<Position, 'epoch' | 'batch'>;

/** Losses of the epochs behind, one number each, in order. */
export interface EpochLosses {
  readonly loss: readonly number[];
  readonly valLoss: readonly number[];
}

export type Numbers = Float32Array | Float64Array;

/**
 * All that a model has learned, on the CPU: what another engine needs to go on. Arrays stand layer by layer, weights
 * (inputs × units, row by row) before biases.
 */
export interface ModelState {
  /** Steps taken. */
  readonly step: number;
  /** Nadam's product of scheduled momenta; 1 for others. */
  readonly schedule: number;
  readonly weights: readonly Numbers[];
  /**
   * The optimizer's state, slot by slot (in the order of its formula), each like `weights`; none where it is not known, and
   * the optimizer begins afresh.
   */
  readonly slots: readonly (readonly Numbers[])[];
}

/** All that a run needs to go on in another worker or engine. */
export interface Checkpoint {
  readonly position: Position;
  readonly state: ModelState;
}

/** The digits shown: bytes, 784 each, and where they come from. */
export interface Samples {
  readonly images: Uint8Array;
  /** Classes; null where the data have no labels. */
  readonly labels: readonly number[] | null;
  /** Places in the test set. */
  readonly indices: readonly number[];
}

/** An author's own images, as bytes, 784 each. */
export interface OwnArrays {
  readonly train: Uint8Array;
  readonly test: Uint8Array;
  readonly trainLabels: Uint8Array | null;
  readonly testLabels: Uint8Array | null;
}

export interface DataSummary {
  readonly kind: 'digits' | 'mnist' | 'fashion-mnist' | 'url' | 'own';
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
      readonly stage: 'data' | 'engine';
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
      readonly type: 'archive';
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
    }
  | {readonly type: 'epoch-end'; readonly epoch: number; readonly loss: number; readonly valLoss: number}
  /** The run stands so many batches after the end of this epoch again; what was told of later ones is void. */
  | {readonly type: 'rolled-back'; readonly epoch: number; readonly batch: number}
  | {readonly type: 'goal'; readonly epoch: number; readonly value: number}
  | {
      readonly type: 'changed';
      readonly attributes: readonly string[];
      readonly epoch: number;
      readonly batch: number;
    }
  | {readonly type: 'checkpoint'; readonly checkpoint: Checkpoint}
  | {readonly type: 'train-end'; readonly reason: EndReason; readonly epoch: number}
  | {readonly type: 'failure'; readonly failure: Failure};

/** Worker to page. */
export interface Report {
  readonly type: 'ae-report';
  readonly run: number;
  readonly events: readonly TrainEvent[];
  /** Reconstructions of the samples, values mostly 0–1, 784 each; absent where nothing new is to be seen. */
  readonly reconstructions?: Float32Array;
}

/** Worker to page: the device is gone, and with it every run of this worker. No report follows. */
export interface EngineLost {
  readonly type: 'ae-engine-lost';
}

/** Page to worker. */
export interface Acknowledgement {
  readonly type: 'ae-ack';
  readonly run: number;
}

export interface Order {
  readonly recipe: Recipe;
  /** Urls are resolved against the page. */
  readonly pageUrl: string;
  readonly resume: Checkpoint | null;
  /** What the page has heard of the epochs behind. */
  readonly history: EpochLosses;
  /** Epochs planned, with what was added by hand. */
  readonly epochs: number;
  /** What the run is while it neither loads nor trains. */
  readonly status: 'idle' | 'paused' | 'done';
  /** Pictures that are known without the data set. */
  readonly samples: Samples | null;
  /** Whether the data set may be fetched for a question: it was there before, so nobody is surprised. */
  readonly dataAllowed: boolean;
}

/** Where a saved run is read from. */
export type RunSource =
  | {readonly file: Blob}
  /** A url, resolved against the page. */
  | {readonly url: string; readonly pageUrl: string};

/** Why an engine cannot run here. */
export const unfitReasons = [
  'no-webgl', // no WebGL2 context in a worker
  'software-webgl', // drawn by the processor, which is slower than not to draw at all
  'no-float32', // only half floats can be rendered
  'no-webgpu',
  'no-webassembly', // none, without SIMD, or forbidden by the page's policy
  'wrong-numbers', // differs from the plain engine
  'no-answer', // did not answer in time
  'lost', // its context was lost
  'no-worker', // needs a worker, and the page allows none
  'worker-base', // needs a worker, and the files in the author's folder could not be started
  'not-built', // this build does not have it
] as const;
export type UnfitReason = (typeof unfitReasons)[number];

/** Whether an engine can run here; `detail` says on what. */
export type Fitness =
  {readonly fit: true; readonly detail: string} | {readonly fit: false; readonly reason: UnfitReason};

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

/** Commands. Every one resolves once it has taken effect; a failure arrives as an event, not as a rejection. */
export interface WorkerApi {
  /** Starts the engine and compares it with the plain one. */
  prepare(engine: EngineName, byName: boolean): Promise<Fitness>;
  /** Whether this machine's WebGL is worth trying; answered without loading any engine. */
  probeWebgl(): Promise<Fitness>;
  /** Keeps an author's arrays for runs whose recipe names them, until they are to be forgotten. */
  provide(key: number, arrays: OwnArrays): Promise<void>;
  forget(key: number): Promise<void>;
  /** Milliseconds a step of this recipe takes on the prepared engine, with throw-away weights; steps for `limitMs`. */
  time(recipe: Recipe, limitMs: number): Promise<number>;
  open(run: number, order: Order): Promise<void>;
  /**
   * Trains to the end. `more`: after the last epoch, as many again; not where the page still thought it was training, whose
   * press the end overtook.
   */
  play(run: number, more: boolean): Promise<void>;
  /** Fetches data and makes the network, and trains nothing yet. */
  look(run: number): Promise<void>;
  /** Makes the network and has it draw the pictures that are known; loads nothing. */
  show(run: number): Promise<void>;
  pause(run: number): Promise<void>;
  /** Trains this much more, then pauses. Resolves to where that will be. */
  step(run: number, amount: {readonly epochs?: number; readonly batches?: number}): Promise<Place | null>;
  /** Trains until it stands there, then pauses. */
  stepTo(run: number, place: Place): Promise<Place | null>;
  /** New values for fields that change live; others are ignored. */
  change(run: number, recipe: Recipe): Promise<void>;
  /** Shows other test images, by place; null for the first of each class. */
  watch(run: number, indices: readonly number[] | null): Promise<void>;
  ask(run: number, question: Question): Promise<Answer>;
  close(run: number): Promise<void>;
  /** Reads a saved run, whole or not at all; its arrays are handed over. @throws FailureError `run-…` */
  readRun(source: RunSource): Promise<SavedRun>;
  /** Answers at once; says the worker lives. */
  ping(): Promise<{readonly runs: number; readonly tensors: number; readonly bytes: number}>;
}

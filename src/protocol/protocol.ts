import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {TrainEvent} from './events.ts';
import type {Queries, QueryName} from './queries.ts';
import type {SavedRun} from './saved-run.ts';
import type {Checkpoint, EpochLosses, Place, Samples} from './state.ts';

/**
 * What page and worker say to each other, on one port, in three channels:
 *
 * - commands, through Comlink: {@link WorkerApi};
 * - reports: {@link Report} messages with events in order, none lost, and the newest pictures. A worker sends one and
 *   waits for its {@link Acknowledgement} (one a frame) before the next, so a slow page is never flooded;
 * - questions, through Comlink too: {@link Queries}. The page keeps at most one under way in a slot.
 */

/** Changes whenever page and worker of different builds would misunderstand each other. */
export const protocolVersion = 14;

/** The first thing a worker says, once it listens. */
export interface Ready {
  readonly type: 'ae-ready';
  readonly version: number;
}

/** An author's own images, as bytes, 784 each. */
export interface AuthorArrays {
  readonly train: Uint8Array;
  readonly test: Uint8Array;
  readonly trainLabels: Uint8Array | null;
  readonly testLabels: Uint8Array | null;
}

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
  /** What it has been computed for until now; null where nobody knows. */
  readonly seconds: number | null;
}

/** Where a saved run is read from. */
export type RunSource =
  | {readonly file: Blob}
  /** A url, resolved against the page; `fresh` where what the browser may have kept of it is no good. */
  | {readonly url: string; readonly pageUrl: string; readonly fresh: boolean};

/**
 * From where a worker comes. Four rungs, each tried when the one before is refused or does not answer: the author's own
 * url, the file beside the library, a blob made from its text, the page's thread. Why four, and what was measured:
 * docs/decisions/worker-ladder.md.
 */
export type Rung = 'author-port' | 'author-url' | 'own-url' | 'blob' | 'page';

/** Why an engine cannot run here, or not this network. */
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
  'layers', // does not train such layers as the network has
] as const;
export type UnfitReason = (typeof unfitReasons)[number];

/** Whether an engine can run here, and train the network asked about; `detail` says on what. */
export type Fitness =
  {readonly fit: true; readonly detail: string} | {readonly fit: false; readonly reason: UnfitReason};

/** Commands. Every one resolves once it has taken effect; a failure arrives as an event, not as a rejection. */
export interface WorkerApi {
  /** Starts the engine and compares it with the plain one; unless it does not train the recipe's layers. */
  prepare(engine: EngineName, byName: boolean, recipe: Recipe): Promise<Fitness>;
  /** Whether this machine's WebGL is worth trying; answered without loading any engine. */
  probeWebgl(): Promise<Fitness>;
  /** Keeps an author's arrays for runs whose recipe names them, until they are to be forgotten. */
  provide(key: number, arrays: AuthorArrays): Promise<void>;
  forget(key: number): Promise<void>;
  /** Milliseconds a step of this recipe takes on a prepared engine, with throw-away weights; steps for `limitMs`. */
  time(engine: EngineName, recipe: Recipe, limitMs: number): Promise<number>;
  /** @param engine a prepared one: others may have been prepared since, for others */
  open(run: number, engine: EngineName, order: Order): Promise<void>;
  /**
   * Trains to the end. `more`: after the last epoch, as many again; not where the page still thought it was training, whose
   * press the end overtook.
   */
  play(run: number, more: boolean): Promise<void>;
  /** Fetches data and makes the network, and trains nothing yet. */
  prepareRun(run: number): Promise<void>;
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
  /** @param epoch whose weights are asked, where the query can be of an epoch; those of now without it */
  ask<K extends QueryName>(
    run: number,
    name: K,
    ask: Queries[K]['ask'],
    epoch?: number,
  ): Promise<Queries[K]['answer']>;
  close(run: number): Promise<void>;
  /** Reads a saved run, whole or not at all; its arrays are handed over. @throws FailureError `run-…` */
  readRun(source: RunSource): Promise<SavedRun>;
  /** Answers at once; says the worker lives. */
  ping(): Promise<{readonly runs: number; readonly tensors: number; readonly bytes: number}>;
}

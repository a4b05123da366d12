import type {Queries, QueryName, SaveQuestion} from '../protocol/queries.ts';
import type {Checkpoint} from '../protocol/state.ts';
import type {TrainEvent} from '../protocol/events.ts';
import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {AuthorData} from './author-data.ts';
import type {Snapshot} from './snapshot.ts';
import type {Limits} from './watchdog.ts';

/** Called after every change, in order; `events` are those since the last call, none lost. */
export type Listener = (snapshot: Snapshot, events: readonly TrainEvent[]) => void;

/** A run as it can be kept and gone on from, in another session or another page. */
export interface Saved {
  readonly recipe: Recipe;
  /** What was known of it; its status is none of a run at work. */
  readonly snapshot: Snapshot;
  readonly checkpoint: Checkpoint;
  /** The author's arrays it was trained on, where it was. */
  readonly own: AuthorData | null;
}

/**
 * The page's hold on one run. Commands take effect in the order they are given and never throw: what goes wrong is in
 * the snapshot, as a failure.
 */
export interface Session {
  readonly snapshot: Snapshot;
  subscribe(listener: Listener): () => void;
  /** Trains until the epochs are done; after the last, as many again. After a failure to load, tries again. */
  play(): void;
  /** Fetches data and makes the network, and trains nothing yet: the status is idle again, with pictures. */
  prepare(): void;
  pause(): void;
  /** As a pause; what it is at, {@link goOn} goes on with, if nobody has given another command since. */
  rest(): void;
  goOn(): void;
  /** Trains this much more, then pauses. */
  step(amount: {readonly epochs?: number; readonly batches?: number}): void;
  /**
   * Starts over with this recipe: fresh weights, empty history, status idle.
   * @param own the author's arrays, where the recipe names them
   */
  reset(recipe: Recipe, own?: AuthorData | null): void;
  /** Takes over the fields that change live. */
  change(recipe: Recipe): void;
  /** Asks the run. Rejects with a FailureError where there is no model. */
  ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    options?: AskOptions,
  ): Promise<Queries[K]['answer']>;
  /** Shows other test images, by place, from now on; null for the first of each class. */
  watch(indices: readonly number[] | null): void;
  /** The run as the page holds it: as it stood when it was last told the weights. Null before the first epoch. */
  keep(): Saved | null;
  /** The run in one file, all of it of one moment; made off the page's thread. Null before the first epoch. */
  save(options: SaveOptions): Promise<Blob | null>;
  /** Goes on from a kept run: its history, and its weights once somebody trains or asks. */
  restore(saved: Saved): void;
  /** Ends the run and frees what it holds. */
  dispose(): void;
}

/** How a run is asked. */
export interface AskOptions {
  /** In a slot, a newer question takes the place of one that waits: the older rejects with an AbortError. */
  readonly slot?: string;
  readonly signal?: AbortSignal;
  /**
   * Of the weights at the end of this epoch, as far as they are kept (else of the nearest kept ones before), instead of
   * those of now. What is not about weights does not heed it.
   */
  readonly epoch?: number;
}

/** How a run is saved. */
export type SaveOptions = Pick<SaveQuestion, 'form' | 'texts' | 'version'>;

export interface SessionOptions {
  /** The author's own url of the worker files' folder: the first rung of the ladder. */
  readonly workerBase?: string | null;
  /** The author's arrays, where the recipe names them. */
  readonly own?: AuthorData | null;
  /** Time limits, in milliseconds; the defaults are for readers, tests set their own. */
  readonly limits?: Limits;
}

/** How a place for a run is looked for. */
export interface PlacementOptions {
  readonly workerBase: string | null;
  readonly limits?: Limits | undefined;
  /** Engines that have failed in this run already. */
  readonly without: ReadonlySet<EngineName>;
  /** Whether one is still wanted; without it, to the end. */
  readonly signal?: AbortSignal;
}

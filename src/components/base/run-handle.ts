import type {Queries, QueryName} from '../../protocol/queries.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import type {ParsedRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {AskOptions} from '../../session/api.ts';
import type {AuthorData} from '../../session/author-data.ts';
import type {RunFile} from '../../session/reading.ts';
import type {Snapshot} from '../../session/snapshot.ts';

/** A run that ended with a reset, kept for comparison. */
export interface EarlierRun {
  readonly recipe: Recipe;
  /** As it stood then. */
  readonly snapshot: Snapshot;
}

/** Values a reader sets, by attribute; null takes the attribute's own value away. */
export type RecipeTexts = Readonly<Record<string, string | null>>;

/**
 * A network that was or will be trained, as elements see it: their own, or that of the element they are linked to.
 * All that follows it shows the same epoch.
 */
export interface RunHandle {
  /** The element whose recipe it is. */
  readonly host: HTMLElement;
  readonly parsed: ParsedRecipe;
  readonly recipe: Recipe;
  readonly valid: boolean;
  /** As it is shown: where `shown` is an epoch, with that epoch's reconstructions. */
  readonly snapshot: Snapshot;
  /** The author's arrays, where the recipe names them. */
  readonly own: AuthorData | null;
  /** The epoch whose weights are shown; null for the weights of now. */
  readonly shown: number | null;
  /** Attributes over which the reader set something else. */
  readonly overridden: readonly string[];
  /** Oldest first. */
  readonly earlier: readonly EarlierRun[];
  /** The recipe of the run before the last reset, where that can be taken back; else null. */
  readonly kept: Recipe | null;
  /** Called after every change; `events` are those since the last call, none lost. */
  subscribe(listener: (events: readonly TrainEvent[]) => void): () => void;
  /** Fetches the saved run that its recipe names, once. */
  wantWeights(): void;
  play(): void;
  /** Fetches data and makes the network, and trains nothing yet. */
  prepare(): void;
  pause(): void;
  step(amount: {readonly epochs?: number; readonly batches?: number}): void;
  reset(): void;
  /** What a reader sets stands over the attributes. Fires `ae-recipe-change`. */
  set(values: RecipeTexts): void;
  /** Sets, forgets what was learned, and trains. */
  startOver(values: RecipeTexts): void;
  /** Takes the last reset back: recipe, weights and history. */
  undo(): void;
  /**
   * The run in one file: `full` to go on from, `show` with weights alone, 8 bits a number.
   * @throws DOMException InvalidStateError before the first epoch
   */
  save(form?: 'full' | 'show'): Promise<Blob>;
  /**
   * Goes on from a file, or from its url, in place of what there is.
   * @throws FailureError `run-…` where it cannot be had or used
   */
  load(source: RunFile): Promise<void>;
  clearEarlier(): void;
  /** Shows other test images, by place, in every element that shows this network; null for the first of each class. */
  watch(indices: readonly number[] | null): void;
  /** Shows the weights at the end of this epoch, 0 for the first ones, everywhere; null for now. */
  show(epoch: number | null): void;
  /**
   * Asks the network as it is shown, unless the options name another epoch.
   * @throws DOMException InvalidStateError where nothing has been trained, AbortError where a newer question came
   */
  ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    options?: AskOptions,
  ): Promise<Queries[K]['answer']>;
}

import type {FailureCode} from '../../protocol/failure-codes.ts';
import type {EndReason} from '../../protocol/events.ts';
import type {Recipe} from '../../recipe/recipe.ts';

export interface TrainBeginDetail {
  /** Epochs planned. */
  readonly epochs: number;
}

export interface ProgressDetail {
  /** Whole epochs behind, and batches of the next one behind, of `batches`. */
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
  readonly epochs: number;
  /** Mean loss of this epoch so far; NaN before the first batch is read. */
  readonly loss: number;
  readonly msPerStep: number;
  readonly secondsLeft: number | null;
}

export interface EpochEndDetail {
  /** Counts from 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly valLoss: number;
}

export interface GoalDetail {
  readonly epoch: number;
  /** The value that reached the goal. */
  readonly value: number;
}

export interface TrainEndDetail {
  readonly reason: EndReason;
  readonly epoch: number;
}

/** What a reader expected, and what it was. */
export interface PredictDetail {
  /** Of val_loss. */
  readonly guess: number;
  readonly result: number;
}

export interface RecipeChangeDetail {
  readonly recipe: Recipe;
  /** The attributes whose values the reader set. */
  readonly attributes: readonly string[];
}

/** The picture a person selected: its place in a data set, or its 784 values in 0–1. */
export type SelectDetail = {readonly dataset: string} & (
  {readonly split: 'train' | 'test'; readonly index: number} | {readonly pixels: Float32Array}
);

/** `for` leads nowhere. */
export type LinkCode = 'link-circle' | 'link-not-a-model' | 'link-other-version';

export interface ErrorDetail {
  readonly code: FailureCode | LinkCode;
  /** A sentence in the element's language. */
  readonly message: string;
  /** The attribute at fault, where it is one. */
  readonly attribute?: string;
}

/**
 * The events of every element that trains. All bubble and cross shadow roots.
 *
 * @fires {CustomEvent<TrainBeginDetail>} ae-train-begin - Training starts or goes on: `{epochs}`.
 * @fires {CustomEvent<ProgressDetail>} ae-progress - Batches are behind, at most once a frame:
 *   `{epoch, batch, batches, epochs, loss, msPerStep, secondsLeft}`.
 * @fires {CustomEvent<EpochEndDetail>} ae-epoch-end - An epoch is finished: `{epoch, loss, valLoss}`. None is left out,
 *   and they come in order.
 * @fires {CustomEvent<GoalDetail>} ae-goal - The `goal` is reached: `{epoch, value}`.
 * @fires {CustomEvent<TrainEndDetail>} ae-train-end - Training ends: `{reason, epoch}`; `reason` is `done`, `plateau`,
 *   `stopped` or `diverged`.
 * @fires {CustomEvent<PredictDetail>} ae-predict - A run of which the reader had guessed the end is over: `{guess, result}`.
 * @fires {CustomEvent<RecipeChangeDetail>} ae-recipe-change - The reader changed the recipe: `{recipe, attributes}`.
 * @fires {CustomEvent<SelectDetail>} ae-select - The reader selected a picture: `{dataset, split, index}`, or
 *   `{dataset, pixels}`.
 * @fires {CustomEvent<ErrorDetail>} ae-error - Something stands in the way: `{code, message, attribute?}`.
 */
export interface TrainingEventMap {
  'ae-train-begin': CustomEvent<TrainBeginDetail>;
  'ae-progress': CustomEvent<ProgressDetail>;
  'ae-epoch-end': CustomEvent<EpochEndDetail>;
  'ae-goal': CustomEvent<GoalDetail>;
  'ae-train-end': CustomEvent<TrainEndDetail>;
  'ae-predict': CustomEvent<PredictDetail>;
  'ae-recipe-change': CustomEvent<RecipeChangeDetail>;
  'ae-select': CustomEvent<SelectDetail>;
  'ae-error': CustomEvent<ErrorDetail>;
}

declare global {
  /* eslint-disable @typescript-eslint/no-empty-object-type -- the way to add to the DOM's own maps */
  interface HTMLElementEventMap extends TrainingEventMap {}
  // They bubble.
  interface DocumentEventMap extends TrainingEventMap {}
  interface WindowEventMap extends TrainingEventMap {}
  /* eslint-enable @typescript-eslint/no-empty-object-type */
}

type Detail<K extends keyof TrainingEventMap> = TrainingEventMap[K]['detail'];

export function fire<K extends keyof TrainingEventMap>(
  target: EventTarget,
  type: K,
  detail: Detail<K>,
): void {
  target.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true}));
}

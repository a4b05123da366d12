import type {ModelState, Position, Samples} from './state.ts';

/** How many images an author's own arrays hold. */
export interface AuthorDataSizes {
  readonly train: number;
  readonly test: number;
}

/** All of a run that a file holds. */
export interface SavedRun {
  /** What the recipe is written as, by attribute; those that are not given are absent. */
  readonly texts: Readonly<Record<string, string>>;
  /** Of the author's own images that it was trained on, where it was: they are not in the file. */
  readonly authorData: AuthorDataSizes | null;
  /**
   * `full`: it goes on just as it would have gone on. `show`: weights of 8 bits and no optimizer state, enough to show
   * what was learned. `unchecked`: read from a file of the first kind, which carries no digest.
   */
  readonly form: 'full' | 'show' | 'unchecked';
  readonly status: 'paused' | 'done';
  /** Epochs planned, 1–1,000,000; no fewer than have begun. */
  readonly epochs: number;
  /** Losses of the epochs behind, in order: exactly `position.epoch` of each. */
  readonly history: {readonly loss: readonly number[]; readonly valLoss: readonly number[]};
  readonly position: Position;
  /** In form `show` that of an optimizer that has not begun: step 0, schedule 1, and no slots. */
  readonly state: ModelState;
  /** The loss of showing the mean training image for every test image; null where it was not known. */
  readonly meanImageLoss: number | null;
  /** The digits shown, at most 200. */
  readonly samples: Samples | null;
  /** Reconstructions of the samples, 784 values each; null in form `show`, and where there are no samples. */
  readonly reconstructions: Float32Array | null;
}

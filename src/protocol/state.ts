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
 * All that a model has learned, on the CPU: what another engine needs to go on. Arrays stand as `arraysOf` in
 * src/network/arrays.ts gives them: layer by layer, a kernel (row by row) before its bias.
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

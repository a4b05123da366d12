import type {CorruptionKind, Loss, Optimizer} from './names.ts';

/** An optimizer's arguments, all of them given; those it does not have are ignored. */
export interface OptimizerArguments {
  readonly learningRate: number;
  /** Time decay: η = learningRate / (1 + decay·(t−1)). */
  readonly decay: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly rho: number;
  readonly beta1: number;
  readonly beta2: number;
}

export interface OptimizerSettings extends OptimizerArguments {
  readonly name: Optimizer;
}

/** How inputs are corrupted; `low` = `high` for one level, else drawn anew for each image. */
export interface Corruption {
  readonly kind: CorruptionKind;
  readonly low: number;
  readonly high: number;
}

/** What each kind of penalty has beside its kind. A new kind is a row here. */
export interface PenaltySettings {
  /** rate·Σ|code|, for each image. Source: Keras 2, `activity_regularizer=keras.regularizers.L1(rate)`. */
  readonly 'activity-l1': {readonly rate: number};
}

export type PenaltyKind = keyof PenaltySettings;

/** What a loss has beside the distance from the target: told apart by `kind`. */
export type Penalty<K extends PenaltyKind = PenaltyKind> = {
  [P in K]: {readonly kind: P} & PenaltySettings[P];
}[K];

/** All that a training step needs beside the network and the data. */
export interface Training {
  readonly loss: Loss;
  readonly huberDelta: number;
  /** Added to the loss, as means over the images of a batch; at most one of a kind, with a rate above 0. */
  readonly penalties: readonly Penalty[];
  readonly optimizer: OptimizerSettings;
  readonly corruption: Corruption | null;
  readonly seed: number;
}

import type {CorruptionKind, Loss, Optimizer} from './names.ts';

/** The optimizer with every argument given; those it does not have are ignored. */
export interface OptimizerSettings {
  readonly name: Optimizer;
  readonly learningRate: number;
  /** Time decay: η = learningRate / (1 + decay·(t−1)). */
  readonly decay: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly rho: number;
  readonly beta1: number;
  readonly beta2: number;
}

/** How inputs are corrupted; `low` = `high` for one level, else drawn anew for each image. */
export interface Corruption {
  readonly kind: CorruptionKind;
  readonly low: number;
  readonly high: number;
}

/** All that a training step needs beside the network and the data. */
export interface Training {
  readonly loss: Loss;
  readonly huberDelta: number;
  /** Weight of the penalty Σ|code| / batch. */
  readonly activityL1: number;
  readonly optimizer: OptimizerSettings;
  readonly corruption: Corruption | null;
  readonly seed: number;
}

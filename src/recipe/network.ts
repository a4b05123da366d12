import type {Activation, Loss, Noise, Optimizer} from './names.ts';

/** A stack of dense layers. Engines build from this, never from a recipe. */
export interface Network {
  /** Numbers an input has; 784 for a 28×28 picture. */
  readonly inputs: number;
  readonly layers: readonly {readonly units: number; readonly activation: Activation}[];
  /** Index of the layer whose output is the code. */
  readonly codeLayer: number;
}

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
  readonly kind: Exclude<Noise, 'none'>;
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

/** Weights and biases of a network. */
export function parameterCount(network: Network): number {
  let count = 0;
  let inputs = network.inputs;
  for (const {units} of network.layers) {
    count += (inputs + 1) * units;
    inputs = units;
  }
  return count;
}

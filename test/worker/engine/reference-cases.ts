import type {Activation, Loss, Optimizer} from '../../../src/recipe/names.ts';
import {dense, type Network} from '../../../src/network/network.ts';
import type {OptimizerSettings, Training} from '../../../src/network/training.ts';
import {optimizerFormulas} from '../../../src/numerics/optimizers.ts';
import type {Engine} from '../../../src/worker/engine/engine.ts';
import {ArrayRows} from '../../../src/worker/data/rows.ts';

/** A training run as `test/reference/trajectories.json` writes it; what is absent is Keras 2's default. */
export interface CaseJson {
  readonly name: string;
  /** Widths, the input's first. */
  readonly layers: readonly number[];
  readonly activations: readonly Activation[];
  readonly loss: Loss;
  readonly samples: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly decay?: number;
  readonly momentum?: number;
  readonly nesterov?: boolean;
  readonly rho?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly huberDelta?: number;
  readonly activityL1?: number;
  /** The loss of every batch before its update. */
  readonly losses: readonly number[];
  readonly finalWeightSums: readonly number[];
  readonly finalWeightNorms: readonly number[];
}

export interface Case {
  readonly name: string;
  readonly network: Network;
  readonly training: Training;
  readonly batchSize: number;
  /** Layer by layer, weights (inputs × units) before biases. */
  readonly weights: readonly Float64Array[];
  /** samples × layers[0], each 0 or above 0.5. */
  readonly data: Float64Array;
  /** Rows from … to − 1 of every batch, over all epochs. */
  readonly batches: readonly {readonly from: number; readonly to: number}[];
  readonly losses: readonly number[];
  readonly finalWeightSums: readonly number[];
  readonly finalWeightNorms: readonly number[];
}

/** Relative errors allowed: of each loss, and of each final array's sum and norm. */
export interface Tolerance {
  readonly losses: number;
  readonly weights: number;
}

/** The numbers of a case: s ← (1664525·s + 1013904223) mod 2³², value ⌊s / 256⌋ / 2²⁴. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Builds a case's network, first weights and data; one stream gives all numbers, weights first. */
export function readCase(json: CaseJson): Case {
  const next = stream(json.seed);
  const weights: Float64Array[] = [];
  for (let layer = 1; layer < json.layers.length; layer++) {
    const inputs = json.layers[layer - 1]!;
    const units = json.layers[layer]!;
    const limit = Math.sqrt(6 / (inputs + units));
    weights.push(
      Float64Array.from({length: inputs * units}, () => (2 * next() - 1) * limit),
      new Float64Array(units),
    );
  }
  const data = Float64Array.from({length: json.samples * json.layers[0]!}, () => {
    const value = next();
    return value > 0.5 ? value : 0;
  });
  const batches: {from: number; to: number}[] = [];
  for (let epoch = 0; epoch < json.epochs; epoch++) {
    for (let from = 0; from < json.samples; from += json.batchSize) {
      batches.push({from, to: Math.min(from + json.batchSize, json.samples)});
    }
  }
  const optimizer: OptimizerSettings = {
    name: json.optimizer,
    learningRate: json.learningRate,
    decay: json.decay ?? 0,
    momentum: json.momentum ?? 0,
    nesterov: json.nesterov ?? false,
    rho: json.rho ?? (json.optimizer === 'rmsprop' ? 0.9 : 0.95),
    beta1: json.beta1 ?? 0.9,
    beta2: json.beta2 ?? 0.999,
  };
  return {
    name: json.name,
    network: {
      inputs: json.layers[0]!,
      layers: json.activations.map((activation, i) => dense(json.layers[i + 1]!, activation)),
      codeLayer: json.activations.length / 2 - 1,
    },
    training: {
      loss: json.loss,
      huberDelta: json.huberDelta ?? 1,
      penalties: json.activityL1 ? [{kind: 'activity-l1', rate: json.activityL1}] : [],
      optimizer,
      corruption: null,
      seed: json.seed,
    },
    batchSize: json.batchSize,
    weights,
    data,
    batches,
    losses: json.losses,
    finalWeightSums: json.finalWeightSums,
    finalWeightNorms: json.finalWeightNorms,
  };
}

/**
 * Trains an engine through a case and compares it, step by step and at the end, with the recorded run.
 * @returns the largest relative errors of a loss, and of a sum or norm of weights
 * @throws Error that names the first loss or array off by more than the tolerance
 */
export async function checkCase(
  reference: Case,
  engine: Engine,
  tolerance: Tolerance,
): Promise<{worstLoss: number; worstWeights: number}> {
  const {network, training, weights, data, batches, losses} = reference;
  const model = await engine.create(network, training, {maxBatch: reference.batchSize});
  try {
    await model.writeState({
      step: 0,
      schedule: 1,
      weights,
      slots: optimizerFormulas[training.optimizer.name].slots.map(() =>
        weights.map(({length}) => new Float64Array(length)),
      ),
    });
    const rows = new ArrayRows(data, network.inputs);
    if (batches.length !== losses.length) throw new Error(`${reference.name}: a loss a batch is needed.`);
    let worstLoss = 0;
    for (const [i, {from, to}] of batches.entries()) {
      const images = Uint32Array.from({length: to - from}, (_, row) => from + row);
      await model.trainStep({rows, images, epoch: 0});
      const {sum, images: counted} = await model.takeLoss();
      if (counted !== to - from) throw new Error(`${reference.name}, batch ${i}: ${counted} images counted.`);
      const error = Math.abs(sum / counted - losses[i]!) / Math.abs(losses[i]!);
      // Written so that a NaN fails.
      if (!(error <= tolerance.losses)) {
        throw new Error(`${reference.name}, batch ${i}: loss ${sum / counted}, expected ${losses[i]}.`);
      }
      worstLoss = Math.max(worstLoss, error);
    }
    const state = await model.readState();
    let worstWeights = 0;
    for (const [i, values] of state.weights.entries()) {
      const norm = reference.finalWeightNorms[i]!;
      const found = [sumOf(values), Math.sqrt(sumOf(values.map((value) => value * value)))];
      for (const [k, expected] of [reference.finalWeightSums[i]!, norm].entries()) {
        const error = Math.abs(found[k]! - expected) / Math.max(Math.abs(expected), norm);
        if (!(error <= tolerance.weights)) {
          const what = k === 0 ? 'sum' : 'norm';
          throw new Error(`${reference.name}, array ${i}: ${what} ${found[k]}, expected ${expected}.`);
        }
        worstWeights = Math.max(worstWeights, error);
      }
    }
    return {worstLoss, worstWeights};
  } finally {
    model.dispose();
  }
}

function sumOf(values: Float32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

import {permutation} from '../../src/numerics/draws.ts';
import type {Checkpoint} from '../../src/protocol/state.ts';
import {networkOf} from '../../src/recipe/derive.ts';
import {trainingOf} from '../../src/recipe/training.ts';
import type {Recipe} from '../../src/recipe/recipe.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {createSimdEngine} from '../../src/worker/engine/simd/engine.ts';
import type {Engine, Model, Rows} from '../../src/worker/engine/engine.ts';
import {ArrayRows} from '../../src/worker/data/rows.ts';
import type {Images} from './images.ts';
import {before, type At, type Timeline, type Turn} from './timeline.ts';

/**
 * A run that nobody disturbs: plain loops around an engine's own steps, written down a second time. Whatever is done to
 * a run, its numbers are to be these, bit by bit.
 */
const engines: Readonly<Record<string, Engine>> = {
  'simd-relaxed': createSimdEngine('simd-relaxed'),
  simd: createSimdEngine('simd'),
  plain: createPlainEngine(),
};

/** Whether an engine's runs can be told from disturbed ones here. */
export const hasReference = (engine: string): boolean => engine in engines;

/** Before the first step. */
const atStart = {epoch: 0, batch: 0, lossSum: 0, lossImages: 0};
const pixels = 784;
/** Test images that a worker measures at a time. */
const piece = 256;

export const rowsOf = (values: Uint8Array | Float32Array): Rows => new ArrayRows(values, pixels);

export interface Epoch {
  readonly loss: number;
  readonly valLoss: number;
}

export interface Replay {
  /** Of the whole epochs on the way, by number, counted from 1. */
  readonly epochs: ReadonlyMap<number, Epoch>;
  /** What there was at the places asked for, in their order. */
  readonly checkpoints: readonly Checkpoint[];
}

/** The loss on test images. */
export async function measure(model: Model, test: Rows): Promise<number> {
  let sum = 0;
  for (let from = 0; from < test.count; from += piece)
    sum += (await model.evaluate(test, from, Math.min(test.count, from + piece))).sum;
  return sum / test.count;
}

/** Trains a recipe along a timeline as far as the last of these places, and says what there was at each. */
export async function replay(
  engineName: string,
  recipe: Recipe,
  images: Images,
  timeline: Timeline,
  places: readonly At[],
): Promise<Replay> {
  const engine = engines[engineName];
  if (!engine) throw new Error(`no reference for ${engineName}`);
  const [train, test] = [rowsOf(images.train), rowsOf(images.test)];
  const {batchSize, seed, noShuffle} = recipe;
  const batches = Math.ceil(train.count / batchSize);
  const first = timeline.turns[0]!;
  const begun = {
    ...recipe,
    learningRate: first.learningRate,
    noiseFactor: {low: first.low, high: first.high},
  };
  await engine.prepare();
  const model = await engine.create(networkOf(begun), trainingOf(begun), {maxBatch: 1000});
  const last = places.reduce<At>((far, place) => (before(far, place) ? place : far), {epoch: 0, batch: 0});
  const found = new Map<string, Checkpoint>();
  const wanted = new Set(places.map(({epoch, batch}) => `${epoch} ${batch}`));
  const epochs = new Map<number, Epoch>();
  let turns = timeline.turns.slice(1);
  const {origin} = timeline;
  let {epoch, batch, lossSum, lossImages} = origin?.position ?? atStart;
  const arrive = async (epoch: number, batch: number) => {
    const key = `${epoch} ${batch}`;
    if (wanted.has(key))
      found.set(key, {position: {epoch, batch, lossSum, lossImages}, state: await model.readState()});
    while (turns[0] && !before({epoch, batch}, turns[0])) {
      const [turn, ...others] = turns as [Turn, ...Turn[]];
      turns = others;
      model.setLearningRate(turn.learningRate);
      model.setNoise(turn.low, turn.high);
    }
  };
  try {
    if (origin) await model.writeState(origin.state);
    await arrive(epoch, batch);
    while (before({epoch, batch}, last)) {
      // What was saved while an epoch was validated begins where nothing of it is left to train.
      if (batch < batches) {
        const order = noShuffle
          ? Uint32Array.from({length: train.count}, (_, i) => i)
          : permutation(seed, epoch + 1, train.count);
        const step = {rows: train, images: order.subarray(batch * batchSize, (batch + 1) * batchSize)};
        model.trainStep({...step, epoch: epoch + 1});
        const read = await model.takeLoss();
        lossSum += read.sum;
        lossImages += read.images;
        batch++;
        await arrive(epoch, batch);
        if (batch < batches) continue;
      }
      epoch++;
      epochs.set(epoch, {loss: lossSum / lossImages, valLoss: await measure(model, test)});
      batch = lossSum = lossImages = 0;
      await arrive(epoch, batch);
    }
  } finally {
    model.dispose();
  }
  return {epochs, checkpoints: places.map(({epoch, batch}) => found.get(`${epoch} ${batch}`)!)};
}

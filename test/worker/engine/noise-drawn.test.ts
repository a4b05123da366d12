import {expect} from '@open-wc/testing';
import {corrupt, type Corruption} from '../../../src/numerics/corruption.ts';
import {dense, type Network} from '../../../src/network/network.ts';
import type {Training} from '../../../src/network/training.ts';
import type {Engine} from '../../../src/worker/engine/engine.ts';
import {ArrayRows} from '../../../src/worker/data/rows.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {createSimdEngine} from '../../../src/worker/engine/simd/engine.ts';
import {createWasmEngine} from '../../../src/worker/engine/tfjs/wasm.ts';

/**
 * The noise an engine draws can be read off one step: where both layers pass everything on unchanged, the output is the
 * corrupted image, and the last bias moves by −η·2/784·(corrupted − clean).
 */
const width = 784;
const seed = 42;
const network: Network = {
  inputs: width,
  layers: [dense(width, 'linear'), dense(width, 'linear')],
  codeLayer: 0,
};
const learningRate = width / 2;

function identity(): Float32Array {
  const weights = new Float32Array(width * width);
  for (let i = 0; i < width; i++) weights[i * width + i] = 1;
  return weights;
}

/** Grey images, so that noise shows on both sides. */
const rows = new ArrayRows(new Uint8Array(5 * width).fill(102), width);

async function drawn(engine: Engine, corruption: Corruption, image: number, epoch: number, of = seed) {
  const training: Training = {
    loss: 'mse',
    huberDelta: 1,
    penalties: [],
    optimizer: {
      name: 'sgd',
      learningRate,
      decay: 0,
      momentum: 0,
      nesterov: false,
      rho: 0.95,
      beta1: 0.9,
      beta2: 0.999,
    },
    corruption,
    seed: of,
  };
  const model = await engine.create(network, training, {maxBatch: 5});
  try {
    const before = await model.readState();
    const zero = new Float32Array(width);
    await model.writeState({...before, weights: [identity(), zero, identity(), zero]});
    await model.trainStep({rows, images: Uint32Array.of(image), epoch});
    await model.takeLoss();
    const {weights} = await model.readState();
    return Float32Array.from(weights[3]!, (moved) => 0.4 - moved);
  } finally {
    model.dispose();
  }
}

const engines: readonly (readonly [string, () => Engine])[] = [
  ['plain', () => createPlainEngine()],
  ['simd', () => createSimdEngine('simd')],
  ['wasm', () => createWasmEngine()],
];

describe('the noise of a training step', () => {
  for (const [name, create] of engines) {
    it(`is the same picture on the ${name} engine as it is drawn on the page, fresh each epoch and for each image`, async function () {
      this.timeout(60_000);
      const engine = create();
      const fitness = await engine.prepare();
      expect(fitness.fit).to.equal(true);
      for (const kind of ['gaussian', 'masking', 'salt-pepper'] as const) {
        for (const rule of [
          {kind, low: 0.5, high: 0.5},
          {kind, low: 0, high: 0.5},
        ]) {
          const found = await drawn(engine, rule, 3, 2);
          const wanted = new Float32Array(width).fill(102 / 255);
          corrupt(rule, seed, 'trainingNoise', 2, 3, wanted, 0, width);
          const apart = (other: ArrayLike<number>) =>
            found.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);
          expect(apart(wanted), kind).to.be.below(2e-6);
        }
        const rule = {kind, low: 0.5, high: 0.5};
        const first = await drawn(engine, rule, 3, 2);
        const others = [
          await drawn(engine, rule, 3, 3),
          await drawn(engine, rule, 2, 2),
          await drawn(engine, rule, 3, 2, 43),
        ];
        for (const other of others) {
          const moved = other.filter((value, i) => Math.abs(value - first[i]!) > 1e-3).length;
          expect(moved, kind).to.be.above(width / 4);
        }
      }
    });
  }
});

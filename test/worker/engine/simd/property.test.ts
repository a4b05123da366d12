import fc from 'fast-check';
import {activations, losses, noises, optimizers} from '../../../../src/recipe/names.ts';
import {dense, type Network} from '../../../../src/network/network.ts';
import type {Training} from '../../../../src/network/training.ts';
import {fillUniform} from '../../../../src/numerics/draws.ts';
import {streamKey} from '../../../../src/numerics/random.ts';
import {ArrayRows, type Rows} from '../../../../src/worker/data/rows.ts';
import {createPlainEngine} from '../../../../src/worker/engine/plain/plain.ts';
import {createSimdEngine} from '../../../../src/worker/engine/simd/engine.ts';
import {kernelModule} from '../../../../src/worker/engine/simd/kernel.ts';

/** Learning rates at which small networks learn. */
const rates = {
  sgd: 0.05,
  rmsprop: 0.002,
  adagrad: 0.01,
  adadelta: 1,
  adam: 0.002,
  adamax: 0.002,
  nadam: 0.002,
} as const;

/** Any stack of dense layers that ends as wide as it begins, and any way to train it. */
const recipes = fc.record({
  inputs: fc.integer({min: 1, max: 70}),
  units: fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 4}),
  kinds: fc.array(fc.constantFrom(...activations), {minLength: 5, maxLength: 5}),
  loss: fc.constantFrom(...losses),
  optimizer: fc.constantFrom(...optimizers),
  momentum: fc.constantFrom(0, 0.9),
  nesterov: fc.boolean(),
  decay: fc.constantFrom(0, 0.01),
  huberDelta: fc.constantFrom(0.1, 1),
  activityL1: fc.constantFrom(0, 0.01),
  noise: fc.constantFrom(...noises),
  level: fc.tuple(fc.float({min: 0, max: 1, noNaN: true}), fc.float({min: 0, max: 1, noNaN: true})),
  batch: fc.integer({min: 1, max: 80}),
  images: fc.integer({min: 1, max: 130}),
  bytes: fc.boolean(),
  seed: fc.integer({min: 0, max: 2 ** 32 - 1}),
});
type Drawn = typeof recipes extends fc.Arbitrary<infer T> ? T : never;

function of(drawn: Drawn): {network: Network; training: Training; rows: Rows} {
  const {inputs, units, kinds, optimizer, noise, level, images, seed} = drawn;
  const layers = [...units, inputs].map((width, i) => dense(width, kinds[i]!));
  const values = new Float32Array(images * inputs);
  fillUniform(streamKey(seed, 'sample'), values);
  const data = drawn.bytes ? Uint8Array.from(values, (value) => Math.floor(value * 256)) : values;
  return {
    network: {inputs, layers, codeLayer: Math.floor((layers.length - 1) / 2)},
    training: {
      loss: drawn.loss,
      huberDelta: drawn.huberDelta,
      penalties: drawn.activityL1 > 0 ? [{kind: 'activity-l1', rate: drawn.activityL1}] : [],
      corruption: noise === 'none' ? null : {kind: noise, low: Math.min(...level), high: Math.max(...level)},
      seed,
      optimizer: {
        name: optimizer,
        learningRate: rates[optimizer],
        momentum: drawn.momentum,
        nesterov: drawn.nesterov,
        decay: drawn.decay,
        rho: 0.9,
        beta1: 0.9,
        beta2: 0.999,
      },
    },
    rows: new ArrayRows(data, inputs),
  };
}

const sumOf = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

for (const variant of ['simd', 'simd-relaxed'] as const) {
  if (!(await kernelModule(variant))) {
    it.skip(`${variant}: this browser has none`);
    continue;
  }
  /**
   * An epoch, step by step: each step starts for all from what the float64 engine has learned, because where a sum
   * stands at a kink (relu at 0, mae at a difference of 0, bce at its clipping) the last bit decides which way the slope
   * goes, and after a few steps no float32 engine agrees with another. The plain engine in float32 says how far rounding
   * alone leads: we may be ten times as far from float64, and a little.
   */
  async function agree(drawn: Drawn): Promise<void> {
    const {network, training, rows} = of(drawn);
    const options = {maxBatch: drawn.batch};
    const models = await Promise.all(
      [createSimdEngine(variant), createPlainEngine('float32'), createPlainEngine('float64')].map((engine) =>
        engine.create(network, training, options),
      ),
    );
    const [ours, single, double] = models as [(typeof models)[0], (typeof models)[0], (typeof models)[0]];
    const close = (found: number, other: number, exact: number, what: string, least = 1e-3): void => {
      const scale = Math.max(Math.abs(exact), least);
      const allowed = 5e-5 * scale + 10 * Math.abs(other - exact);
      if (!(Math.abs(found - exact) <= allowed))
        throw new Error(`${what}: ${found}, float64 ${exact}, float32 ${other}`);
    };
    try {
      const order = Uint32Array.from({length: rows.count}, (_, i) => rows.count - 1 - i);
      for (let from = 0; from < rows.count; from += drawn.batch) {
        const batch = {rows, images: order.subarray(from, from + drawn.batch), epoch: 2};
        const taken = [];
        const learned = await double.readState();
        await ours.writeState(learned);
        await single.writeState(learned);
        for (const model of models) {
          await model.trainStep(batch);
          const {sum, images} = await model.takeLoss();
          taken.push(sum / images);
        }
        close(taken[0]!, taken[1]!, taken[2]!, `loss at image ${from}`);
        const states = await Promise.all(models.map((model) => model.readState()));
        for (const [m, model] of models.entries()) {
          const [some] = await model.readWeights([1]);
          if (some!.some((value, i) => value !== states[m]!.weights[1]![i]))
            throw new Error('some weights alone');
        }
        for (const i of states[0]!.weights.keys()) {
          const norms = states.map(({weights}) => Math.sqrt(sumOf(weights[i]!.map((w) => w * w))));
          close(norms[0]!, norms[1]!, norms[2]!, `norm of array ${i} at image ${from}`);
        }
      }
      const to = Math.min(rows.count, drawn.batch);
      const losses = await Promise.all(models.map((model) => model.evaluate(rows, 0, to)));
      close(losses[0]!.sum / to, losses[1]!.sum / to, losses[2]!.sum / to, 'evaluation');
      const first = new ArrayRows(rows.range(0, 1), network.inputs);
      const outputs = await Promise.all(models.map((model) => model.reconstruct(first)));
      outputs[0]!.forEach((value, i) => close(value, outputs[1]![i]!, outputs[2]![i]!, `output ${i}`, 0.1));
      const codes = await ours.encode(first);
      const decoded = await ours.decode(codes);
      decoded.forEach((value, i) => close(value, value, outputs[0]![i]!, `decoded ${i}`, 0.1));
    } finally {
      for (const model of [ours, single, double]) model.dispose();
    }
  }

  describe(`the ${variant} engine`, () => {
    it('trains any network by any recipe as the plain engine does', async function () {
      this.timeout(120_000);
      await fc.assert(fc.asyncProperty(recipes, agree), {
        numRuns: 200,
        seed: 20_240_607,
        includeErrorInReport: true,
      });
    });
  });
}

import {expect} from '@open-wc/testing';
import {
  activations,
  losses,
  noises,
  optimizers,
  type Activation,
  type Loss,
} from '../../../../src/recipe/names.ts';
import {dense, type Network} from '../../../../src/network/network.ts';
import type {Training} from '../../../../src/network/training.ts';
import {corrupt} from '../../../../src/numerics/corruption.ts';
import {fillUniform} from '../../../../src/numerics/draws.ts';
import {streamKey} from '../../../../src/numerics/random.ts';
import {ArrayRows} from '../../../../src/worker/data/rows.ts';
import type {Engine, Model, Rows} from '../../../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../../../src/worker/engine/plain/plain.ts';

/** What a test varies. Widths and batches are odd on purpose: they fill no texel and no vector register. */
interface Variation {
  readonly widths?: readonly number[];
  readonly activation?: Activation;
  readonly output?: Activation;
  readonly training?: Partial<Training>;
  /** Biases of the output to start from; 0 unless given. */
  readonly outputBias?: (unit: number) => number;
}

function recipe({widths = [7, 3, 7], activation = 'tanh', output = 'sigmoid', training}: Variation): {
  network: Network;
  training: Training;
} {
  const layers = widths
    .slice(1)
    .map((units, i) => dense(units, i + 2 === widths.length ? output : activation));
  return {
    network: {inputs: widths[0]!, layers, codeLayer: layers.length / 2 - 1},
    training: {
      loss: 'mse',
      huberDelta: 0.2,
      penalties: [],
      corruption: null,
      seed: 3,
      optimizer: {
        name: 'adam',
        learningRate: 0.02,
        decay: 0,
        momentum: 0,
        nesterov: false,
        rho: 0.95,
        beta1: 0.9,
        beta2: 0.999,
      },
      ...training,
    },
  };
}

/** `count` images with values in 0–1, or bytes. */
function rowsOf(count: number, width: number, kind: 'floats' | 'bytes'): Rows {
  const values = new Float32Array(count * width);
  fillUniform(streamKey(5, 'sample'), values);
  const data = kind === 'floats' ? values : Uint8Array.from(values, (value) => Math.floor(value * 256));
  return new ArrayRows(data, width);
}

const range = (from: number, to: number): Uint32Array =>
  Uint32Array.from({length: to - from}, (_, i) => from + i);

async function stepLoss(model: Model, rows: Rows, images: Uint32Array, epoch = 1): Promise<number> {
  await model.trainStep({rows, images, epoch});
  const {sum, images: counted} = await model.takeLoss();
  return sum / counted;
}

/** What every tfjs engine owes the training loop, compared with the plain engine in float64. */
export function describeEngineBehaviour(
  title: string,
  engine: Engine,
  tolerance: {readonly losses: number; readonly values: number},
): void {
  const close = (found: number, expected: number, what: string): void => {
    expect(Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-3), what).to.be.below(
      tolerance.losses,
    );
  };
  const near = (found: ArrayLike<number>, expected: ArrayLike<number>, what: string): void => {
    expect(found.length, what).to.equal(expected.length);
    const worst = Array.from(expected, (value, i) => Math.abs(found[i]! - value)).reduce(
      (a, b) => Math.max(a, b),
      0,
    );
    expect(worst, what).to.be.below(tolerance.values);
  };

  /** Trains both engines from the same weights for six steps with short batches, then compares all they can say. */
  async function compare(variation: Variation, rows?: Rows, oracleRows = rows): Promise<void> {
    const {network, training} = recipe(variation);
    const images = rows ?? rowsOf(11, network.inputs, 'bytes');
    const whole = oracleRows ?? images;
    const tested = await engine.create(network, training, {maxBatch: 5});
    const oracle = await createPlainEngine('float64').create(network, training, {maxBatch: 5});
    try {
      if (variation.outputBias) {
        const first = await oracle.readState();
        const biases = first.weights.at(-1)!.map((_, i) => variation.outputBias!(i));
        const changed = {...first, weights: [...first.weights.slice(0, -1), biases]};
        for (const model of [tested, oracle]) await model.writeState(changed);
      }
      for (let step = 0; step < 6; step++) {
        const batch = step % 3 === 2 ? range(10, 11) : range((step % 3) * 5, (step % 3) * 5 + 5);
        close(
          await stepLoss(tested, images, batch),
          await stepLoss(oracle, whole, batch),
          `loss of step ${step}`,
        );
      }
      const [found, expected] = [await tested.evaluate(images, 2, 7), await oracle.evaluate(whole, 2, 7)];
      close(found.sum / found.images, expected.sum / expected.images, 'evaluation');
      const [state, wanted] = [await tested.readState(), await oracle.readState()];
      state.weights.forEach((values, i) => near(values, wanted.weights[i]!, `weights ${i}`));
      const places = [state.weights.length - 1, 0];
      expect(await tested.readWeights(places), 'some of them').to.deep.equal(
        places.map((i) => state.weights[i]),
      );
    } finally {
      tested.dispose();
      oracle.dispose();
    }
  }

  describe(title, () => {
    before(async () => {
      const fitness = await engine.prepare();
      if (!fitness.fit) throw new Error(fitness.reason);
    });
    afterEach(() => expect(engine.memory(), 'held after a test').to.deep.equal({tensors: 0, bytes: 0}));

    for (const activation of activations) {
      it(`trains with ${activation} in hidden layers and at the output`, async () => {
        await compare({activation, output: activation});
        await compare({widths: [8, 4, 2, 4, 8], activation, output: 'linear'});
      });
    }

    for (const loss of losses) {
      it(`trains with ${loss}, also where an unbounded output leaves 0–1`, async () => {
        await compare({training: {loss}});
        await compare({output: 'linear', training: {loss}});
      });
    }

    it('gives binary crossentropy its full weight where outputs are far beyond 0–1', async () => {
      for (const output of activations) {
        // Far below, somewhere within, far above.
        await compare({output, training: {loss: 'bce'}, outputBias: (unit) => 20 * ((unit % 3) - 1)});
      }
    });

    it('counts the penalty of every number of a code wider than the image', async () => {
      await compare({widths: [7, 130, 7], training: {penalties: [{kind: 'activity-l1', rate: 0.05}]}});
      await compare({
        widths: [7, 113, 130, 113, 7],
        training: {penalties: [{kind: 'activity-l1', rate: 0.05}]},
      });
    });

    it('tells what of a loss is penalty: the rate times the sum of the codes’ sizes', async () => {
      const rate = 0.05;
      const {network, training} = recipe({training: {penalties: [{kind: 'activity-l1', rate}]}});
      const rows = rowsOf(5, 7, 'floats');
      const without = await engine.create(network, {...training, penalties: []}, {maxBatch: 5});
      const model = await engine.create(network, training, {maxBatch: 5});
      const codes = await model.encode(rows);
      const wanted = codes.reduce((sum, code) => sum + rate * Math.abs(code), 0);
      const step = async (of: Model) => {
        await of.trainStep({rows, images: range(0, 5), epoch: 1});
        return of.takeLoss();
      };
      const found = {evaluated: await model.evaluate(rows, 0, 5), stepped: await step(model)};
      const plain = {evaluated: await without.evaluate(rows, 0, 5), stepped: await step(without)};
      for (const of of [model, without]) of.dispose();
      for (const when of ['evaluated', 'stepped'] as const) {
        close(found[when].penalty, wanted, `penalty, ${when}`);
        close(found[when].sum - found[when].penalty, plain[when].sum, `the rest, ${when}`);
        expect(plain[when].penalty).to.equal(0);
      }
    });

    it('trains codes of one number, sparse codes and deep networks', async () => {
      await compare({widths: [7, 1, 7]});
      await compare({training: {penalties: [{kind: 'activity-l1', rate: 0.05}]}});
      await compare({
        widths: [9, 7, 5, 3, 5, 7, 9],
        training: {penalties: [{kind: 'activity-l1', rate: 0.05}]},
      });
    });

    for (const kind of noises.filter((name) => name !== 'none')) {
      it(`corrupts images with the numbers of ${kind} that every engine draws`, async () => {
        await compare({training: {corruption: {kind, low: 0.1, high: 0.6}}});
      });
    }

    it('keeps a validation image corrupted in the same way at every epoch', async () => {
      const corruption = {kind: 'gaussian', low: 0.5, high: 0.5} as const;
      const {network, training} = recipe({training: {corruption}});
      const rows = rowsOf(4, 7, 'floats');
      const model = await engine.create(network, training, {maxBatch: 4});
      const clean = rows.range(0, 4);
      const corrupted = new Float32Array(clean);
      for (let i = 0; i < 4; i++) corrupt(corruption, 3, 'validationNoise', 0, i, corrupted, i * 7, 7);
      const found = await model.evaluate(rows, 0, 4);
      const again = await model.evaluate(rows, 0, 4);
      const outputs = await model.reconstruct(new ArrayRows(corrupted, 7));
      model.dispose();
      let expected = 0;
      outputs.forEach((output, i) => (expected += (output - clean[i]!) ** 2 / 7));
      close(found.sum, expected, 'loss against the clean images');
      expect(again.sum).to.equal(found.sum);
    });

    it('takes images as bytes and as floats, and fills in those that are not drawn yet', async () => {
      await compare({}, rowsOf(11, 7, 'floats'));
      const whole = rowsOf(11, 7, 'bytes');
      for (const corruption of [null, {kind: 'masking', low: 0.3, high: 0.3} as const]) {
        const drawn: Rows = {
          width: 7,
          count: 11,
          complete: false,
          range: (from, to) => whole.range(from, to),
        };
        await compare({training: {corruption}}, drawn, whole);
      }
    });

    it('hands a run over to another engine and takes it back', async () => {
      for (const name of optimizers) {
        const {network, training} = recipe({training: {seed: 9}});
        const settings = {
          ...training,
          optimizer: {...training.optimizer, name, momentum: 0.5, nesterov: true, decay: 0.01},
        };
        const rows = rowsOf(5, 7, 'floats');
        const here = await engine.create(network, settings, {maxBatch: 5});
        const there = await createPlainEngine('float64').create(network, settings, {maxBatch: 5});
        const all = range(0, 5);
        for (let step = 0; step < 3; step++) await stepLoss(here, rows, all);
        await there.writeState(await here.readState());
        for (let step = 0; step < 3; step++) {
          close(await stepLoss(there, rows, all), await stepLoss(here, rows, all), `${name}, handed over`);
        }
        const before = await here.readState();
        await here.writeState(await there.readState());
        close(await stepLoss(here, rows, all), await stepLoss(there, rows, all), `${name}, taken back`);
        await here.writeState(before);
        const after = await here.readState();
        here.dispose();
        there.dispose();
        expect(after).to.deep.equal(before);
      }
    });

    it('gives a state that later steps do not change', async () => {
      const {network, training} = recipe({});
      const model = await engine.create(network, training, {maxBatch: 5});
      const rows = rowsOf(5, 7, 'floats');
      const reading = model.readState();
      await stepLoss(model, rows, range(0, 5));
      const state = await reading;
      const copy = state.weights.map((values) => values.slice());
      await stepLoss(model, rows, range(0, 5));
      model.dispose();
      expect(state.step).to.equal(0);
      expect(state.weights).to.deep.equal(copy);
    });

    it('encodes, decodes and reconstructs consistently', async () => {
      const {network, training} = recipe({widths: [7, 5, 3, 5, 7]});
      const model = await engine.create(network, training, {maxBatch: 5});
      const images = rowsOf(5, 7, 'bytes');
      const codes = await model.encode(images);
      const decoded = await model.decode(codes);
      const whole = await model.reconstruct(images);
      model.dispose();
      expect(codes.length).to.equal(15);
      near(decoded, whole, 'decoded codes');
    });

    it('takes a new learning rate and new bounds of the noise from the next step on', async () => {
      const corruption = {kind: 'gaussian', low: 1, high: 1} as const;
      const {network, training} = recipe({training: {corruption}});
      const rows = rowsOf(5, 7, 'floats');
      const model = await engine.create(network, training, {maxBatch: 5});
      model.setLearningRate(0);
      model.setNoise(0, 0);
      const before = await model.readState();
      const loss = await stepLoss(model, rows, range(0, 5));
      const after = await model.readState();
      const clean = await model.evaluate(rows, 0, 5);
      model.dispose();
      expect(after.weights).to.deep.equal(before.weights);
      close(loss, clean.sum / 5, 'loss without noise');
    });

    it('holds no more after a hundred steps than after the first of each size', async () => {
      const {network, training} = recipe({training: {penalties: [{kind: 'activity-l1', rate: 0.01}]}});
      const rows = rowsOf(8, 7, 'bytes');
      const model = await engine.create(network, training, {maxBatch: 5});
      const pair = (): void => {
        void model.trainStep({rows, images: range(0, 5), epoch: 1});
        void model.trainStep({rows, images: range(5, 8), epoch: 1});
      };
      pair();
      const held = engine.memory();
      for (let i = 0; i < 50; i++) {
        pair();
        expect(engine.memory()).to.deep.equal(held);
      }
      await model.takeLoss();
      await model.evaluate(rows, 0, 5);
      await model.reconstruct(rowsOf(5, 7, 'bytes'));
      expect(engine.memory()).to.deep.equal(held);
      model.dispose();
    });

    it('shows a NaN in the loss, whatever stands between it and the output', async () => {
      const rows = rowsOf(5, 7, 'bytes');
      for (const [activation, loss] of [
        ...activations.map((name) => [name, 'mse'] as const),
        ...losses.map((name) => ['relu', name] as const),
      ] as (readonly [Activation, Loss])[]) {
        const {network, training} = recipe({activation, output: activation, training: {loss}});
        const model = await engine.create(network, training, {maxBatch: 5});
        const state = await model.readState();
        const weights = state.weights.map((values, i) => (i === 0 ? values.map(() => NaN) : values));
        await model.writeState({...state, weights});
        const found = await stepLoss(model, rows, range(0, 5));
        const {sum} = await model.evaluate(rows, 0, 5);
        model.dispose();
        expect(Number.isFinite(found), `${activation}, ${loss}`).to.equal(false);
        expect(Number.isFinite(sum), `${activation}, ${loss}, evaluated`).to.equal(false);
      }
    });
  });
}

import {expect} from '@open-wc/testing';
import {digitLabel, drawDigit} from '../../../src/images/digits/draw.ts';
import type {SavedRun} from '../../../src/protocol/saved-run.ts';
import {networkOf} from '../../../src/recipe/derive.ts';
import {trainingOf} from '../../../src/recipe/training.ts';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import type {Model, ModelState} from '../../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {createSimdEngine} from '../../../src/worker/engine/simd/engine.ts';
import {ArrayRows} from '../../../src/worker/data/rows.ts';
import {partsOf, read, someRun, smallTexts, written} from './support.ts';

function digits(split: 0 | 1, count: number): Uint8Array {
  const images = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++) drawDigit(1, split, i, images, i * 784);
  return images;
}

/** Trains the tutorial's network, or another, for a while. */
async function trained(
  texts: Record<string, string>,
  epochs: number,
): Promise<{model: Model; run: SavedRun}> {
  const {recipe} = parseRecipe((attribute) => texts[attribute] ?? null);
  const simd = createSimdEngine('simd');
  const engine = (await simd.prepare()).fit ? simd : createPlainEngine();
  const rows = new ArrayRows(digits(0, 6000), 784);
  const model = await engine.create(networkOf(recipe), trainingOf(recipe), {maxBatch: 1000});
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let from = 0; from + 200 <= rows.count; from += 200) {
      const images = Uint32Array.from({length: 200}, (_, i) => from + i);
      await model.trainStep({rows, images, epoch});
    }
  }
  const labels = Array.from({length: 10}, (_, i) => digitLabel(1, 1, i));
  const {weights, ...state} = await model.readState();
  const run: SavedRun = {
    ...someRun(texts, 0),
    history: {
      loss: Array.from({length: epochs}, (_, i) => 1 / (i + 9)),
      valLoss: Array.from({length: epochs}, (_, i) => 1 / (i + 7)),
    },
    position: {epoch: epochs, batch: 0, lossSum: 0, lossImages: 0},
    state: {...state, weights: weights.map((values) => Float32Array.from(values))},
    samples: {images: digits(1, 10), labels, indices: labels.map((_, i) => i)},
  };
  return {model, run};
}

/** How far weights of 8 bits are from those they are made of: val_loss, and root mean squares of reconstructions. */
async function distance(model: Model, weights: ModelState['weights']): Promise<{loss: number; rms: number}> {
  const rows = new ArrayRows(digits(1, 1000), 784);
  const seen = async () => ({
    loss: (await model.evaluate(rows, 0, rows.count)).sum / rows.count,
    values: await model.reconstruct(rows),
  });
  const before = await seen();
  await model.writeState({...(await model.readState()), weights});
  const after = await seen();
  let difference = 0;
  let square = 0;
  before.values.forEach((value, i) => {
    difference += (value - after.values[i]!) ** 2;
    square += value ** 2;
  });
  return {loss: Math.abs(after.loss / before.loss - 1), rms: Math.sqrt(difference / square)};
}

describe('a saved run of the small form', () => {
  const nets: Record<string, Record<string, string>> = {
    'the tutorial’s network': {},
    'one with sigmoid and adam': {optimizer: 'adam', 'output-activation': 'sigmoid'},
    'a deeper one': {optimizer: 'adam', 'hidden-units': '64'},
  };
  for (const [name, texts] of Object.entries(nets)) {
    it(`shows what ${name} shows, within a hundredth`, async () => {
      const {model, run} = await trained(texts, 6);
      const small = await read(await written(run, 'show'));
      const {loss, rms} = await distance(model, small.state.weights);
      model.dispose();
      expect(loss).to.be.below(0.01);
      expect(rms).to.be.below(0.01);
    });
  }

  it('takes less than 58 kB for the tutorial’s network, with its ten digits and thirty epochs', async () => {
    const {model, run} = await trained({}, 1);
    model.dispose();
    const losses = Array.from({length: 30}, (_, i) => 1 / (i + 7));
    const position = {epoch: 30, batch: 0, lossSum: 0, lossImages: 0};
    const whole: SavedRun = {...run, status: 'done', position, history: {loss: losses, valLoss: losses}};
    const bytes = await written(whole, 'show');
    expect(bytes.length).to.be.below(58_000);
  });

  it('keeps all but the digits of the weights and the optimizer', async () => {
    const run = someRun({...smallTexts, 'hidden-units': '30', optimizer: 'nadam'});
    const small = await read(await written(run, 'show'));
    const {state, reconstructions, ...rest} = small;
    const {state: whole, reconstructions: drawn, ...others} = run;
    expect(rest).to.deep.equal({...others, form: 'show'});
    expect(drawn).not.to.equal(null);
    expect(reconstructions).to.equal(null);
    expect({...state, weights: []}).to.deep.equal({step: 0, schedule: 1, weights: [], slots: []});
    // The kernels; biases are moved on purpose.
    for (const [layer, columns] of [30, 1, 30, 784].entries()) {
      const exact = whole.weights[2 * layer]!;
      const rows = exact.length / columns;
      const groupOf = (i: number) => (rows < columns ? Math.floor(i / columns) : i % columns);
      const largest = new Float64Array(Math.min(rows, columns));
      exact.forEach((value, i) => (largest[groupOf(i)] = Math.max(largest[groupOf(i)]!, Math.abs(value))));
      state.weights[2 * layer]!.forEach((value, i) => {
        expect(Math.abs(value - exact[i]!)).to.be.at.most(largest[groupOf(i)]! * (0.5 / 127 + 1e-6));
      });
    }
  });

  it('can be written again from itself, and hardly changes', async () => {
    const small = await read(await written(someRun({...smallTexts, 'encoding-dim': '5'}), 'show'));
    const again = await read(await written(small, 'show'));
    again.state.weights.forEach((values, k) =>
      values.forEach((value, i) =>
        expect(value).to.be.closeTo(small.state.weights[k]![i]!, 1e-5 * (1 + Math.abs(value))),
      ),
    );
    const error = await written(small, 'full').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError);
  });

  it('has digits and weights that multiply to what is read, array by array', async () => {
    const bytes = await written(someRun({...smallTexts, 'encoding-dim': '3'}), 'show');
    const {header, body} = partsOf(bytes);
    const array = (name: string) => {
      const {dtype, shape, data_offsets} = header[name] as {
        dtype: string;
        shape: number[];
        data_offsets: [number, number];
      };
      const {buffer} = body.slice(...data_offsets);
      return {shape, values: dtype === 'F32' ? new Float32Array(buffer) : new Int8Array(buffer)};
    };
    const {state} = await read(bytes);
    const levels = array('dense_2/kernel:0');
    const scales = array('dense_2/kernel/scale:0');
    expect(levels.shape).to.deep.equal([3, 784]);
    expect(scales.shape).to.deep.equal([3, 1]);
    const products = [...levels.values].map((level, i) =>
      Math.fround(level * scales.values[Math.floor(i / 784)]!),
    );
    expect([...state.weights[2]!]).to.deep.equal(products);
    expect(array('dense_1/kernel/scale:0').shape).to.deep.equal([3]);
    expect(array('dense_1/bias/scale:0').shape).to.deep.equal([1]);
  });
});

import {expect} from '@open-wc/testing';
import {wrap} from 'comlink';
import {drawnCount} from '../../../src/protocol/queries.ts';
import type {FailureError} from '../../../src/protocol/errors.ts';
import {buffersIn} from '../../../src/protocol/buffers.ts';
import type {WorkerApi} from '../../../src/protocol/protocol.ts';
import {serve, type Port} from '../../../src/worker/serve.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {eventually} from '../../awaited.ts';
import {holdsNoDigits, orderOf, smallRecipe, workerRun} from './worker-run.ts';

const images = new Float32Array(2 * 784).fill(0.5);

describe('what a run is asked', () => {
  it('is answered with arrays that are handed over to the page, none of them copied', async () => {
    const {port1, port2} = new MessageChannel();
    let handedOver = 0;
    const port: Port = {
      postMessage(message, transfer = []) {
        // Comlink's answers have an id; reports have none.
        if ('id' in (message as object)) handedOver = transfer.length;
        port1.postMessage(message, transfer);
      },
      addEventListener: (type, listener) => port1.addEventListener(type, listener),
      removeEventListener: (type, listener) => port1.removeEventListener(type, listener),
      start: () => port1.start(),
    };
    serve(port, {plain: () => createPlainEngine()}, {pieceMs: 12, onPage: false});
    const api = wrap(port2) as unknown as WorkerApi;
    const recipe = smallRecipe();
    await api.prepare('plain', true, recipe);
    await api.open(1, 'plain', orderOf(recipe));
    const asked = {
      encode: () => api.ask(1, 'encode', {images}),
      reconstruct: () => api.ask(1, 'reconstruct', {images}),
      codes: () => api.ask(1, 'codes', {count: 5}),
      images: () => api.ask(1, 'images', {indices: [1, 2]}),
      worst: () => api.ask(1, 'worst', {count: 3}),
      layer: () => api.ask(1, 'layer', {layer: 0}),
      units: () => api.ask(1, 'units', {layer: 0}),
      checkpoint: () => api.ask(1, 'checkpoint', {}),
    };
    for (const [name, ask] of Object.entries(asked)) {
      const buffers = buffersIn(await ask());
      expect(buffers.length, name).to.be.above(0);
      expect(handedOver, name).to.equal(buffers.length);
    }
    expect(await api.ask(1, 'evaluate', {}), 'an answer without arrays').to.be.above(0);
    expect(handedOver).to.equal(0);
    await api.close(1);
    port1.close();
  });

  it('is answered about the digits that the library draws where it is asked about these, with no image fetched', async () => {
    const fetched: string[] = [];
    const fetch = (url: unknown) => {
      fetched.push(String(url));
      return Promise.reject(new TypeError('offline'));
    };
    const run = workerRun(smallRecipe({dataset: 'mnist'}), {store: {fetch}});
    const {samples, labels} = await run.ask('drawn', {drawnHere: true});
    expect(samples.labels).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...samples.indices].map((index) => labels[index])).to.deep.equal(samples.labels);
    expect(labels).to.have.length(drawnCount);
    const {images: ten} = await run.ask('images', {indices: samples.indices, drawnHere: true});
    expect(ten).to.deep.equal(samples.images);
    const codes = await run.ask('codes', {count: 10_000, drawnHere: true});
    expect([codes.count, codes.values.length]).to.deep.equal([drawnCount, drawnCount * 4]);
    const worst = await run.ask('worst', {count: 3, drawnHere: true});
    expect(worst.labels).to.deep.equal(worst.indices.map((index) => labels[index]));
    const refused = await run.ask('codes', {count: 5}).catch((error: FailureError) => error.failure.code);
    expect(refused, 'and about its own it is refused').to.equal('data-needed');
    expect(fetched).to.deep.equal([]);
    expect(await holdsNoDigits(run.store)).to.equal(false);
    await run.run.close();
    await eventually(() => holdsNoDigits(run.store), 'they are let go of');
  });

  it('is answered from the weights of one epoch, though these leave the archive while it is answered', async () => {
    // Of weights this large the archive holds two epochs, so that the first of all is gone when the second one is over.
    const run = workerRun(
      smallRecipe({'hidden-units': '2048', 'train-size': '20', 'batch-size': '20', 'test-size': '10'}),
      {pieceMs: 1e9},
    );
    const kept = () => run.events.findLast((event) => event.type === 'epoch-weights')!.epochs;
    const end = run.next('train-end');
    run.run.step({epochs: 1});
    await end;
    expect(kept()).to.deep.equal([0, 1]);
    const many = Float32Array.from({length: 640 * 784}, (_, i) => ((i * 37) % 256) / 255);
    const undisturbed = await run.ask('encode', {images: many}, 1);
    const asked = run.ask('encode', {images: many}, 1);
    const keptThen = asked.then(() => kept());
    run.run.step({epochs: 4});
    expect(await asked).to.deep.equal(undisturbed);
    expect(await keptThen, 'it was gone before the answer was whole').to.not.include(1);
    await run.run.close();
  });

  it('is of the weights of now where it cannot be of an epoch, whatever epoch is named', async () => {
    const run = workerRun(smallRecipe());
    const end = run.next('train-end');
    run.run.play();
    await end;
    const [now, named] = [await run.ask('checkpoint', {}), await run.ask('checkpoint', {}, 0)];
    expect(named).to.deep.equal(now);
    expect(await run.ask('encode', {images}, 0)).to.not.deep.equal(await run.ask('encode', {images}));
    await run.run.close();
  });
});

describe('the mean squared error on the test set', () => {
  const trained = async (attributes: Record<string, string>) => {
    const run = workerRun(smallRecipe(attributes));
    const end = run.next('train-end');
    run.run.play();
    await end;
    return run;
  };

  for (const [title, attributes] of [
    ['a plain run', {}],
    ['a run with noise, whose validation has noise too', {noise: 'gaussian', 'noise-factor': '0.4'}],
  ] as const) {
    it(`is the loss itself of ${title} that is scored by it`, async () => {
      const run = await trained(attributes);
      const loss = await run.ask('evaluate', {});
      expect(await run.ask('evaluate', {by: 'mse'})).to.be.closeTo(loss, 1e-6 * loss);
      await run.run.close();
    });
  }

  it('is another number where the loss is another, or has a penalty: that of the pictures that are drawn', async () => {
    const recipes: readonly Record<string, string>[] = [
      {loss: 'bce', 'output-activation': 'sigmoid'},
      {loss: 'mae'},
      {'activity-l1': '0.01'},
    ];
    for (const attributes of recipes) {
      const run = await trained(attributes);
      const indices = Array.from({length: 40}, (_, index) => index);
      const {images: bytes} = await run.ask('images', {indices});
      const clean = Float32Array.from(bytes, (byte) => byte / 255);
      const made = await run.ask('reconstruct', {images: clean.slice()});
      const wanted = clean.reduce((sum, value, i) => sum + (made[i] - value) ** 2, 0) / clean.length;
      const title = JSON.stringify(attributes);
      expect(await run.ask('evaluate', {by: 'mse'}), title).to.be.closeTo(wanted, 1e-5 * wanted);
      expect(await run.ask('evaluate', {}), title).to.not.be.closeTo(wanted, 1e-3 * wanted);
      const [first, now] = [await run.ask('evaluate', {by: 'mse'}, 0), wanted];
      expect(first, `${title}, before it learned`).to.not.be.closeTo(now, 1e-3 * now);
      await run.run.close();
    }
  });
});

describe('what a layer has learned, and how its units answer', () => {
  const trained = async (attributes: Record<string, string>) => {
    const run = workerRun(smallRecipe(attributes));
    const end = run.next('train-end');
    run.run.play();
    await end;
    const indices = Array.from({length: 40}, (_, index) => index);
    const {images: bytes} = await run.ask('images', {indices});
    return {run, clean: Float32Array.from(bytes, (byte) => byte / 255)};
  };

  it('is its kernel, inputs × units, and its biases: with them its code can be made by hand', async () => {
    const {run, clean} = await trained({'code-activation': 'linear'});
    const {kernel, bias} = await run.ask('layer', {layer: 0});
    expect([kernel.length, bias.length]).to.deep.equal([784 * 4, 4]);
    const image = clean.slice(0, 784);
    const code = await run.ask('encode', {images: image.slice()});
    const byHand = bias.map((start, unit) =>
      image.reduce((sum, value, i) => sum + value * kernel[i * 4 + unit]!, start),
    );
    code.forEach((value, unit) => expect(value).to.be.closeTo(byHand[unit]!, 1e-5));
    const decoder = await run.ask('layer', {layer: 1});
    expect([decoder.kernel.length, decoder.bias.length]).to.deep.equal([4 * 784, 784]);
    expect((await run.ask('layer', {layer: 0}, 0)).kernel, 'of another epoch').to.not.deep.equal(kernel);
    const refused = await run.ask('layer', {layer: 2}).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(RangeError);
    await run.run.close();
  });

  it('is of the code what all codes of the test images say', async () => {
    const {run, clean} = await trained({'encoding-dim': '6'});
    const codes = await run.ask('encode', {images: clean.slice()});
    const {count, on, mean, most, top} = await run.ask('units', {layer: 0});
    expect(count).to.equal(40);
    for (let unit = 0; unit < 6; unit++) {
      const values = Array.from({length: 40}, (_, i) => codes[i * 6 + unit]!);
      expect(on[unit]).to.be.closeTo(values.filter((value) => value > 0).length / 40, 1e-7);
      expect(mean[unit]).to.be.closeTo(values.reduce((sum, value) => sum + value, 0) / 40, 1e-5);
      expect(most[unit]).to.equal(Math.max(...values));
      if (most[unit]! > 0) expect(values[top[unit * 10]!]).to.equal(most[unit]);
    }
    await run.run.close();
  });

  it('is of a first layer that is no code made of its own weights', async () => {
    const {run, clean} = await trained({
      'hidden-units': '5',
      activation: 'sigmoid',
      'code-activation': 'linear',
    });
    const {kernel, bias} = await run.ask('layer', {layer: 0});
    const {count, on, mean} = await run.ask('units', {layer: 0});
    expect(count).to.equal(40);
    const sums = Array.from({length: 40}, (_, image) =>
      bias.map((start, unit) => {
        let sum = start;
        for (let i = 0; i < 784; i++) sum += clean[image * 784 + i]! * kernel[i * 5 + unit]!;
        return sum;
      }),
    );
    for (let unit = 0; unit < 5; unit++) {
      const given = sums.map((all) => 1 / (1 + Math.exp(-all[unit]!)));
      expect(mean[unit]).to.be.closeTo(given.reduce((sum, value) => sum + value, 0) / 40, 1e-5);
      // On: its weighted sum is above zero.
      expect(on[unit]).to.be.closeTo(sums.filter((all) => all[unit]! > 0).length / 40, 1e-7);
    }
    const refused = await run.ask('units', {layer: 2}).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(RangeError);
    await run.run.close();
  });
});

describe('the buffers of plain data', () => {
  it('are found once each, wherever they are', () => {
    const shared = new Float32Array(4);
    const own = new Uint8Array(2);
    const data = {a: [shared, {b: shared.subarray(1)}], own, none: null, words: 'words', labels: [1, 2]};
    expect(buffersIn(data)).to.deep.equal([shared.buffer, own.buffer]);
    expect(buffersIn(null)).to.deep.equal([]);
    expect(buffersIn(7)).to.deep.equal([]);
  });
});

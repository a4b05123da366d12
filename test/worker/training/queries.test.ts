import {expect} from '@open-wc/testing';
import {wrap} from 'comlink';
import {buffersIn} from '../../../src/protocol/buffers.ts';
import type {WorkerApi} from '../../../src/protocol/protocol.ts';
import {serve, type Port} from '../../../src/worker/serve.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {orderOf, smallRecipe, workerRun} from './worker-run.ts';

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
    await api.open(1, orderOf(recipe));
    const asked = {
      encode: () => api.ask(1, 'encode', {images}),
      reconstruct: () => api.ask(1, 'reconstruct', {images}),
      codes: () => api.ask(1, 'codes', {count: 5}),
      images: () => api.ask(1, 'images', {indices: [1, 2]}),
      worst: () => api.ask(1, 'worst', {count: 3}),
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

import {expect} from '@open-wc/testing';
import {dense, type Network} from '../../../../src/network/network.ts';
import type {Training} from '../../../../src/network/training.ts';
import type {Model} from '../../../../src/worker/engine/engine.ts';
import {ArrayRows} from '../../../../src/worker/data/rows.ts';
import {createWebglEngine} from '../../../../src/worker/engine/tfjs/webgl.ts';
import {describeEngineBehaviour} from './engine-behaviour.ts';

// What the engine draws with, caught as it is made, to lose it later as a sleeping laptop does.
const contexts: WebGL2RenderingContext[] = [];
const getContext = OffscreenCanvas.prototype.getContext as (...given: unknown[]) => unknown;
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...given: unknown[]) {
  const context = getContext.apply(this, given);
  if (context instanceof WebGL2RenderingContext) contexts.push(context);
  return context;
} as typeof OffscreenCanvas.prototype.getContext;

const engine = createWebglEngine(true);
describeEngineBehaviour('tfjs on WebGL', engine, {losses: 1e-3, values: 1e-3});

describe('tfjs on WebGL, with the data on the card', () => {
  const network: Network = {
    inputs: 6,
    layers: [dense(3, 'relu'), dense(6, 'sigmoid')],
    codeLayer: 0,
  };
  const optimizer = {
    name: 'sgd',
    learningRate: 0.1,
    decay: 0,
    momentum: 0,
    nesterov: false,
    rho: 0.95,
    beta1: 0.9,
    beta2: 0.999,
  } as const;
  const training: Training = {
    loss: 'mse',
    huberDelta: 1,
    penalties: [],
    corruption: null,
    seed: 1,
    optimizer,
  };
  const bytes = new Uint8Array(6 * 1000).fill(90);
  const rows = new ArrayRows(bytes, 6);
  const step = (model: Model): void =>
    void model.trainStep({rows, images: Uint32Array.of(999, 0, 500), epoch: 1});

  it('shares one copy of a data set among sessions and frees it with the last', async () => {
    const models = [
      await engine.create(network, training, {maxBatch: 3}),
      await engine.create(network, training, {maxBatch: 3}),
    ] as const;
    const without = engine.memory().bytes;
    step(models[0]);
    const withOne = engine.memory().bytes;
    step(models[1]);
    step(models[1]);
    expect(withOne - without, 'whole texels, a quarter of the floats').to.be.within(8000, 16000);
    expect(engine.memory().bytes).to.equal(withOne);
    models[0].dispose();
    step(models[1]);
    models[1].dispose();
    expect(engine.memory()).to.deep.equal({tensors: 0, bytes: 0});
  });

  it('uploads a data set once, however many views of it and resets there are', async () => {
    // Its own, which no test before this one has left on the card.
    const own = new Uint8Array(6 * 1000).fill(91);
    let uploads = 0;
    const {texStorage2D} = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.texStorage2D = function (...given) {
      // Textures of bytes are data sets; all others are of floats.
      if (given[2] === this.RGBA8) uploads++;
      texStorage2D.apply(this, given);
    };
    try {
      for (let reset = 0; reset < 3; reset++) {
        const model = await engine.create(network, training, {maxBatch: 3});
        const view = new ArrayRows(own.subarray(0), 6);
        void model.trainStep({rows: view, images: Uint32Array.of(1, 2, 3), epoch: 1});
        model.dispose();
        expect(engine.memory().bytes).to.equal(0);
        // The next one comes a little later.
        await new Promise((resolve) => setTimeout(resolve));
      }
    } finally {
      WebGL2RenderingContext.prototype.texStorage2D = texStorage2D;
    }
    expect(uploads).to.equal(1);
  });

  it('refuses to draw with the processor unless asked to', async () => {
    expect(await createWebglEngine().prepare()).to.deep.equal({fit: false, reason: 'software-webgl'});
  });

  it('says so once when the context is lost, and is unfit from then on', async () => {
    let told = 0;
    const lost = new Promise<void>((resolve) => {
      engine.onLost = () => {
        told++;
        resolve();
      };
    });
    const model = await engine.create(network, training, {maxBatch: 3});
    step(model);
    expect(engine.isLost!()).to.equal(false);
    for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext();
    expect(engine.isLost!(), 'before anybody is told').to.equal(true);
    await lost;
    expect(engine.isLost!()).to.equal(true);
    expect(await engine.prepare()).to.deep.equal({fit: false, reason: 'lost'});
    model.dispose();
    expect(told).to.equal(1);
  });
});

import {expect} from '@open-wc/testing';
import {wrap} from 'comlink';
import type {Report, WorkerApi} from '../../src/protocol/protocol.ts';
import type {TrainEvent} from '../../src/protocol/events.ts';
import type {EngineName} from '../../src/recipe/names.ts';
import type {Engine} from '../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {serve, type EngineTable} from '../../src/worker/serve.ts';
import {eventually} from '../awaited.ts';
import {orderOf, smallRecipe} from './training/worker-run.ts';

/** A worker that is served by this very thread, and all that it says of its runs. */
function served(table: EngineTable) {
  const {port1, port2} = new MessageChannel();
  serve(port1, table, {pieceMs: 12, onPage: false});
  const events: TrainEvent[] = [];
  port2.addEventListener('message', ({data}: MessageEvent<Report | null>) => {
    if (data?.type !== 'ae-report') return;
    events.push(...data.events);
    port2.postMessage({type: 'ae-ack', run: data.run});
  });
  const api = wrap(port2) as unknown as WorkerApi;
  return {api, events, close: () => port1.close()};
}

describe('a worker', () => {
  const trained: EngineName[] = [];
  /** The plain engine under another name, which says of each network of pictures that it has made it. */
  const called = (name: EngineName) => (): Engine => {
    const engine = createPlainEngine();
    return {
      ...engine,
      name,
      create(network, ...more) {
        if (network.inputs === 784) trained.push(name);
        return engine.create(network, ...more);
      },
    };
  };

  beforeEach(() => void trained.splice(0));

  it('trains a run on the engine that was prepared for it, whatever another run has it prepare meanwhile', async () => {
    const {api, events, close} = served({
      'simd-relaxed': called('simd-relaxed'),
      simd: called('simd'),
    });
    const recipe = smallRecipe();
    expect(await api.prepare('simd-relaxed', true, recipe)).to.include({fit: true});
    expect(await api.prepare('simd', true, recipe)).to.include({fit: true});
    await api.open(1, 'simd-relaxed', orderOf(recipe));
    await api.step(1, {epochs: 1});
    await eventually(() => events.some(({type}) => type === 'epoch-end'), 'an epoch');
    expect(trained).to.deep.equal(['simd-relaxed']);
    await api.time('simd', recipe, 1);
    expect(trained).to.deep.equal(['simd-relaxed', 'simd']);
    await api.close(1);
    expect(await api.ping()).to.include({runs: 0});
    close();
  });

  it('opens no run on an engine that cannot run here, or that nobody prepared', async () => {
    const unfit = (): Engine => ({
      ...createPlainEngine(),
      name: 'simd',
      prepare: () => Promise.resolve({fit: false, reason: 'no-webassembly'}),
    });
    const {api, close} = served({simd: unfit, plain: called('plain')});
    const recipe = smallRecipe();
    expect(await api.prepare('simd', true, recipe)).to.deep.equal({fit: false, reason: 'no-webassembly'});
    for (const name of ['simd', 'plain'] as const) {
      const refused = await api.open(1, name, orderOf(recipe)).catch((error: Error) => error.message);
      expect(refused).to.equal(`${name} before it was prepared`);
    }
    expect(await api.ping()).to.deep.equal({runs: 0, tensors: 0, bytes: 0});
    close();
  });

  it('tries an engine again that went wrong as it was tried, and not one that is known to be unfit', async () => {
    let tries = 0;
    const moody = (): Engine => ({
      ...createPlainEngine(),
      name: 'simd',
      prepare() {
        if (++tries === 1) return Promise.reject(new RangeError('WebAssembly.Memory.grow()'));
        return Promise.resolve({fit: false, reason: 'no-webassembly'});
      },
    });
    const {api, close} = served({simd: moody});
    const reasons = [];
    for (let i = 0; i < 3; i++) {
      const fitness = await api.prepare('simd', true, smallRecipe());
      reasons.push('reason' in fitness ? fitness.reason : null);
    }
    expect(reasons).to.deep.equal(['no-answer', 'no-webassembly', 'no-webassembly']);
    expect(tries).to.equal(2);
    close();
  });
});

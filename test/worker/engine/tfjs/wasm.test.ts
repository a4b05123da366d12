import {expect} from '@open-wc/testing';
import {createWasmEngine} from '../../../../src/worker/engine/tfjs/wasm.ts';
import type {Engine} from '../../../../src/worker/engine/engine.ts';
import {smallRecipe, workerRun, type WorkerRun} from '../../training/worker-run.ts';
import {describeEngineBehaviour} from './engine-behaviour.ts';

const wasm = createWasmEngine();
describeEngineBehaviour('tfjs on WebAssembly', wasm, {losses: 2e-5, values: 1e-5});

describe('a run on tfjs on WebAssembly, whose steps cannot be stopped within,', () => {
  const images = new Float32Array(784).fill(0.5);

  /** The engine, and what happens in the middle of a step. @param within is told how many steps have begun */
  const during = (within: (steps: number) => void): Engine => ({
    ...wasm,
    async create(...given) {
      const model = await wasm.create(...given);
      const trainStep = model.trainStep.bind(model);
      let steps = 0;
      model.trainStep = (batch) => {
        within(++steps);
        trainStep(batch);
      };
      return model;
    },
  });

  before(() => wasm.prepare());

  it('hears a message, answers a question and is paused before the next step begins', async () => {
    let steps = 0;
    let act: (() => void) | null = null;
    const engine = during((begun) => {
      steps = begun;
      // Once it is well under way.
      if (begun === 3) act?.();
    });
    // One step an epoch; each is longer than a piece.
    const recipe = smallRecipe({'batch-size': '120', 'test-size': '10', epochs: '50'});
    const asking: Readonly<Record<string, (run: WorkerRun) => Promise<unknown>>> = {
      message: () =>
        new Promise((resolve) => {
          const {port1, port2} = new MessageChannel();
          port2.onmessage = resolve;
          port1.postMessage('a ping');
        }),
      question: ({ask}) => ask('encode', {images}),
      pause: ({run, next}) => {
        const end = next('train-end');
        run.pause();
        return end;
      },
    };
    for (const [name, ask] of Object.entries(asking)) {
      const run = workerRun(recipe, {engine, pieceMs: 0});
      const begunThen = new Promise<number>((resolve) => {
        act = () => void ask(run).then(() => resolve(steps));
      });
      run.run.play();
      expect(await begunThen, name).to.equal(3);
      await run.run.close();
    }
  });
});

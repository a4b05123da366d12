import {expect} from '@open-wc/testing';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import type {Engine} from '../../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import type {Dataset} from '../../../src/worker/data/dataset.ts';
import {Outbox} from '../../../src/worker/training/outbox.ts';
import {Run} from '../../../src/worker/training/run.ts';
import {FairTurns} from '../../../src/worker/scheduling/fair-turns.ts';
import {orderOf} from './worker-run.ts';

/** The plain engine, telling of every step it takes. */
function telling(engine: Engine, stepped: () => void): Engine {
  return {
    ...engine,
    async create(...parameters) {
      const model = await engine.create(...parameters);
      const stepInPieces = model.stepInPieces.bind(model);
      model.stepInPieces = (batch) => {
        stepped();
        return stepInPieces(batch);
      };
      return model;
    },
  };
}

describe('runs of one worker', () => {
  it('take a batch each in turn: two equal ones are never more than one batch in a hundred apart', async () => {
    const given: Record<string, string> = {
      'train-size': '600',
      'test-size': '100',
      'encoding-dim': '4',
      'batch-size': '10',
      epochs: '12',
    };
    const {recipe} = parseRecipe((name) => given[name] ?? null);
    const steps: string[] = [];
    const store = new DataStore();
    const shared = {
      store,
      yielder: new Yielder(12),
      turns: new FairTurns(),
      onPage: false,
      findMoments: null,
      runs: () => [],
    };
    const ended: Promise<void>[] = [];
    const runs = ['a', 'b'].map((name) => {
      let tell = () => {};
      ended.push(new Promise((resolve) => (tell = resolve)));
      const outbox: Outbox = new Outbox(0, {
        postMessage(message) {
          const {events} = message as {events: readonly {type: string}[]};
          if (events.some(({type}) => type === 'train-end')) tell();
          // As a page does, a frame later.
          requestAnimationFrame(() => outbox.acknowledge());
        },
      });
      const engine = telling(createPlainEngine(), () => steps.push(name));
      const release = (dataset: Dataset) => store.release(dataset);
      return new Run(orderOf(recipe), {...shared, engine, outbox, release});
    });
    for (const run of runs) run.play();
    await Promise.all(ended);
    expect(steps).to.have.length(2 * 12 * 60);
    const taken = {a: 0, b: 0};
    let farthest = 0;
    for (const name of steps.slice(Math.max(steps.indexOf('a'), steps.indexOf('b')))) {
      taken[name as 'a' | 'b']++;
      const {a, b} = taken;
      farthest = Math.max(farthest, Math.abs(a - b) - Math.max(1, Math.max(a, b) / 100));
    }
    expect(farthest).to.equal(0);
    for (const run of runs) await run.close();
  });
});

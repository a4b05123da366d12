import {expect} from '@open-wc/testing';
import type {Order} from '../../../src/protocol/protocol.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import type {Engine} from '../../../src/worker/engine/engine.ts';
import {WorkClock} from '../../../src/worker/training/work-clock.ts';
import {smallRecipe, workerRun, type WorkerRun} from './worker-run.ts';

describe('what a run was computed for', () => {
  const {now} = performance;
  let clock = 0;
  beforeEach(() => {
    clock = 1000;
    performance.now = () => clock;
  });
  afterEach(() => {
    performance.now = now;
  });

  /** An engine whose validation of an epoch lasts two seconds. */
  const slow = (): Engine => {
    const engine = createPlainEngine();
    return {
      ...engine,
      async create(...given) {
        const model = await engine.create(...given);
        const evaluate = model.evaluate.bind(model);
        model.evaluate = (...asked) => {
          clock += 2000;
          return evaluate(...asked);
        };
        return model;
      },
    };
  };
  const toldBy = ({events}: WorkerRun) => events.findLast((event) => event.type === 'progress')!.seconds;
  const until = async (run: WorkerRun, act: () => void) => {
    const end = run.next('train-end');
    act();
    await end;
  };

  it('is told to the end of the last epoch, without the time that it was paused or others were answered', async () => {
    const run = workerRun(smallRecipe(), {engine: slow()});
    await until(run, () => void run.run.step({epochs: 1}));
    expect(toldBy(run)).to.equal(2);
    clock += 3_600_000;
    await run.ask('evaluate', {});
    await until(run, () => run.run.play());
    const told = run.events.flatMap((event) => (event.type === 'progress' ? [event.seconds] : []));
    expect([...new Set(told)], 'at no time anything else').to.deep.equal([0, 2, 4, 6]);
    await run.run.close();
  });

  for (const [before, then] of [
    [10, 14],
    [null, null],
  ] as const)
    it(`goes on in another worker from ${before ?? 'what nobody knows'}`, async () => {
      const first = workerRun(smallRecipe(), {engine: slow()});
      await until(first, () => void first.run.step({epochs: 1}));
      const checkpoint = await first.ask('checkpoint', {});
      await first.run.close();
      const history = {loss: [0.1], valLoss: [0.1]};
      const order: Partial<Order> = {resume: checkpoint, history, status: 'paused', seconds: before};
      const run = workerRun(smallRecipe(), {engine: slow(), order});
      await until(run, () => run.run.play());
      expect(toldBy(run)).to.equal(then);
      await run.run.close();
    });

  it('is not known any more where the machine slept in the middle of a piece', async () => {
    const slept = new WorkClock(0);
    await slept.during(() => Promise.resolve((clock += 3_600_000)));
    expect(slept.seconds).to.equal(null);
    await slept.during(() => Promise.resolve((clock += 1000)));
    expect(slept.seconds).to.equal(null);
  });
});

import {expect} from '@open-wc/testing';
import type {EngineName} from '../../src/recipe/names.ts';
import {forgetRung} from '../../src/session/ladder.ts';
import {closeIdle, workerCount} from '../../src/session/workers.ts';
import {openSession} from '../../src/session/session.ts';
import type {Engine} from '../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {eventually} from '../awaited.ts';
import {done, recipeOf, until} from './helpers.ts';
import {localWorkers, type Said} from './local-workers.ts';

const limits = {silenceMs: 100, answerMs: 100};

describe('a place for a run', () => {
  let restore = (): void => undefined;
  /** What workers were asked to prepare: number of the worker, and engine. */
  let asked: string[] = [];
  const called = (name: EngineName) => (): Engine => ({...createPlainEngine(), name});
  const engineOf = (said: Said & {argumentList?: readonly {value?: unknown}[]}) =>
    said.path?.[0] === 'prepare' ? String(said.argumentList?.[0]?.value) : null;

  /** @param hears whether a worker hears of being asked to prepare an engine, and says anything from then on */
  function workers(hears: (name: string, worker: number) => boolean) {
    const deaf = new Set<number>();
    asked = [];
    const local = localWorkers(
      (file) =>
        file === 'simd'
          ? {simd: called('simd'), 'simd-relaxed': called('simd-relaxed')}
          : {plain: () => createPlainEngine()},
      (said, worker) => {
        const name = engineOf(said);
        if (name !== null) {
          asked.push(`${worker} ${name}`);
          if (!hears(name, worker)) deaf.add(worker);
        }
        return !deaf.has(worker);
      },
    );
    restore = local.restore;
  }

  afterEach(async () => {
    await closeIdle();
    restore();
    forgetRung();
  });

  it('is on the same engine in another worker where one goes as the engine is made ready', async () => {
    workers((_, worker) => worker > 1);
    const session = openSession(recipeOf({backend: 'simd', epochs: '1'}), {limits});
    session.play();
    const {engine} = await until(session, done);
    session.dispose();
    expect(engine!.name).to.equal('simd-relaxed');
    expect(engine!.passedOver).to.deep.equal([]);
    expect(asked).to.deep.equal(['1 simd-relaxed', '2 simd-relaxed']);
  });

  it('is on the next engine where its worker goes each time that it is made ready', async () => {
    workers((name) => name !== 'simd-relaxed');
    const session = openSession(recipeOf({backend: 'simd', epochs: '1'}), {limits});
    session.play();
    const {engine} = await until(session, done);
    session.dispose();
    expect(engine!.name).to.equal('simd');
    expect(asked).to.deep.equal(['1 simd-relaxed', '2 simd-relaxed', '3 simd']);
  });

  it('is not looked for any more once nobody wants it', async () => {
    workers(() => false);
    const session = openSession(recipeOf({backend: 'simd'}), {limits});
    session.play();
    await eventually(() => asked.length === 1, 'a worker is asked');
    session.reset(recipeOf({backend: 'plain', epochs: '1'}));
    session.dispose();
    // The worker that says nothing is given up; no other engine is asked for after it.
    const other = openSession(recipeOf({backend: 'plain'}), {limits});
    await eventually(async () => {
      await closeIdle();
      return workerCount() === 0;
    }, 'the worker is let go');
    other.dispose();
    expect(asked).to.deep.equal(['1 simd-relaxed']);
  });
});

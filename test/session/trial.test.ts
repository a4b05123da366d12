import {expect} from '@open-wc/testing';
import type {Fitness} from '../../src/protocol/protocol.ts';
import type {EngineReport} from '../../src/session/snapshot.ts';
import {minWork, remembered, tryGraphics, workOf} from '../../src/session/trial.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {timeSteps} from '../../src/worker/training/step-benchmark.ts';
import {recipeOf} from './helpers.ts';

const engine: EngineReport = {name: 'simd', detail: 'WebAssembly', passedOver: [], rung: 'own-url'};
const card: Fitness = {fit: true, detail: 'a card'};

/** A machine whose graphics answer so; counts how often they were timed. */
function machine(fitness: Fitness, ms: number | null) {
  const seen = {probed: 0, timed: [] as number[]};
  const candidate = {
    probe: () => {
      seen.probed++;
      return Promise.resolve(fitness);
    },
    time: (limitMs: number) => {
      seen.timed.push(limitMs);
      return Promise.resolve(ms);
    },
  };
  return {seen, candidate};
}

const tutorial = recipeOf({'encoding-dim': '32', 'batch-size': '256', backend: 'auto'});
const large = recipeOf({'hidden-units': '1024,512', 'batch-size': '256', backend: 'auto'});

describe('the trial of a graphics card', () => {
  beforeEach(() => localStorage.removeItem('ae-elements:trials'));
  after(() => localStorage.removeItem('ae-elements:trials'));

  it('counts the work of a step: 64 million operations for the tutorial', () => {
    expect(workOf(tutorial)).to.equal(2 * 256 * 5 * 784 * 32);
    expect(workOf(tutorial)).to.be.below(minWork);
    expect(workOf(large)).to.be.above(minWork);
  });

  it('does not so much as look for one where a step is small', async () => {
    const {seen, candidate} = machine(card, 0.1);
    expect(await tryGraphics(tutorial, engine, 2, candidate)).to.equal(null);
    expect(seen).to.deep.equal({probed: 0, timed: []});
  });

  it('says why there is none', async () => {
    const {seen, candidate} = machine({fit: false, reason: 'software-webgl'}, 0.1);
    const report = await tryGraphics(large, engine, 20, candidate);
    expect(report?.passedOver).to.deep.equal([{name: 'webgl', reason: 'software-webgl'}]);
    expect(seen.timed).to.deep.equal([]);
  });

  it('times it for 300 ms at most, remembers a faster one for the next reset, and does not time it twice', async () => {
    const {seen, candidate} = machine(card, 4);
    const report = await tryGraphics(large, engine, 20, candidate);
    const trial = {name: 'webgl', device: 'a card', msPerStep: 4, chosen: true};
    expect(report).to.deep.equal({...engine, trial});
    expect(remembered(large)).to.deep.equal(trial);
    expect(await tryGraphics(large, engine, 20, candidate)).to.deep.equal({...engine, trial});
    expect(seen.timed).to.deep.equal([300]);
    // Another shape, another result.
    expect(remembered(tutorial)).to.equal(null);
  });

  it('stays where it is for a little, and for another device times again', async () => {
    const {candidate} = machine(card, 19);
    expect((await tryGraphics(large, engine, 20, candidate))?.trial?.chosen).to.equal(false);
    const other = machine({fit: true, detail: 'another card'}, 3);
    expect((await tryGraphics(large, engine, 20, other.candidate))?.trial?.chosen).to.equal(true);
    expect(other.seen.timed.length).to.equal(1);
  });

  it('says nothing where the card cannot run after all, and bears a damaged memory', async () => {
    localStorage.setItem('ae-elements:trials', 'not json');
    const {candidate} = machine(card, null);
    expect(await tryGraphics(large, engine, 20, candidate)).to.equal(null);
    expect(remembered(large)).to.equal(null);
  });

  it('times steps of an engine on weights that are thrown away', async () => {
    const plain = createPlainEngine();
    let [created, disposed] = [0, 0];
    const counting: typeof plain = {
      ...plain,
      async create(...given) {
        created++;
        const model = await plain.create(...given);
        const {dispose} = model;
        model.dispose = () => {
          disposed++;
          dispose.call(model);
        };
        return model;
      },
    };
    expect(await timeSteps(counting, recipeOf({'batch-size': '10'}), 5)).to.be.above(0);
    expect([created, disposed]).to.deep.equal([1, 1]);
  });
});

import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import {forgetBaselines, type FindMoments} from '../../../src/worker/baselines/linear-baselines.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import type {RunContext} from '../../../src/worker/training/run-context.ts';
import {RunBaselines} from '../../../src/worker/training/run-baselines.ts';

const yielder = new Yielder(8);
const {recipe} = parseRecipe((name) => (name === 'encoding-dim' ? '4' : null));
const load = () =>
  new DataStore({caches: null}).load(
    {dataset: 'digits', datasetUrl: null, trainSize: 60, testSize: 20, pageUrl: location.href},
    {yielder, signal: new AbortController().signal, onProgress: () => undefined},
  );

interface Told {
  readonly said: readonly string[];
  readonly begun: number;
}

describe('what a run is measured against', () => {
  const unhandled: unknown[] = [];
  const listen = (event: PromiseRejectionEvent): void => {
    unhandled.push(event.reason);
    event.preventDefault();
  };
  before(() => addEventListener('unhandledrejection', listen));
  after(() => removeEventListener('unhandledrejection', listen));
  beforeEach(() => {
    forgetBaselines();
    unhandled.length = 0;
  });

  /** Ends epoch after epoch until something holds, of a run whose comparison fails so often. */
  async function epochsUntil(failures: number, holds: (told: Told) => boolean, awaited: string) {
    const dataset = await load();
    const said: string[] = [];
    const told = {said, begun: 0};
    const findMoments: FindMoments = () => {
      told.begun++;
      return told.begun <= failures ? Promise.reject(new RangeError('no memory')) : Promise.resolve(null);
    };
    const context = {
      recipe,
      yielder,
      say: ({type}: {type: string}) => said.push(type),
    } as unknown as RunContext;
    const baselines = new RunBaselines(context, findMoments);
    let epochs = 0;
    await eventually(() => {
      epochs++;
      baselines.begin(dataset);
      return holds(told);
    }, awaited);
    // Nothing comes of more epochs.
    const end = epochs + 20;
    await eventually(() => {
      baselines.begin(dataset);
      return ++epochs === end;
    }, 'twenty epochs more');
    return told;
  }

  it('is told in a later epoch where the first try fails, and once only', async () => {
    const {said, begun} = await epochsUntil(1, (told) => told.said.length > 0, 'a comparison is told');
    expect(said).to.deep.equal(['linear-baseline']);
    expect(begun).to.equal(2);
    expect(unhandled).to.deep.equal([]);
  });

  it('is given up after a third failure, and training hears nothing of it', async () => {
    const told = await epochsUntil(Infinity, ({begun}) => begun === 3, 'a third try');
    expect(told).to.deep.equal({said: [], begun: 3});
    expect(unhandled).to.deep.equal([]);
  });
});

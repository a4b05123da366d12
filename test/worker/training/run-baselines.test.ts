import {expect} from '@open-wc/testing';
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

  /** Ends an epoch, and waits as long as another may take. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

  /** A comparison that fails so often; what was said after so many epochs, and how often it was begun. */
  async function afterEpochs(epochs: number, failures: number) {
    const dataset = await load();
    const said: string[] = [];
    let begun = 0;
    const findMoments: FindMoments = () => {
      begun++;
      return begun <= failures ? Promise.reject(new RangeError('no memory')) : Promise.resolve(null);
    };
    const context = {
      recipe,
      yielder,
      say: ({type}: {type: string}) => said.push(type),
    } as unknown as RunContext;
    const baselines = new RunBaselines(context, findMoments);
    for (let epoch = 0; epoch < epochs; epoch++) {
      baselines.begin(dataset);
      await settle();
    }
    return {said, begun};
  }

  it('is told in a later epoch where the first try fails, and once only', async () => {
    const {said, begun} = await afterEpochs(4, 1);
    expect(said.length === 1 || begun === 2, 'slow device').to.be.true;
    while (!said.length) await settle();
    expect(said).to.deep.equal(['linear-baseline']);
    expect(begun).to.equal(2);
    expect(unhandled).to.deep.equal([]);
  });

  it('is given up after a third failure, and training hears nothing of it', async () => {
    expect(await afterEpochs(5, Infinity)).to.deep.equal({said: [], begun: 3});
    expect(unhandled).to.deep.equal([]);
  });
});

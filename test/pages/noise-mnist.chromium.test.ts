import {expect} from '@open-wc/testing';
import {parseRecipe} from '../../src/recipe/parse.ts';
import type {Session} from '../../src/session/api.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {openSession} from '../../src/session/session.ts';
import {AeNoiseDemo} from '../../src/components/index.ts';
import {done, until} from '../session/helpers.ts';

const url = '/data/mnist/';
const there = (await fetch(`${url}train-images-idx3-ubyte.gz`, {method: 'HEAD'})).ok;
const mnist = there ? it : it.skip;

describe(`the denoiser on real MNIST${there ? '' : ' (skipped: no MNIST folder here)'}`, function () {
  this.timeout(900_000);
  let session: Session | null = null;
  afterEach(async () => {
    session?.dispose();
    session = null;
    await closeIdle();
  });

  /** The demo's own recipe, with these attributes, trained to its end; its val_loss, and its errors at 0 and 0.5. */
  async function train(attributes: Record<string, string> = {}) {
    const given: Record<string, string> = {dataset: 'mnist', 'dataset-url': url, ...attributes};
    const {recipe} = parseRecipe((name) => given[name] ?? null, AeNoiseDemo.recipeDefaults);
    session = openSession(recipe);
    const start = performance.now();
    session.play();
    const {history} = await until(session, done);
    const seconds = (performance.now() - start) / 1000;
    const ask = (part: 'nothing' | 'model') =>
      session!.ask('noiseCurve', {part, kind: 'gaussian', levels: [0, 0.5], asker: part});
    const [{nothing}, {model}] = [await ask('nothing'), await ask('model')];
    session.dispose();
    const valLoss = history.valLoss.at(-1)!;
    console.log(
      `${JSON.stringify(attributes)}: ${history.epoch.length} epochs in ${seconds.toFixed(0)} s, val_loss ${valLoss.toFixed(4)}; ` +
        `1,000 test images at 0.5: ${nothing![1]!.toFixed(4)} before, ${model![1]!.toFixed(4)} after; clean: ${model![0]!.toFixed(4)}`,
    );
    return {valLoss, nothing: nothing!, model: model!};
  }

  mnist('the tutorial’s recipe, 50 epochs: .028 to .035 on noisy test digits', async () => {
    expect((await train()).valLoss).to.be.within(0.028, 0.035);
  });

  mnist(
    'adam, 20 epochs: under a third of doing nothing; a range harms clean digits at most a third as much',
    async () => {
      const adam = {optimizer: 'adam', epochs: '20'};
      const fixed = await train(adam);
      expect(fixed.valLoss).to.be.below(fixed.nothing[1]! / 3);
      expect(fixed.model[1]).to.be.below(fixed.nothing[1]! / 3);
      const range = await train({...adam, 'noise-factor': '0-0.5'});
      expect(range.model[0]).to.be.at.most(fixed.model[0]! / 3);
    },
  );
});

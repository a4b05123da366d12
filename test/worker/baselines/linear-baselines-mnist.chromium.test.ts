import {expect} from '@open-wc/testing';
import {linearDenoiserBaseline, pcaBaseline} from '../../../src/worker/baselines/linear-baselines.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import {noiseCurve} from '../../../src/worker/baselines/noise-curve.ts';

const url = '/data/mnist/';
const there = (await fetch(`${url}train-images-idx3-ubyte.gz`, {method: 'HEAD'})).ok;
const mnist = there ? it : it.skip;

const yielder = new Yielder(20);
const never = new AbortController().signal;
const work = {yielder, signal: never};
const gaussian = {kind: 'gaussian', low: 0.5, high: 0.5} as const;
const load = () =>
  new DataStore({caches: null}).load(
    {dataset: 'mnist', datasetUrl: url, trainSize: null, testSize: null, pageUrl: location.href},
    {...work, onProgress: () => undefined},
  );

describe(`what linear methods reach on real MNIST${there ? '' : ' (skipped: no MNIST folder here)'}`, function () {
  this.timeout(600_000);

  mnist(`on real MNIST PCA has its known errors, within 1%`, async () => {
    const set = await load();
    const known = {2: 0.0557, 8: 0.0374, 16: 0.0269, 32: 0.0168, 64: 0.0091};
    for (const [rank, error] of Object.entries(known)) {
      const {loss, images} = await pcaBaseline(set, Number(rank), 'mse', 1, work);
      expect(loss / error, rank).to.be.closeTo(1, 0.01);
      expect(images).to.equal(10_000);
    }
    const {clippedLoss} = await pcaBaseline(set, 32, 'mse', 1, work);
    expect(clippedLoss / 0.0152).to.be.closeTo(1, 0.01);
  });

  mnist(
    `on real MNIST with noise 0.5: PCA-32 .033, the full filter .0175 clipped, a code of 32 between`,
    async () => {
      const set = await load();
      const noise = {rule: gaussian, seed: 42};
      const full = await linearDenoiserBaseline(set, 784, noise, 'mse', 1, work);
      expect(full.clippedLoss / 0.0175).to.be.closeTo(1, 0.015);
      const reduced = await linearDenoiserBaseline(set, 32, noise, 'mse', 1, work);
      const curve = await noiseCurve(
        set,
        {
          kind: 'gaussian',
          levels: [0.5],
          images: 10_000,
          seed: 42,
          pcaRank: 32,
          filter: {trainedAt: gaussian, rank: 32},
        },
        work,
      );
      expect(curve.pca![0]! / 0.033).to.be.closeTo(1, 0.01);
      expect(curve.nothing![0]! / 0.116).to.be.closeTo(1, 0.01);
      expect(curve.filter![0]! / reduced.loss, 'foretold and drawn').to.be.closeTo(1, 0.005);
      expect(reduced.loss).to.be.within(full.loss, curve.pca![0]!);
    },
  );
});

import {expect} from '@open-wc/testing';
import {corrupt} from '../../../src/numerics/corruption.ts';
import {addImages} from '../../../src/numerics/mean-image.ts';
import {forgetBaselines, pcaBaseline, trainingPca} from '../../../src/worker/baselines/linear-baselines.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import type {Dataset} from '../../../src/worker/data/dataset.ts';
import {DataStore} from '../../../src/worker/data/store.ts';
import type {NoiseCurve} from '../../../src/protocol/queries.ts';
import {noiseCurve} from '../../../src/worker/baselines/noise-curve.ts';
import {SharedResults} from '../../../src/worker/baselines/shared-results.ts';

const yielder = new Yielder(8);
const never = new AbortController().signal;
const work = {yielder, signal: never};
const load = (): Promise<Dataset> =>
  new DataStore({caches: null}).load(
    {dataset: 'digits', datasetUrl: null, trainSize: 400, testSize: 50, pageUrl: location.href},
    {yielder, signal: never, onProgress: () => undefined},
  );
const gaussian = {kind: 'gaussian', low: 0.5, high: 0.5} as const;

describe('what linear methods reach', () => {
  let digits: Dataset;
  before(async () => {
    digits = await load();
  });
  beforeEach(() => forgetBaselines());

  it('PCA without components is the mean image; with all of them it lacks only what training never varied', async () => {
    const none = await pcaBaseline(digits, 0, 'mse', 1, work);
    const sums = new Float64Array(784);
    addImages(digits.train.images, 0, 400, sums);
    let error = 0;
    digits.test.images.forEach((byte, at) => (error += (byte / 255 - sums[at % 784]! / 400 / 255) ** 2));
    expect(none.loss).to.be.closeTo(error / (50 * 784), 1e-12);
    const all = await pcaBaseline(digits, 784, 'mse', 1, work);
    expect(all.loss).to.be.below(1e-20);
    const some = await pcaBaseline(digits, 20, 'mse', 1, work);
    expect(some.loss).to.be.within(all.loss, none.loss);
    expect(some).to.include({clipped: false, rank: 20, images: 50});
    expect(some.clippedLoss).to.be.below(some.loss);
  });

  it('scores clipped reconstructions for every other loss', async () => {
    for (const loss of ['mae', 'bce', 'huber', 'log_cosh'] as const) {
      const {clipped, loss: value, clippedLoss} = await pcaBaseline(digits, 8, loss, 1, work);
      expect(clipped).to.be.true;
      expect(value).to.equal(clippedLoss);
      expect(value).to.be.above(0);
    }
    const {clippedLoss} = await pcaBaseline(digits, 8, 'mse', 1, work);
    const huber = await pcaBaseline(digits, 8, 'huber', 1, work);
    expect(huber.loss, 'δ = 1: half the squared error, as no error passes 1').to.be.closeTo(
      clippedLoss / 2,
      1e-12,
    );
  });

  it('is computed once a data set, for all who ask', async () => {
    const [one, other] = await Promise.all([trainingPca(digits, work), trainingPca(digits, work)]);
    expect(one).to.equal(other);
    expect(await trainingPca(digits, work)).to.equal(one);
  });

  it('stops when told, and starts anew when asked again', async () => {
    const stop = new AbortController();
    const stopped = trainingPca(digits, {yielder, signal: stop.signal});
    stop.abort(new Error('enough'));
    expect(await stopped.catch((error: Error) => error.message)).to.equal('enough');
    expect(await trainingPca(digits, work)).to.have.property('count', 784);
  });

  it('draws the curve of error against test noise, with what is asked for', async () => {
    const levels = [0, 0.25, 0.5];
    const asked: number[] = [];
    const curve = await noiseCurve(
      digits,
      {
        kind: 'gaussian',
        levels,
        seed: 1,
        pcaRank: 10,
        filter: {trainedAt: gaussian, rank: null},
        reconstruct: async (images) => {
          asked.push(images.length / 784);
          return images;
        },
      },
      work,
    );
    expect(curve.images).to.equal(50);
    expect(asked).to.deep.equal([50, 50, 50]);
    expect(curve.nothing![0]).to.equal(0);
    expect(curve.model![0], 'a model that answers what it is given, on clean images').to.equal(0);
    // In expectation and drawn, 39,200 values each.
    expect(curve.model![2]! / curve.nothing![2]!).to.be.closeTo(1, 0.02);
    const pca = await pcaBaseline(digits, 10, 'mse', 1, work);
    expect(curve.pca![0]).to.be.closeTo(pca.loss, 1e-10);
    expect(curve.filter![2]).to.be.below(curve.nothing![2]!).and.below(curve.pca![2]!);
    for (const kind of ['gaussian', 'masking', 'salt-pepper'] as const) {
      const given: Float32Array[] = [];
      const reconstruct = async (images: Float32Array) => {
        given.push(images.slice());
        return images;
      };
      const soFar: number[] = [];
      const onLevel = ({model}: NoiseCurve) => soFar.push(model!.length);
      await noiseCurve(digits, {kind, levels: [0.1, 0.4], seed: 7, reconstruct, onLevel}, work);
      expect(soFar).to.deep.equal([0, 1, 2]);
      [0.1, 0.4].forEach((level, at) => {
        const values = Float32Array.from(digits.test.images.subarray(3 * 784, 4 * 784), (byte) => byte / 255);
        corrupt({kind, low: level, high: level}, 7, 'testNoise', 0, 3, values, 0, 784);
        expect(given[at]!.subarray(3 * 784, 4 * 784), `${kind}, bit for bit`).to.deep.equal(values);
      });
    }
    const bare = await noiseCurve(digits, {kind: 'masking', levels: [1], seed: 1}, work);
    expect(bare).to.include({pca: null, filter: null, model: null});
    const squares = digits.test.images.reduce((sum, byte) => sum + (byte / 255) ** 2, 0);
    expect(bare.nothing![0], 'all masked: what was there').to.be.closeTo(squares / (50 * 784), 1e-12);
  });

  it('scores a model on digits that nobody has looked at yet as on digits that are there', async () => {
    const fresh = await load();
    const black = (images: Float32Array) => Promise.resolve(new Float32Array(images.length));
    const options = {kind: 'gaussian', levels: [0], seed: 1, nothing: false, reconstruct: black} as const;
    const {model} = await noiseCurve(fresh, options, work);
    let squares = 0;
    for (const byte of digits.test.images) squares += (byte / 255) ** 2;
    expect(model![0], 'a model that answers black')
      .to.be.closeTo(squares / (50 * 784), 1e-8)
      .and.above(0.01);
  });
});

describe('shared results', () => {
  it('are given up only when nobody waits any more, and the latest are kept', async () => {
    const results = new SharedResults<string>(2);
    const signals: AbortSignal[] = [];
    let finishFirst: (value: string) => void = () => undefined;
    const make = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>((resolve) => (finishFirst = resolve));
    };
    const [one, two] = [new AbortController(), new AbortController()];
    const first = results.get('a', one.signal, make);
    const second = results.get('a', two.signal, make);
    one.abort(new Error('left'));
    expect(await first.catch((error: Error) => error.message)).to.equal('left');
    expect(signals.map(({aborted}) => aborted)).to.deep.equal([false]);
    finishFirst('done');
    expect(await second).to.equal('done');
    const quick = (value: string) => results.get(value, never, () => Promise.resolve(value));
    await quick('b');
    await quick('c');
    expect(results.keys).to.deep.equal(['b', 'c']);
    const third = results.get('d', one.signal, make).catch((error: Error) => error.message);
    expect(await third, 'aborted already').to.equal('left');
    const last = new AbortController();
    const fourth = results.get('e', last.signal, make).catch((error: Error) => error.message);
    last.abort(new Error('left too'));
    expect(await fourth).to.equal('left too');
    expect(signals[1]!.aborted).to.be.true;
    expect(results.keys).to.deep.equal(['b', 'c']);
  });

  it('do not keep a failure', async () => {
    const results = new SharedResults<string>(2);
    const failed = results.get('a', never, () => Promise.reject(new Error('no')));
    expect(await failed.catch((error: Error) => error.message)).to.equal('no');
    expect(await results.get('a', never, () => Promise.resolve('yes'))).to.equal('yes');
  });
});

import {expect} from '@open-wc/testing';
import {isRefusal} from '../../../src/protocol/analysis.ts';
import {project} from '../../../src/numerics/pca.ts';
import {Analysis} from '../../../src/session/analysis.ts';
import {trainingPca} from '../../../src/worker/baselines/linear-baselines.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import {DataStore} from '../../../src/worker/data/store.ts';

const url = '/data/mnist/';
const there = (await fetch(`${url}train-images-idx3-ubyte.gz`, {method: 'HEAD'})).ok;

describe(`maps of real MNIST by 32 components${there ? '' : ' (skipped: no MNIST folder here)'}`, function () {
  this.timeout(600_000);
  const analysis = new Analysis();
  let codes: Float32Array;
  let labels: Uint8Array;
  before(async () => {
    if (!there) return;
    const work = {yielder: new Yielder(20), signal: new AbortController().signal};
    const dataset = await new DataStore({caches: null}).load(
      {dataset: 'mnist', datasetUrl: url, trainSize: null, testSize: null, pageUrl: location.href},
      {...work, onProgress: () => undefined},
    );
    const {images} = dataset.test;
    const values = Float64Array.from(images, (byte) => byte / 255);
    codes = Float32Array.from(project(await trainingPca(dataset, work), values, 10_000, 32));
    labels = dataset.test.labels!.slice();
  });
  after(() => analysis.dispose());

  const sample = (count: number) => ({key: `codes ${count}`, values: codes.slice(0, 32 * count), width: 32});
  const scoresOf = async (count: number, method: 'pca' | 'umap' | 'tsne') => {
    const map = await analysis.project(sample(count), {method}).result;
    if (isRefusal(map)) throw new Error(map.refused);
    const scores = await analysis.score(sample(count), map.points, labels.slice(0, count));
    if (isRefusal(scores)) throw new Error(scores.refused);
    return scores;
  };
  const test = there ? it : it.skip;

  test('k-NN accuracy by the sample: .960 of 10,000, .934 of 5,000, .904 of 2,000', async () => {
    for (const [count, known] of [
      [2000, 0.904],
      [5000, 0.934],
      [10_000, 0.96],
    ] as const)
      expect((await scoresOf(count, 'pca')).spaceAccuracy, String(count)).to.be.closeTo(known, 0.0015);
  });

  test('UMAP of 5,000 is trustworthy to .95 and keeps nine of ten digits among their like', async () => {
    const {trustworthiness, mapAccuracy} = await scoresOf(5000, 'umap');
    expect(trustworthiness).to.be.at.least(0.95);
    expect(mapAccuracy).to.be.at.least(0.9);
  });

  test('t-SNE of 2,000 is trustworthy to .95', async () => {
    expect((await scoresOf(2000, 'tsne')).trustworthiness).to.be.at.least(0.95);
  });
});

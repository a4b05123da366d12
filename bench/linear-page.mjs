// Runs in the page: what linear methods take on the local MNIST, in the pieces of a worker.
import {denoiserOfRank, trainingPca} from '../src/worker/baselines/linear-baselines.ts';
import {Yielder} from '../src/worker/scheduling/yielder.ts';
import {DataStore} from '../src/worker/data/store.ts';
import {explanationsOf} from '../src/worker/engine/simd/kernels.ts';
import {noiseCurve} from '../src/worker/baselines/noise-curve.ts';

const plain = {yielder: new Yielder(12), signal: new AbortController().signal};
const trainedAt = {kind: 'gaussian', low: 0.5, high: 0.5};
const levels = Array.from({length: 11}, (_, i) => i / 10);
const asked = {kind: 'gaussian', levels, seed: 42};
const linear = {pcaRank: 32, filter: {trainedAt, rank: null}};
// Answers at once: the curve's own time is measured, not a model's.
const model = {reconstruct: (images) => Promise.resolve(images)};
let dataset;
let latest;
/** The data set under another name each time, so that nothing kept is used. */
const renamed = () => (latest = {...dataset, id: String(Math.random())});

window.prepare = async () => {
  dataset = await new DataStore({caches: null}).load(
    {dataset: 'mnist', datasetUrl: '/data/mnist/', trainSize: null, testSize: null, pageUrl: location.href},
    {...plain, onProgress: () => undefined},
  );
};

/** In this order: each uses what the ones before it have found. */
window.tasks = {
  PCA: () => trainingPca(renamed(), {...plain, findMoments: explanationsOf}),
  'PCA without the kernel': () => trainingPca(renamed(), plain),
  'linear denoiser': () => denoiserOfRank(latest, trainedAt, 784, plain),
  'noise curve, 11 levels of 1,000 images, the first': () =>
    noiseCurve(latest, {...asked, ...linear, ...model}, plain),
  'the same once more': () => noiseCurve(latest, {...asked, ...linear, ...model}, plain),
  'its lines without a model': () => noiseCurve(latest, {...asked, ...linear}, plain),
};

window.measure = async (task) => {
  const start = performance.now();
  await window.tasks[task]();
  return performance.now() - start;
};
window.ready = true;

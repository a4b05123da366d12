// Runs in the page: codes from the local MNIST, and the analyses of them.
import {addVectors, createMoments, meanAndCovariance, pcaOf, project} from '../src/numerics/pca.ts';
import {Analysis} from '../src/session/analysis.ts';
import {DataStore} from '../src/worker/data/store.ts';
import {Yielder} from '../src/worker/scheduling/yielder.ts';

const width = 32;
let points;
let labels;

window.prepare = async () => {
  const {train, test} = await new DataStore({caches: null}).load(
    {dataset: 'mnist', datasetUrl: '/data/mnist/', trainSize: null, testSize: null, pageUrl: location.href},
    {yielder: new Yielder(50), signal: new AbortController().signal, onProgress: () => undefined},
  );
  const start = performance.now();
  const moments = createMoments(784, 1 / 255);
  addVectors(moments, train.images, 0, train.count);
  const momentsMs = performance.now() - start;
  const pieces = pcaOf(meanAndCovariance(moments));
  const pieceMs = [];
  let pca = null;
  while (!pca) {
    const before = performance.now();
    const {done, value} = pieces.next();
    pieceMs.push(performance.now() - before);
    if (done) pca = value;
  }
  const pcaMs = performance.now() - start - momentsMs;
  const scaled = Float64Array.from(test.images, (byte) => byte / 255);
  points = Float32Array.from(project(pca, scaled, test.count, width));
  labels = test.labels.slice();
  pieceMs.sort((a, b) => a - b);
  return {
    momentsMs,
    pcaMs,
    pieceMs: {most: pieceMs.at(-1), of1000: pieceMs[Math.floor(pieceMs.length * 0.999)]},
  };
};

const setOf = (count) => ({
  key: `codes ${count} ${Math.random()}`,
  values: points.slice(0, count * width),
  width,
});

window.projection = async (count, parameters) => {
  const analysis = new Analysis({workerBase: '/dist/cdn/'});
  await analysis.ping();
  const set = setOf(count);
  const start = performance.now();
  let [firstMs, frames] = [null, 0];
  const result = await analysis.project(set, parameters, (frame) => {
    if (!frame.points) return;
    frames++;
    firstMs ??= performance.now() - start;
  }).result;
  const ms = performance.now() - start;
  const scores = await analysis.score(set, result.points, labels.slice(0, count));
  analysis.dispose();
  return {ms, firstMs, frames, trustworthiness: scores.trustworthiness, accuracy: scores.mapAccuracy};
};

window.spaceAccuracy = async (count) => {
  const analysis = new Analysis({workerBase: '/dist/cdn/'});
  const set = setOf(count);
  const {result} = analysis.project(set, {method: 'pca'});
  const {spaceAccuracy} = await analysis.score(set, (await result).points, labels.slice(0, count));
  const start = performance.now();
  await analysis.nearest(set, set.values.slice(0, width), 10);
  analysis.dispose();
  return {spaceAccuracy, nearestMs: performance.now() - start};
};

window.plainUmap = async (count) => {
  const worker = new Worker('/bench-umap.js');
  const {values} = setOf(count);
  worker.postMessage({values, width});
  const {data} = await new Promise((resolve) => worker.addEventListener('message', resolve, {once: true}));
  worker.terminate();
  const analysis = new Analysis({workerBase: '/dist/cdn/'});
  const scores = await analysis.score(setOf(count), data.points, labels.slice(0, count));
  analysis.dispose();
  return {ms: data.ms, trustworthiness: scores.trustworthiness, accuracy: scores.mapAccuracy};
};

window.pauseDelay = async () => {
  const analysis = new Analysis({workerBase: '/dist/cdn/'});
  await analysis.ping();
  let begun;
  const first = new Promise((resolve) => (begun = resolve));
  const run = analysis.project(setOf(2000), {method: 'tsne'}, ({stage}) => stage === 'layout' && begun());
  await first;
  const start = performance.now();
  run.stop();
  await run.result;
  const stopMs = performance.now() - start;
  const other = analysis.project(setOf(2000), {method: 'tsne'});
  const cancelled = performance.now();
  other.cancel();
  await other.result.catch(() => undefined);
  const cancelMs = performance.now() - cancelled;
  analysis.dispose();
  return {stopMs, cancelMs};
};
window.ready = true;

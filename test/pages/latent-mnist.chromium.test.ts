import {expect} from '@open-wc/testing';
import {AeLatentView, AeTrainer} from '../../src/components/index.ts';
import {dimensionsOf} from '../../src/numerics/map-scores.ts';
import {project} from '../../src/numerics/pca.ts';
import {isRefusal, type PointSet, type ProjectionParameters} from '../../src/protocol/analysis.ts';
import type {DistanceMeasure} from '../../src/recipe/map-choice.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {Analysis} from '../../src/session/analysis.ts';
import type {Session} from '../../src/session/api.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {openSession} from '../../src/session/session.ts';
import {trainingPca} from '../../src/worker/baselines/linear-baselines.ts';
import {Yielder} from '../../src/worker/scheduling/yielder.ts';
import {DataStore} from '../../src/worker/data/store.ts';
import {done, until} from '../session/helpers.ts';

const url = '/data/mnist/';
const there = (await fetch(`${url}train-images-idx3-ubyte.gz`, {method: 'HEAD'})).ok;
const mnist = there ? it : it.skip;
/** Test digits the scores are of. */
const sample = 5000;

describe(`the latent space of real MNIST${there ? '' : ' (skipped: no MNIST folder here)'}`, function () {
  this.timeout(900_000);
  let session: Session | null = null;
  const analysis = new Analysis();
  afterEach(async () => {
    session?.dispose();
    session = null;
    await closeIdle();
  });
  after(() => analysis.dispose());

  /** A recipe trained to its end, and seconds that took. */
  async function train(
    attributes: Record<string, string>,
    defaults: Readonly<Record<string, string>>,
  ): Promise<number> {
    const given: Record<string, string> = {dataset: 'mnist', 'dataset-url': url, ...attributes};
    const {recipe} = parseRecipe((name) => given[name] ?? null, defaults);
    session = openSession(recipe);
    const start = performance.now();
    session.play();
    await until(session, done);
    return (performance.now() - start) / 1000;
  }
  async function codesOf(count: number, epoch?: number): Promise<PointSet> {
    const {values, width} = await session!.ask('codes', {count}, {epoch});
    return {key: `codes ${Math.random()}`, values, width};
  }
  const projected = async (points: PointSet, parameters: ProjectionParameters) => {
    const map = await analysis.project(points, parameters).result;
    if (isRefusal(map)) throw new Error(map.refused);
    return map.points;
  };
  const scored = async (points: PointSet, map: Float32Array, labels: Uint8Array) => {
    const scores = await analysis.score(points, map, labels);
    if (isRefusal(scores)) throw new Error(scores.refused);
    return scores;
  };
  const labelsOf = (count: number) => session!.snapshot.testLabels!.slice(0, count);
  /** k-NN accuracy of points by themselves. */
  async function accuracyOf(
    points: PointSet,
    distance: DistanceMeasure,
    labels: Uint8Array,
  ): Promise<number> {
    const measured = {...points, key: `${points.key} ${distance}`, distance};
    return (await scored(measured, new Float32Array(2 * labels.length), labels)).spaceAccuracy!;
  }
  /** Mean way of a point from one map to the next, as a share of the map's diameter. */
  function displacement(maps: readonly Float32Array[]): number {
    let sum = 0;
    for (let at = 1; at < maps.length; at++) {
      const [before, now] = [maps[at - 1]!, maps[at]!];
      let way = 0;
      for (let i = 0; i < now.length; i += 2)
        way += Math.hypot(now[i]! - before[i]!, now[i + 1]! - before[i + 1]!);
      const xs = now.filter((_, i) => i % 2 === 0);
      const ys = now.filter((_, i) => i % 2 === 1);
      const range = (values: Float32Array) => Math.max(...values) - Math.min(...values);
      sum += way / (now.length / 2) / Math.hypot(range(xs), range(ys));
    }
    return sum / (maps.length - 1);
  }

  mnist(
    '32 numbers, adam, 20 epochs: codes by cosine as good as PCA by any distance, and a map to be trusted',
    async () => {
      const seconds = await train({optimizer: 'adam', epochs: '20'}, AeTrainer.recipeDefaults);
      const codes = await codesOf(sample);
      const labels = labelsOf(sample);
      const work = {yielder: new Yielder(20), signal: new AbortController().signal};
      const dataset = await new DataStore({caches: null}).load(
        {dataset: 'mnist', datasetUrl: url, trainSize: null, testSize: null, pageUrl: location.href},
        {...work, onProgress: () => undefined},
      );
      const pixels = Float64Array.from(dataset.test.images.subarray(0, sample * 784), (byte) => byte / 255);
      const pca: PointSet = {
        key: 'pca-32',
        values: Float32Array.from(project(await trainingPca(dataset, work), pixels, sample, 32)),
        width: 32,
      };
      const start = performance.now();
      const map = await projected(codes, {method: 'umap'});
      const umapSeconds = (performance.now() - start) / 1000;
      const scores = await scored(codes, map, labels);
      const [byDistance, byDirection, pcaByDistance, pcaByDirection] = [
        scores.spaceAccuracy!,
        await accuracyOf(codes, 'cosine', labels),
        await accuracyOf(pca, 'euclidean', labels),
        await accuracyOf(pca, 'cosine', labels),
      ];
      const fixed = (value: number) => value.toFixed(4);
      console.log(
        `20 epochs in ${seconds.toFixed(0)} s; k-NN accuracy of ${sample}: codes ${fixed(byDirection)} by cosine, ${fixed(byDistance)} by Euclidean distance; PCA-32 ${fixed(pcaByDirection)} and ${fixed(pcaByDistance)}; ` +
          `UMAP in ${umapSeconds.toFixed(1)} s: trustworthiness ${fixed(scores.trustworthiness!)}, k-NN accuracy ${fixed(scores.mapAccuracy!)}`,
      );
      // By cosine, which suits relu codes (docs/decisions/projections.md), against whichever suits PCA better.
      expect(byDirection).to.be.at.least(Math.max(pcaByDirection, pcaByDistance) - 0.01);
      expect(byDistance).to.be.at.least(0.9);
      expect(scores.trustworthiness).to.be.at.least(0.95);

      // Live: each epoch's map by itself, against one that goes on from the one before, as the element draws it.
      const alone: Float32Array[] = [];
      const followed: Float32Array[] = [];
      for (let epoch = 1; epoch <= 8; epoch++) {
        const points = await codesOf(2000, epoch);
        const own = await projected(points, {method: 'umap'});
        const before = followed.at(-1);
        alone.push(own);
        followed.push(
          before
            ? await projected(points, {method: 'umap', epochs: 40, start: before, alignTo: before})
            : own,
        );
      }
      const [apart, aligned] = [displacement(alone), displacement(followed)];
      console.log(
        `UMAP of 2,000 from epoch to epoch: a point moves ${(100 * apart).toFixed(1)}% of the diameter, followed ${(100 * aligned).toFixed(1)}%`,
      );
      expect(aligned).to.be.at.most(apart / 2);
    },
  );

  for (const seed of ['1', '2', '3'])
    mnist(
      `the element’s own two numbers, 15 epochs, seed ${seed}: not collapsed, classes apart`,
      async () => {
        const seconds = await train({seed, epochs: '15'}, AeLatentView.recipeDefaults);
        const codes = await codesOf(sample);
        const {mapAccuracy} = await scored(codes, codes.values, labelsOf(sample));
        const dimensions = dimensionsOf(codes.values, sample, 2);
        const {history, meanImageLoss} = session!.snapshot;
        const valLoss = history.valLoss.at(-1)!;
        console.log(
          `seed ${seed}: 15 epochs in ${seconds.toFixed(0)} s, val_loss ${valLoss.toFixed(4)} (mean image ${meanImageLoss!.toFixed(4)}), k-NN accuracy of ${sample} ${mapAccuracy!.toFixed(4)}`,
        );
        expect(dimensions.map(({dead}) => dead)).to.deep.equal([false, false]);
        expect(valLoss).to.be.below(0.75 * meanImageLoss!);
        expect(mapAccuracy).to.be.at.least(0.6);
      },
    );
});

import type {Samples} from '../protocol/protocol.ts';
import {networkOf, trainingOf} from '../recipe/derive.ts';
import type {Dataset} from './data/dataset.ts';
import type {DataStore} from './data/store.ts';
import type {Desk, RunSurroundings} from './desk.ts';
import type {Model} from './engine/engine.ts';
import {mostImages} from './engine/images-at-once.ts';

/** Has a run's data loaded, and tells how far that is. To be given back to the store. */
export function loadDataset(
  {recipe, breather, say}: Desk,
  store: DataStore,
  pageUrl: string,
  signal: AbortSignal,
): Promise<Dataset> {
  const {dataset, datasetUrl, trainSize, testSize} = recipe;
  return store.load(
    {dataset, datasetUrl, trainSize, testSize, pageUrl},
    {
      signal,
      breather,
      onProgress: ({loadedBytes, totalBytes}) =>
        say({type: 'loading', stage: 'data', loaded: loadedBytes, total: totalBytes}),
    },
  );
}

/** Tells what the data are, and which of them are shown. */
export function tellDataset({say}: Desk, dataset: Dataset, samples: Samples): void {
  const {kind, name, train, test, bytesLoaded, fromCache} = dataset;
  say({
    type: 'data',
    samples,
    testLabels: test.labels?.slice() ?? null,
    data: {kind, name, trainCount: train.count, testCount: test.count, bytesLoaded, fromCache},
  });
}

/** The network of a recipe, with its first weights, large enough for a batch of it and for validation. */
export function createModel({recipe, breather}: Desk, {engine, onPage}: RunSurroundings): Promise<Model> {
  const maxBatch = Math.max(recipe.batchSize, mostImages.far);
  const options = onPage ? {maxBatch, breather} : {maxBatch};
  return engine.create(networkOf(recipe), trainingOf(recipe), options);
}

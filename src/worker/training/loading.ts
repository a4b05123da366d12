import {FailureError} from '../../protocol/errors.ts';
import {drawnCount} from '../../protocol/queries.ts';
import type {Samples} from '../../protocol/state.ts';
import {networkOf} from '../../recipe/derive.ts';
import {trainingOf} from '../../recipe/training.ts';
import {parameterCount} from '../../network/shapes.ts';
import type {Dataset} from '../data/dataset.ts';
import type {DataStore} from '../data/store.ts';
import type {RunContext, RunSurroundings} from './run-context.ts';
import type {Model} from '../engine/engine.ts';
import {maxImages} from '../engine/images-at-once.ts';

/** Has a run's data loaded, and tells how far that is. To be given back to the store. */
export function loadDataset(
  context: RunContext,
  store: DataStore,
  pageUrl: string,
  signal: AbortSignal,
): Promise<Dataset> {
  const {recipe, yielder} = context;
  const {dataset, datasetUrl, trainSize, testSize} = recipe;
  return store.load(
    {dataset, datasetUrl, trainSize, testSize, pageUrl},
    {
      signal,
      yielder,
      onProgress: ({loadedBytes, totalBytes}) =>
        context.say({type: 'loading', phase: 'data', loaded: loadedBytes, total: totalBytes}),
    },
  );
}

/** The library's own digits, whatever the data set; of those to train on next to none. To be given back to the store. */
export function loadDrawn({yielder}: RunContext, store: DataStore): Promise<Dataset> {
  return store.load(
    {dataset: 'digits', datasetUrl: null, trainSize: 1, testSize: drawnCount, pageUrl: ''},
    {signal: new AbortController().signal, yielder, onProgress: () => undefined},
  );
}

/** Tells what the data are, and which of them are shown. */
export function tellDataset(context: RunContext, dataset: Dataset, samples: Samples): void {
  const {kind, name, train, test, bytesLoaded, fromCache} = dataset;
  context.say({
    type: 'data',
    samples,
    testLabels: test.labels?.slice() ?? null,
    data: {kind, name, trainCount: train.count, testCount: test.count, bytesLoaded, fromCache},
  });
}

/**
 * The network of a recipe, with its first weights, large enough for a batch of it and for validation.
 * @throws FailureError `engine-memory` where the engine has no room for it
 */
export async function createModel(
  {recipe, yielder}: RunContext,
  {engine, onPage}: RunSurroundings,
): Promise<Model> {
  const network = networkOf(recipe);
  const maxBatch = Math.max(recipe.batchSize, maxImages.far);
  const options = onPage ? {maxBatch, yielder} : {maxBatch};
  try {
    return await engine.create(network, trainingOf(recipe), options);
  } catch (error) {
    // What a memory that cannot grow says, and an array that finds no room.
    if (!(error instanceof RangeError)) throw error;
    throw new FailureError('engine-memory', {engine: engine.name, parameters: parameterCount(network)});
  }
}

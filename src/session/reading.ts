import {FailureError} from '../protocol/errors.ts';
import type {RunSource} from '../protocol/protocol.ts';
import type {SavedRun} from '../protocol/saved-run.ts';
import {networkOf} from '../recipe/derive.ts';
import {parseRecipe} from '../recipe/parse.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Saved, SessionOptions} from './api.ts';
import {acquire, release, WorkerEnded, type Connection} from './connection.ts';
import {fileFrom} from './resting.ts';
import {emptySnapshot, type Snapshot} from './snapshot.ts';
import type {Limits} from './watchdog.ts';

/** Workers lost over one file before it is given up. */
const mostLosses = 3;

/**
 * Reads a saved run in a worker: where one can be had, the one that will train it; in another where that is lost.
 * @param source a file, its bytes, or its url
 * @throws FailureError `run-not-found`, `run-unreachable`, `run-invalid`, `worker-refused`
 */
export async function readRun(
  source: Blob | ArrayBuffer | string,
  {workerBase = null, limits}: SessionOptions,
): Promise<SavedRun> {
  const from: RunSource =
    typeof source === 'string'
      ? {url: source, pageUrl: document.baseURI}
      : {file: source instanceof Blob ? source : await fileFrom(source)};
  for (let losses = 0; losses <= mostLosses; losses++) {
    const connection = await acquireReader(workerBase, limits);
    try {
      return await connection.call((api) => api.readRun(from));
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error;
    } finally {
      release(connection);
    }
  }
  throw new FailureError('worker-refused');
}

async function acquireReader(workerBase: string | null, limits?: Limits): Promise<Connection> {
  try {
    return await acquire('simd', workerBase, limits);
  } catch {
    return acquire('basic', workerBase, limits);
  }
}

/** A run as it was read, as one that can be gone on from. */
export function savedFrom(run: SavedRun): Saved {
  const {texts, form, position, state, history, samples, reconstructions, meanImageLoss} = run;
  const {recipe} = parseRecipe((attribute) => texts[attribute] ?? null);
  const {loss, valLoss} = history;
  const snapshot: Snapshot = {
    ...emptySnapshot(run.epochs),
    status: run.status,
    epoch: position.epoch,
    batch: position.batch,
    history: {epoch: loss.map((_, i) => i + 1), loss, valLoss},
    meanImageLoss,
    samples,
    reconstructions,
    notice: form === 'unchecked' ? {code: 'run-unchecked', values: {}} : null,
  };
  return {recipe, snapshot, checkpoint: {position, state}, own: null};
}

/**
 * The same under a recipe that may plan other epochs than its own: no fewer than have begun.
 * @param source where the run was read from, for the complaint
 * @throws FailureError `run-invalid` where the weights or the optimizer's state are not of that recipe's network
 */
export function savedUnder(recipe: Recipe, run: SavedRun, source: Blob | ArrayBuffer | string): Saved {
  const saved = savedFrom(run);
  const {epochs, optimizer} = saved.recipe;
  const network = (of: Recipe) => JSON.stringify(networkOf(of));
  if (recipe.optimizer !== optimizer || network(recipe) !== network(saved.recipe))
    throw new FailureError('run-invalid', {
      url: typeof source === 'string' ? source : 'file',
      reason: 'shape',
    });
  if (recipe.epochs === epochs) return {...saved, recipe};
  const {epoch, batch, status} = saved.snapshot;
  const planned = Math.max(recipe.epochs, batch > 0 ? epoch + 1 : epoch);
  const snapshot = {...saved.snapshot, epochs: planned, status: epoch < planned ? 'paused' : status} as const;
  return {...saved, recipe, snapshot};
}

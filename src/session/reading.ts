import type {RunSource} from '../protocol/protocol.ts';
import type {SavedRun} from '../protocol/saved-run.ts';
import {parseRecipe} from '../recipe/parse.ts';
import type {Saved, SessionOptions} from './api.ts';
import {acquire, release, type Connection} from './connection.ts';
import {fileFrom} from './resting.ts';
import {emptySnapshot, type Snapshot} from './snapshot.ts';
import type {Limits} from './watchdog.ts';

/** What a saved run's recipe is written as, by attribute; null for what is not given. */
export type Texts = Readonly<Record<string, string | null>>;

/**
 * Reads a saved run in a worker: where one can be had, the one that will train it.
 * @param source a file, its bytes, or its url
 * @throws FailureError `run-not-found`, `run-unreachable`, `run-invalid`
 */
export async function readRun(
  source: Blob | ArrayBuffer | string,
  {workerBase = null, limits}: SessionOptions,
): Promise<SavedRun> {
  const from: RunSource =
    typeof source === 'string'
      ? {url: source, pageUrl: document.baseURI}
      : {file: source instanceof Blob ? source : await fileFrom(source)};
  const connection = await acquireReader(workerBase, limits);
  try {
    return await connection.call((api) => api.readRun(from));
  } finally {
    release(connection);
  }
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

import {FailureError, failureOf} from '../protocol/errors.ts';
import type {RunSource} from '../protocol/protocol.ts';
import type {SavedRun} from '../protocol/saved-run.ts';
import {fields, type Field} from '../recipe/fields.ts';
import {parseRecipe} from '../recipe/parse.ts';
import type {Recipe} from '../recipe/recipe.ts';
import {textOf} from '../recipe/write.ts';
import type {Saved, SessionOptions} from './api.ts';
import {maxLosses, WorkerEnded} from './connection.ts';
import {haveSameSizes, newKey, type AuthorData} from './author-data.ts';
import {fileFrom} from './resting.ts';
import {emptySnapshot, type Snapshot} from './snapshot.ts';
import type {TrainingConnection} from './training-connection.ts';
import type {Limits} from './watchdog.ts';
import {acquire, release} from './workers.ts';

/** A saved run: the file, its bytes, or its url. */
export type RunFile = Blob | ArrayBuffer | string | URL;

/** Urls whose file could not be had or used: the browser may have kept it, and whoever tries again wants another. */
const refused = new Set<string>();

/**
 * Reads a saved run in a worker: where one can be had, the one that will train it; in another where that is
 * lost.
 * @param given a file, its bytes, or its url
 * @throws TypeError where it is none of these; FailureError `run-not-found`, `run-unreachable`, `run-invalid`, `worker-refused`
 */
export async function readRun(given: RunFile, options: SessionOptions): Promise<SavedRun> {
  const source = sourceOf(given);
  if (typeof source !== 'string')
    return readFrom({file: source instanceof Blob ? source : await fileFrom(source)}, options);
  const pageUrl = document.baseURI;
  const key = `${pageUrl} ${source}`;
  try {
    const run = await readFrom({url: source, pageUrl, fresh: refused.has(key)}, options);
    refused.delete(key);
    return run;
  } catch (error) {
    refused.add(key);
    throw error;
  }
}

async function readFrom(from: RunSource, {workerBase = null, limits}: SessionOptions): Promise<SavedRun> {
  for (let losses = 0; losses <= maxLosses; losses++) {
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

async function acquireReader(workerBase: string | null, limits?: Limits): Promise<TrainingConnection> {
  try {
    return await acquire('simd', workerBase, limits).catch(() => acquire('basic', workerBase, limits));
  } catch (error) {
    throw new FailureError('worker-refused', failureOf(error).values);
  }
}

/**
 * A run as it was read, as one that can be gone on from.
 * @param here the author's arrays that there are: where it was trained on as many images, these are taken to be they
 */
export function savedFrom(run: SavedRun, here: AuthorData | null = null): Saved {
  const {texts, form, position, state, history, samples, reconstructions, meanImageLoss} = run;
  const {recipe} = parseRecipe((attribute) => texts[attribute] ?? null);
  const {loss, valLoss} = history;
  const snapshot: Snapshot = {
    ...emptySnapshot(run.epochs),
    status: run.status,
    epoch: position.epoch,
    batch: position.batch,
    history: {epoch: loss.map((_, i) => i + 1), loss, valLoss},
    trainedNoise: recipe.noiseFactor,
    meanImageLoss,
    samples,
    reconstructions,
    notice: form === 'unchecked' ? {code: 'run-unchecked', values: {}} : null,
  };
  return {recipe, snapshot, checkpoint: {position, state}, own: ownOf(run, here)};
}

function ownOf({authorData}: SavedRun, here: AuthorData | null): AuthorData | null {
  if (!authorData) return null;
  const absent = {key: newKey(), sizes: authorData, train: null};
  return here && haveSameSizes(here, absent) ? here : absent;
}

/** Where things are, and what computes: no numbers are others by these. */
const elsewhere: readonly string[] = ['datasetUrl', 'backend', 'weights'];

const urlOf = (source: RunFile): string =>
  typeof source === 'string' || source instanceof URL ? String(source) : 'file';

const isOther = (field: Field, a: Recipe, b: Recipe): boolean => textOf(field, a) !== textOf(field, b);

/**
 * The same under a recipe that may differ in what can change while it trains: it may plan other epochs, but no fewer than
 * have begun.
 * @param source where the run was read from, for the complaint
 * @throws FailureError `run-invalid` where the numbers of the run are not those that the recipe would have led to
 */
function savedUnder(recipe: Recipe, saved: Saved, source: RunFile): Saved {
  const {epochs} = saved.recipe;
  const other = fields.find(
    (field) =>
      field.change === 'reset' &&
      !elsewhere.includes(field.name) &&
      !(field.name === 'dataset' && saved.own) &&
      isOther(field, recipe, saved.recipe),
  );
  if (other)
    throw new FailureError('run-invalid', {
      url: urlOf(source),
      reason: 'attribute',
      attribute: other.attribute,
      wanted: textOf(other, recipe),
      held: textOf(other, saved.recipe),
    });
  if (recipe.epochs === epochs) return {...saved, recipe};
  const {epoch, batch, status} = saved.snapshot;
  const planned = Math.max(recipe.epochs, batch > 0 ? epoch + 1 : epoch);
  const snapshot = {...saved.snapshot, epochs: planned, status: epoch < planned ? 'paused' : status} as const;
  return {...saved, recipe, snapshot};
}

/** @throws TypeError where it is no saved run's file, bytes or url */
function sourceOf(source: unknown): Blob | ArrayBuffer | string {
  if (source instanceof URL) return source.href;
  if (typeof source === 'string' && source !== '') return source;
  // Of other realms too.
  const kind = Object.prototype.toString.call(source);
  if (kind === '[object Blob]' || kind === '[object File]' || kind === '[object ArrayBuffer]')
    return source as Blob | ArrayBuffer;
  throw new TypeError('A saved run is loaded from a Blob, an ArrayBuffer or a url.');
}

type Texts = Readonly<Record<string, string | null>>;

/** Who takes up a saved run. */
export interface Taker {
  /** What stands over what the run says of the recipe, by attribute. */
  readonly given: Texts;
  /** Texts of its own for attributes that nobody gave. */
  readonly defaults: Readonly<Record<string, string>>;
  /** The recipe that texts come to. */
  readonly recipeOf: (texts: Texts) => Recipe;
  /** The author's arrays it has been given. */
  readonly own: AuthorData | null;
  /** Whether it wants a run of these arrays, and no other. */
  readonly insists: boolean;
}

/** @throws FailureError `run-invalid` where the run is not of the arrays that are wanted */
function insistOn(own: AuthorData | null, saved: Saved, source: RunFile): void {
  if (!own?.train || saved.own === own) return;
  const counts = ({sizes}: AuthorData): string => `${sizes.train} + ${sizes.test}`;
  throw new FailureError('run-invalid', {
    url: urlOf(source),
    reason: saved.own ? 'own-data' : 'data',
    wanted: counts(own),
    held: saved.own ? counts(saved.own) : saved.recipe.dataset,
  });
}

/**
 * A saved run beneath what is given: where the run's recipe is silent, the recipe's own defaults stand, and not the taker's.
 * @throws FailureError `run-invalid` where what is given asks for another run
 */
export function takeUp(
  source: RunFile,
  run: SavedRun,
  {given, defaults, recipeOf, own, insists}: Taker,
): {readonly texts: Texts; readonly saved: Saved} {
  const saved = savedFrom(run, own);
  if (insists) insistOn(own, saved, source);
  const held = (field: Field) =>
    run.texts[field.attribute] ?? (field.attribute in defaults ? textOf(field, saved.recipe) : null);
  const texts = Object.fromEntries(
    fields.map((field) => [
      field.attribute,
      given[field.attribute] ?? (field.name === 'weights' ? null : held(field)),
    ]),
  );
  return {texts, saved: savedUnder(recipeOf(texts), saved, source)};
}

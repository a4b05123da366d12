import type {Checkpoint} from '../../../src/protocol/state.ts';
import type {Saved, SaveOptions} from '../../../src/session/api.ts';
import {FileInMemory} from './blobs.ts';
import type {Attributes} from '../recipes.ts';
import {Timeline} from '../timeline.ts';
import type {Watched} from './watched.ts';

export type Form = SaveOptions['form'];

/** The one place that knows how runs are saved: a run put aside, with what its witness knew. */
export interface Kept {
  readonly saved: Saved;
  readonly attributes: Attributes;
  readonly timeline: Timeline;
  readonly engines: readonly string[];
  readonly tainted: boolean;
  readonly daring: boolean;
}

/** A run in a file, and what its witness knew when it was written. */
export interface Written {
  readonly file: FileInMemory;
  readonly form: Form;
  readonly saved: Pick<Saved, 'own' | 'recipe'>;
  readonly attributes: Attributes;
  /** The way of its weights, wherever on it they stand. */
  readonly timelineAt: (position: Checkpoint['position']) => Timeline;
  readonly engines: readonly string[];
  readonly tainted: boolean;
  readonly daring: boolean;
}

export const positionOf = ({saved}: Kept): Checkpoint['position'] => saved.checkpoint.position;
export const historyOf = ({saved}: Kept): readonly number[] => saved.snapshot.history.valLoss;
export const checkpointOf = ({saved}: Kept): Checkpoint => saved.checkpoint;

/** What the page holds: perhaps of an earlier moment than what it shows. */
export function keep(watched: Watched): Kept | null {
  const saved = watched.session.keep();
  if (!saved) return null;
  const {attributes, tainted, daring, way, engines} = watched;
  const timeline = way.at(saved.checkpoint.position);
  return {saved, attributes, timeline, engines: [...engines], tainted, daring};
}

/** A file has no author's arrays: these are given again. */
const textsOf = ({dataset, ...others}: Attributes): Attributes =>
  dataset?.startsWith('own:') ? others : {...others, ...(dataset !== undefined && {dataset})};

/** @throws what the session throws */
export async function write(watched: Watched, form: Form): Promise<Written | null> {
  const {attributes, recipe, way} = watched;
  const {timesBack} = way;
  const own = watched.own;
  const file = await watched.session.save({form, texts: textsOf(attributes), version: 'test'});
  if (!file) return null;
  const {timeline, hasPending, lastTold} = way;
  // Weights from before it went back have come another way than that of now.
  const known = way.timesBack === timesBack;
  return {
    file: file as unknown as FileInMemory,
    form,
    saved: {own, recipe},
    attributes,
    timelineAt: (position) =>
      known ? way.at(position, {timeline, hasPending, lastTold}) : timeline.doubtful(),
    engines: [...watched.engines],
    tainted: watched.tainted,
    daring: watched.daring,
  };
}

/** @param bytes of the file, or of what became of it @throws FailureError */
export async function read(
  {world}: Watched,
  written: Written,
  bytes: FileInMemory | ArrayBuffer = written.file,
): Promise<Kept> {
  const {readRun, savedFrom} = world.library;
  const run = await readRun(bytes as unknown as Blob, {});
  const {own, recipe} = written.saved;
  const {attributes, engines, tainted, daring} = written;
  const found = savedFrom(run);
  const saved = {...found, own, recipe: {...found.recipe, dataset: recipe.dataset}};
  const {checkpoint} = saved;
  // Coarser weights, and an optimizer that begins: another run goes on from there.
  return written.form === 'show'
    ? {saved, attributes, tainted, daring, engines: [], timeline: Timeline.from(saved.recipe, checkpoint)}
    : {saved, attributes, tainted, daring, engines, timeline: written.timelineAt(checkpoint.position)};
}

/** Goes on from it, in the same session or in another. */
export function restore(watched: Watched, {saved, attributes, timeline, engines, daring}: Kept): void {
  // A recipe of its own, by which its opening is known.
  const own = {...saved, recipe: {...saved.recipe}};
  const valLosses = saved.snapshot.history.valLoss;
  watched.replace({attributes, recipe: own.recipe, timeline, valLosses, engines}, () =>
    watched.session.restore(own),
  );
  watched.own = saved.own;
  watched.daring ||= daring;
  // It was done with fewer.
  watched.epochsChangedAtRest =
    saved.snapshot.status === 'done' && saved.snapshot.epoch < saved.snapshot.epochs;
}

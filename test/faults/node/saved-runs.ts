import type {Checkpoint} from '../../../src/protocol/state.ts';
import type {Saved} from '../../../src/session/api.ts';
import type {Attributes} from './recipes.ts';
import type {Timeline} from './timeline.ts';
import type {Watched} from './watched.ts';

/** The one place that knows how runs are saved: a run put aside, with what its witness knew. */
export interface Kept {
  readonly saved: Saved;
  readonly attributes: Attributes;
  readonly timeline: Timeline;
  readonly engines: readonly string[];
  readonly tainted: boolean;
  readonly daring: boolean;
}

function keptOf(watched: Watched, saved: Saved | null): Kept | null {
  if (!saved) return null;
  const {position} = saved.checkpoint;
  const timeline = watched.way.isDoubtfulAt(position) ? watched.timeline.doubtful() : watched.timeline;
  const {attributes, tainted, daring} = watched;
  return {saved, attributes, timeline, engines: [...watched.engines], tainted, daring};
}

export const positionOf = ({saved}: Kept): Checkpoint['position'] => saved.checkpoint.position;
export const historyOf = ({saved}: Kept): readonly number[] => saved.snapshot.history.valLoss;
export const checkpointOf = ({saved}: Kept): Checkpoint => saved.checkpoint;

/** What the page holds: perhaps of an earlier moment than what it shows. */
export const keep = (watched: Watched): Kept | null => keptOf(watched, watched.session.keep());

/** @throws what the session throws */
export const save = async (watched: Watched): Promise<Kept | null> =>
  keptOf(watched, await watched.session.save());

/** Goes on from it, in the same session or in another. */
export function restore(watched: Watched, {saved, attributes, timeline, engines, daring}: Kept): void {
  // A recipe of its own, by which its opening is known.
  const own = {...saved, recipe: {...saved.recipe}};
  const valLosses = saved.snapshot.history.valLoss;
  watched.replace({attributes, recipe: own.recipe, timeline, valLosses, engines}, () =>
    watched.session.restore(own),
  );
  watched.daring ||= daring;
}

/** A file has no author's arrays: these are given again. */
const textsOf = ({dataset, ...others}: Attributes): Attributes =>
  dataset?.startsWith('own:') ? others : {...others, ...(dataset !== undefined && {dataset})};

export const fileOf = ({world}: Watched, {saved, attributes}: Kept): Promise<ArrayBuffer> =>
  world.simulator.real(world.library.encodeRun({texts: textsOf(attributes), saved}).arrayBuffer());

/** @throws FailureError */
export function fromFile({world}: Watched, file: ArrayBuffer, kept: Kept): Kept {
  const {saved} = world.library.decodeRun(file, 'run.ae');
  const {own, recipe} = kept.saved;
  return {...kept, saved: {...saved, own, recipe: {...saved.recipe, dataset: recipe.dataset}}};
}

import type {Order} from '../protocol/protocol.ts';
import type {Checkpoint, Position} from '../protocol/state.ts';
import type {Recipe} from '../recipe/recipe.ts';
import {upTo} from './after-events.ts';
import type {Snapshot} from './snapshot.ts';

/** What a run is that neither loads nor trains. */
export function restStatus({epoch, batch, epochs, status}: Snapshot): 'idle' | 'paused' | 'done' {
  if (status === 'done') return 'done';
  if (epoch === 0 && batch === 0) return 'idle';
  return epoch >= epochs && batch === 0 ? 'done' : 'paused';
}

/** What was known of a run when it stood at some weights' position, and nobody worked on it. */
export function asItStood(snapshot: Snapshot, {epoch, batch}: Position): Snapshot {
  const there = snapshot.epoch === epoch && snapshot.batch === batch;
  const then: Snapshot = {
    ...snapshot,
    epoch,
    batch,
    history: there ? snapshot.history : upTo(snapshot.history, epoch),
    // Of weights that are others.
    reconstructions: there ? snapshot.reconstructions : null,
    status: there ? snapshot.status : 'paused',
    // Kept by the worker that trained it.
    archive: null,
    loading: null,
    failure: null,
    notice: snapshot.notice?.code === 'run-unchecked' ? snapshot.notice : null,
    engine: null,
  };
  const status = restStatus(then);
  return {...then, status: status === 'idle' ? 'paused' : status};
}

/** What a worker is told of a run. @param resume weights to go on from, which are handed over */
export function orderOf(recipe: Recipe, snapshot: Snapshot, resume: Checkpoint | null): Order {
  const {history, epochs, samples, data, seconds = null} = snapshot;
  return {
    recipe,
    pageUrl: document.baseURI,
    resume,
    history: {loss: [...history.loss], valLoss: [...history.valLoss]},
    epochs,
    status: restStatus(snapshot),
    samples,
    dataAllowed: data !== null,
    seconds: resume ? seconds : 0,
  };
}

/** Whether the optimizer begins afresh, though epochs are behind. */
export const isFresh = ({position, state}: Checkpoint): boolean =>
  position.epoch > 0 && state.slots.length === 0;

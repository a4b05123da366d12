import type {Position} from '../protocol/state.ts';
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

import type {Snapshot} from '../../../session/snapshot.ts';
import type {View} from '../../base/content.ts';

/** What can be said of the epoch that is shown: as if nothing had come after it. */
export function asShown<V extends View>(view: V): V {
  const {shown} = view.run;
  return shown === null ? view : {...view, snapshot: snapshotAt(view.snapshot, shown)};
}

export function snapshotAt(snapshot: Snapshot, shown: number): Snapshot {
  const {epoch, loss, valLoss} = snapshot.history;
  const end = epoch.findLastIndex((at) => at <= shown) + 1;
  return {
    ...snapshot,
    // Training was not over then.
    status: 'training',
    epoch: shown,
    batch: 0,
    runningLoss: null,
    history: {epoch: epoch.slice(0, end), loss: loss.slice(0, end), valLoss: valLoss.slice(0, end)},
  };
}

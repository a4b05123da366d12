import type {LazySession} from '../../session/lazy-session.ts';
import {RunHistory} from './run-history.ts';
import {ShownEpoch} from './shown-epoch.ts';

/** What is remembered of runs: those before, and the epoch of this one that is shown. It comes with the first session. */
export interface RunMemory {
  readonly history: RunHistory;
  readonly shown: ShownEpoch;
}

/** @param drawn called when pictures of the epoch that is shown have come */
export const createMemory = (session: LazySession, drawn: () => void): RunMemory => ({
  history: new RunHistory(),
  shown: new ShownEpoch(session, drawn),
});

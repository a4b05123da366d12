import {runEnded, type Failure} from '../protocol/errors.ts';
import type {WorkerApi} from '../protocol/protocol.ts';
import {WorkerEnded} from './connection.ts';
import type {Lodging} from './lodging.ts';
import type {EnginePlace} from './placement.ts';
import {errorOf, isAbort} from './port-errors.ts';

/** Whose run is asked, and what becomes of it meanwhile. */
export interface Asker {
  /** Whether it is still the run that was asked. */
  isCurrent(): boolean;
  /** Whether a worker that went is followed by another. */
  isRevived(): boolean;
  /** Whether a place that could not answer is left for another. */
  passesOver(place: EnginePlace, error: unknown): boolean;
  /** Why there is no place. */
  reasonOf(error: unknown): Failure;
}

/**
 * Asks a run wherever it is. Where its worker goes, or is left, the question goes with it, and the next one, which has the
 * same weights, is asked.
 * @throws DOMException AbortError where the run is over; FailureError where there is no place for it
 */
export async function askThrough<T>(
  lodging: Lodging,
  question: (api: WorkerApi, run: number) => Promise<T>,
  signal: AbortSignal | undefined,
  asker: Asker,
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    if (!asker.isCurrent()) throw runEnded();
    let place: EnginePlace | null = null;
    try {
      place = await lodging.open();
      const {run} = lodging;
      const answer = await place.connection.call((api) => question(api, run));
      if (asker.isCurrent()) return answer;
    } catch (error) {
      if (!asker.isCurrent()) throw runEnded();
      const gone = error instanceof WorkerEnded && asker.isRevived();
      const left = isAbort(error) && place !== null && place !== lodging.place;
      if (gone || left || (place && asker.passesOver(place, error))) continue;
      throw place || isAbort(error) ? error : errorOf(asker.reasonOf(error));
    }
  }
}

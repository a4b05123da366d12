import type {Yielder} from './yielder.ts';

/** Called between pieces of a few milliseconds with the share done; may wait, may throw to end the work. */
export type Between = (share: number) => void | Promise<void>;

/** Drives a generator that yields between pieces of its work: shares of what is done, or nothing. */
export async function drive<T>(pieces: Generator<unknown, T>, between: Between): Promise<T> {
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
    const rest = between(typeof value === 'number' ? value : 0);
    // Without a promise there is nothing to wait for, and a turn of the queue for each piece saved.
    if (rest) await rest;
  }
}

/** Gives the thread back where it is due. Throws the signal's reason once it is aborted. */
export const yielding =
  (yielder: Yielder, signal: AbortSignal): Between =>
  async () => {
    await yielder.yieldIfDue();
    signal.throwIfAborted();
  };

/** No piece of work lasts so long: the machine slept through it, in milliseconds. */
const longestMs = 60_000;

/**
 * How long a run has been computed: its steps, their checks and its validation. What it waits for is none of it: a reader
 * who paused, questions, and other runs that have their turns.
 */
export class WorkClock {
  /** Null where a part of it is not known. */
  #ms: number | null;
  #since: number | null = null;

  /** @param seconds what it was computed for elsewhere; null where that is not known */
  constructor(seconds: number | null) {
    this.#ms = seconds === null ? null : seconds * 1000;
  }

  /** Until now, in the middle of a piece, too; null where it is not known. */
  get seconds(): number | null {
    if (this.#ms === null) return null;
    const under = this.#since === null ? 0 : performance.now() - this.#since;
    return under < longestMs ? (this.#ms + under) / 1000 : null;
  }

  /** Counts a piece of work. */
  async during<T>(piece: () => Promise<T>): Promise<T> {
    this.#since = performance.now();
    try {
      return await piece();
    } finally {
      const {seconds} = this;
      this.#ms = seconds === null ? null : seconds * 1000;
      this.#since = null;
    }
  }
}

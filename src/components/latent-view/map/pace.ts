/** Where its time comes from: a test has its own. */
export interface Clock {
  readonly now: () => number;
  /** Calls back after so many milliseconds; returns how to stop it. */
  readonly later: (act: () => void, ms: number) => () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  later(act, ms) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Lets something be done at once, and then only so often; what came in between is done at the end of the wait. */
export class Pace {
  readonly #everyMs: number;
  readonly #again: () => void;
  readonly #clock: Clock;
  #last = -Infinity;
  #stop: (() => void) | null = null;

  constructor(everyMs: number, again: () => void, clock = realClock) {
    this.#everyMs = everyMs;
    this.#again = again;
    this.#clock = clock;
  }

  /** Whether it may be done now: then it counts as done. If not, it is asked for again when it may. */
  isDue(): boolean {
    const now = this.#clock.now();
    const wait = this.#everyMs - (now - this.#last);
    if (wait <= 0) {
      this.#last = now;
      return true;
    }
    this.#stop ??= this.#clock.later(() => {
      this.#stop = null;
      this.#again();
    }, wait);
    return false;
  }

  end(): void {
    this.#stop?.();
    this.#stop = null;
  }
}

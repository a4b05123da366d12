import {realClock, type Clock} from './pace.ts';

/** Tells when something has stayed the same for a while. */
export class Rest {
  readonly #ms: number;
  readonly #rested: () => void;
  readonly #clock: Clock;
  #of: object | null = null;
  #over = false;
  #stop: (() => void) | null = null;

  constructor(ms: number, rested: () => void, clock = realClock) {
    this.#ms = ms;
    this.#rested = rested;
    this.#clock = clock;
  }

  /** What is there now: another one has not rested yet; null never does. */
  follow(what: object | null): void {
    if (what === this.#of) return;
    this.#of = what;
    this.#over = false;
    this.#stop?.();
    this.#stop =
      what &&
      this.#clock.later(() => {
        this.#over = true;
        this.#rested();
      }, this.#ms);
  }

  has(what: object | null): boolean {
    return this.#over && what === this.#of;
  }
}

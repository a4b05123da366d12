/** How often a loss is read where reading it means waiting for a device, in milliseconds. */
const readEvery = 150;
/** Measurements that count; their median is not moved by a few that something else made long. */
const remembered = 20;
/** Quick steps are measured together: a browser's clock may know whole milliseconds only. */
const shortest = 10;
/** Share of the steps to come that has to be behind before anybody is told how long the rest will take. */
const provedShare = 0.03;

/** Keeps time: milliseconds a step and an epoch's validation, and when a distant loss is due. */
export class StepTimer {
  #lastRead = performance.now();
  #lastMark = performance.now();
  #unmeasured = 0;
  /** Milliseconds a step, the newest last. */
  readonly #measured: number[] = [];
  #steps = 0;
  #validationStart: number | null = null;
  #validationMs: number | null = null;

  get lossDue(): boolean {
    return performance.now() - this.#lastRead >= readEvery;
  }

  /** A step has been given to the engine. Where the loss is near, it has been taken too. */
  stepped(): void {
    this.#unmeasured++;
    this.#steps++;
    this.#validationStart = null;
    // A loss that was read means the device has done all that was given to it: only then is the clock honest.
    if (this.#lastRead <= this.#lastMark) return;
    const now = performance.now();
    this.#validationStart = now;
    const ms = now - this.#lastMark;
    if (ms < shortest && this.#measured.length === remembered) return;
    this.#measured.push(ms / this.#unmeasured);
    if (this.#measured.length > remembered) this.#measured.shift();
    this.#lastMark = now;
    this.#unmeasured = 0;
  }

  lossRead(): void {
    this.#lastRead = performance.now();
  }

  epochEnded(): void {
    const now = performance.now();
    if (this.#validationStart !== null) this.#validationMs = now - this.#validationStart;
    this.rested();
  }

  /** Time until now was not spent on steps. */
  rested(): void {
    this.#lastMark = this.#lastRead = performance.now();
    this.#unmeasured = 0;
  }

  /** @param steps that are left, and validations */
  estimate(steps: number, validations: number): {msPerStep: number; secondsLeft: number | null} {
    const msPerStep = median(this.#measured);
    if (this.#measured.length === 0 || this.#steps < provedShare * (this.#steps + steps))
      return {msPerStep, secondsLeft: null};
    // Before the first validation: about as long as a twelfth of an epoch's steps, which never shows.
    const ms = steps * msPerStep + validations * (this.#validationMs ?? 0);
    return {msPerStep, secondsLeft: ms / 1000};
  }
}

/** 0 of none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

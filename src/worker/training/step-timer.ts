/** How often a loss is read where reading it means waiting for a device, in milliseconds. */
const readEvery = 150;
/** Share of a new measurement in the running mean. */
const share = 0.1;

/** Keeps time: milliseconds a step and an epoch's validation, and when a distant loss is due. */
export class StepTimer {
  #lastRead = performance.now();
  #lastMark = performance.now();
  #unmeasured = 0;
  #msPerStep: number | null = null;
  #validationStart: number | null = null;
  #validationMs: number | null = null;

  get lossDue(): boolean {
    return performance.now() - this.#lastRead >= readEvery;
  }

  /** A step has been given to the engine. Where the loss is near, it has been taken too. */
  stepped(): void {
    this.#unmeasured++;
    this.#validationStart = null;
    // A loss that was read means the device has done all that was given to it: only then is the clock honest.
    if (this.#lastRead <= this.#lastMark) return;
    const now = performance.now();
    const ms = (now - this.#lastMark) / this.#unmeasured;
    this.#msPerStep = this.#msPerStep === null ? ms : this.#msPerStep + share * (ms - this.#msPerStep);
    this.#lastMark = now;
    this.#unmeasured = 0;
    this.#validationStart = now;
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

  estimate(steps: number, validations: number): {msPerStep: number; secondsLeft: number | null} {
    if (this.#msPerStep === null) return {msPerStep: 0, secondsLeft: null};
    // Before the first validation: about as long as a twelfth of an epoch's steps, which never shows.
    const ms = steps * this.#msPerStep + validations * (this.#validationMs ?? 0);
    return {msPerStep: this.#msPerStep, secondsLeft: ms / 1000};
  }
}

import type {Checkpoint, ModelState, Position} from '../../protocol/state.ts';
import type {Model} from '../engine/engine.ts';
import {largestCalmWeight} from './divergence.ts';

/** The least time between two copies of the weights, in milliseconds, and how many times their own cost. */
const copyEvery = {ms: 1000, cost: 40};

/** Weights, or what an optimizer keeps, that are not all numbers, whatever the loss that they lead to. */
export class NotNumbers extends Error {
  override readonly name = 'NotNumbers';
}

/** What a loss says of the weights that it is of: nothing that would make them no good. */
export interface Verdict {
  /** Whether they are fit to be gone back to, and not on their way to explode. */
  readonly calm: boolean;
}

/**
 * Keeps the last weights known to be good. A copy made after a step says nothing of that step's outcome; only when a
 * later loss, computed from those weights, is a number, are they known to be good.
 */
export class LastGoodWeights {
  #good: Checkpoint | null = null;
  #calm: Checkpoint | null = null;
  #candidate: Checkpoint | null = null;
  #copiedAt = -Infinity;
  #cost = 0;
  #readings = 0;

  get good(): Checkpoint | null {
    return this.#good;
  }

  /** Good ones to go back to after a divergence. */
  get calm(): Checkpoint | null {
    return this.#calm;
  }

  /** What a copy costs, in milliseconds. */
  get cost(): number {
    return this.#cost;
  }

  /**
   * Weights are good that nobody has trained yet, that come from elsewhere, or whose loss has just been looked at.
   * @throws NotNumbers
   */
  async proved(model: Model, position: () => Position, verdict: Verdict): Promise<Checkpoint> {
    this.#candidate = null;
    const copied = await this.#copy(model, position);
    this.#call(copied, verdict);
    return copied;
  }

  /**
   * To be told of every loss that is a number. Returns weights that have just proved good.
   * @throws NotNumbers
   */
  async afterGoodLoss(model: Model, position: () => Position, verdict: Verdict): Promise<Checkpoint | null> {
    const proved = this.#candidate;
    if (proved) this.#call(proved, verdict);
    this.#candidate = null;
    // Close together at first, because that is when a learning rate that is too high shows itself.
    this.#readings++;
    const early = this.#readings <= 16 && Number.isInteger(Math.log2(this.#readings));
    const wait = Math.max(copyEvery.ms, copyEvery.cost * this.#cost);
    if (early || performance.now() - this.#copiedAt > wait)
      this.#candidate = await this.#copy(model, position);
    return proved;
  }

  /**
   * Weights that have just been validated are good; copied where that is not too soon, or where they are the last.
   * @throws NotNumbers
   */
  async atEpochEnd(
    model: Model,
    position: () => Position,
    last: boolean,
    verdict: Verdict,
  ): Promise<Checkpoint | null> {
    if (!last && performance.now() - this.#copiedAt < copyEvery.cost * this.#cost) return null;
    return this.proved(model, position, verdict);
  }

  /** The model has the calm weights again: a copy that waits is of weights that are given up, and proves nothing. */
  restored(): void {
    this.#candidate = null;
    this.#good = this.#calm;
  }

  #call(checkpoint: Checkpoint, {calm}: Verdict): void {
    this.#good = checkpoint;
    // A run that begins with such weights has no others.
    if (calm && (this.#calm === null || areModest(checkpoint.state))) this.#calm = checkpoint;
  }

  async #copy(model: Model, position: () => Position): Promise<Checkpoint> {
    const start = performance.now();
    const copied = {position: position(), state: await model.readState()};
    checkNumbers(copied.state);
    this.#copiedAt = performance.now();
    this.#cost = this.#copiedAt - start;
    return copied;
  }
}

/**
 * Whether no weight has exploded. A loss cannot say so where outputs are bounded, as those of sigmoid are: what they draw
 * costs less than 1, and the next step overflows at any learning rate.
 */
function areModest({weights}: ModelState): boolean {
  return weights.every((values) => {
    let largest = 0;
    for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
    return largest <= largestCalmWeight;
  });
}

/** @throws NotNumbers */
export function checkNumbers({weights, slots}: ModelState): void {
  for (const arrays of [weights, ...slots])
    for (const values of arrays) {
      let sum = 0;
      // 0 · NaN and 0 · ∞ are NaN.
      for (let i = 0; i < values.length; i++) sum += values[i] * 0;
      if (sum !== 0) throw new NotNumbers();
    }
}

import type {Checkpoint, Position} from '../../protocol/state.ts';
import type {Model} from '../engine/engine.ts';

/** The least time between two copies of the weights, in milliseconds, and how many times their own cost. */
const copyEvery = {ms: 1000, cost: 40};

/**
 * Keeps the last weights known to be good. A copy made after a step says nothing of that step's outcome; only when a
 * later loss, computed from those weights, is a number, are they known to be good.
 */
export class Keeper {
  #good: Checkpoint | null = null;
  #candidate: Checkpoint | null = null;
  #copiedAt = -Infinity;
  #cost = 0;
  #readings = 0;

  get good(): Checkpoint | null {
    return this.#good;
  }

  /** What a copy costs, in milliseconds. */
  get cost(): number {
    return this.#cost;
  }

  /** Weights are good that nobody has trained yet, that come from elsewhere, or whose loss has just been looked at. */
  async proved(model: Model, position: () => Position): Promise<Checkpoint> {
    this.#candidate = null;
    this.#good = await this.#copy(model, position);
    return this.#good;
  }

  /** To be told of every loss that is a number. Returns weights that have just proved good. */
  async afterGoodLoss(model: Model, position: () => Position): Promise<Checkpoint | null> {
    const proved = this.#candidate;
    this.#good = proved ?? this.#good;
    this.#candidate = null;
    // Close together at first, because that is when a learning rate that is too high shows itself.
    this.#readings++;
    const early = this.#readings <= 16 && Number.isInteger(Math.log2(this.#readings));
    const wait = Math.max(copyEvery.ms, copyEvery.cost * this.#cost);
    if (early || performance.now() - this.#copiedAt > wait)
      this.#candidate = await this.#copy(model, position);
    return proved;
  }

  /** Weights that have just been validated are good; copied where that is not too soon, or where they are the last. */
  async atEpochEnd(model: Model, position: () => Position, last: boolean): Promise<Checkpoint | null> {
    if (!last && performance.now() - this.#copiedAt < copyEvery.cost * this.#cost) return null;
    return this.proved(model, position);
  }

  /** The model has the good weights again: a copy that waits is of weights that are given up, and proves nothing. */
  restored(): void {
    this.#candidate = null;
  }

  async #copy(model: Model, position: () => Position): Promise<Checkpoint> {
    const start = performance.now();
    const copied = {position: position(), state: await model.readState()};
    this.#copiedAt = performance.now();
    this.#cost = this.#copiedAt - start;
    return copied;
  }
}

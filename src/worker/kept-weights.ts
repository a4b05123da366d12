import type {Checkpoint, Position} from '../protocol/protocol.ts';
import {Archive} from './archive.ts';
import type {Desk} from './desk.ts';
import type {Model} from './engine/engine.ts';
import {Keeper} from './keeper.ts';

/** The least time between two copies of the weights sent to the page, in milliseconds. */
const tellEveryMs = 1000;

/** A run's copies of its weights: the last good ones, those of whole epochs, and what the page has of them. */
export class KeptWeights {
  readonly #desk: Desk;
  readonly #position: () => Position;
  readonly #keeper = new Keeper();
  readonly archive = new Archive();
  #told: {checkpoint: Checkpoint | null; at: number} = {checkpoint: null, at: -Infinity};

  constructor(desk: Desk, position: () => Position) {
    this.#desk = desk;
    this.#position = position;
  }

  /** Weights to go back to after a divergence; null before {@link begin}. */
  get good(): Checkpoint | null {
    return this.#keeper.good;
  }

  async begin(model: Model): Promise<void> {
    await this.#keeper.begin(model, this.#position);
  }

  async afterGoodLoss(model: Model): Promise<void> {
    const kept = await this.#keeper.afterGoodLoss(model, this.#position);
    if (kept) this.tell();
  }

  async atEpochEnd(model: Model): Promise<void> {
    const kept = await this.#keeper.atEpochEnd(model, this.#position);
    if (kept) this.tell();
    this.archiveEpoch(kept);
  }

  /** Weights to go back to by hand: those of a whole epoch. */
  archiveEpoch(checkpoint: Checkpoint | null): void {
    if (!checkpoint || checkpoint.position.batch > 0) return;
    const {archive} = this;
    archive.add(checkpoint.position.epoch, checkpoint.state.weights);
    const {epochs, bytes, mostBytes} = archive;
    this.#desk.say({type: 'archive', epochs, bytes, mostBytes});
  }

  /** A copy for the page, should this worker end; not so often that it costs, unless at once. */
  tell(atOnce = false): void {
    const {good} = this.#keeper;
    if (!good || good === this.#told.checkpoint) return;
    if (!atOnce && performance.now() - this.#told.at < tellEveryMs) return;
    this.#told = {checkpoint: good, at: performance.now()};
    this.#desk.say({type: 'checkpoint', checkpoint: good});
  }
}

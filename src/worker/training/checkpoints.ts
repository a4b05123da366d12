import type {Checkpoint, ModelState, Position} from '../../protocol/state.ts';
import {EpochWeights} from './epoch-weights.ts';
import type {RunContext} from './run-context.ts';
import type {Model} from '../engine/engine.ts';
import {LastGoodWeights, type Verdict} from './last-good-weights.ts';

/** The least time between two copies of the weights sent to the page: in milliseconds, and times what one costs. */
const tellEvery = {ms: 1000, cost: 40};

/** A run's copies of its weights: the last good ones, those of whole epochs, and what the page has of them. */
export class Checkpoints {
  readonly #context: RunContext;
  readonly #position: () => Position;
  readonly #last = new LastGoodWeights();
  readonly epochWeights = new EpochWeights();
  #told: {checkpoint: Checkpoint | null; at: number} = {checkpoint: null, at: -Infinity};

  constructor(context: RunContext, position: () => Position) {
    this.#context = context;
    this.#position = position;
  }

  /** The last ones that are known to be good; null before {@link begin}. */
  get good(): Checkpoint | null {
    return this.#last.good;
  }

  /** Weights to go back to after a divergence; null before {@link begin}. */
  get calm(): Checkpoint | null {
    return this.#last.calm;
  }

  async begin(model: Model): Promise<void> {
    await this.#last.proved(model, this.#position, {calm: true});
  }

  async afterGoodLoss(model: Model, verdict: Verdict): Promise<void> {
    const kept = await this.#last.afterGoodLoss(model, this.#position, verdict);
    if (kept) this.#tell();
  }

  /** @param last whether nothing is trained after it for now */
  async atEpochEnd(model: Model, last: boolean, verdict: Verdict): Promise<void> {
    const kept = await this.#last.atEpochEnd(model, this.#position, last, verdict);
    if (kept) this.#tell(last);
    this.keepEpoch(kept);
  }

  /** Training rests: the page has the weights of now, whose loss was looked at. */
  async atRest(model: Model, verdict: Verdict): Promise<void> {
    const {good} = this;
    if (!good || !samePlace(good.position, this.#position()))
      await this.#last.proved(model, this.#position, verdict);
    this.#tell(true);
  }

  /** The model has the calm weights again. */
  restored(): void {
    this.#last.restored();
    this.#tell(true);
  }

  /** Weights to go back to by hand: those of a whole epoch. */
  keepEpoch(checkpoint: Checkpoint | null): void {
    if (!checkpoint || checkpoint.position.batch > 0) return;
    const {epochWeights} = this;
    epochWeights.add(checkpoint.position.epoch, checkpoint.state.weights);
    const {epochs, bytes, mostBytes} = epochWeights;
    this.#context.say({type: 'epoch-weights', epochs, bytes, mostBytes});
  }

  /** A copy for the page, should this worker end; not so often that it costs, unless at once. */
  #tell(atOnce = false): void {
    const {good, cost} = this.#last;
    if (!good || good === this.#told.checkpoint) return;
    const wait = Math.max(tellEvery.ms, tellEvery.cost * cost);
    if (!atOnce && performance.now() - this.#told.at < wait) return;
    this.#told = {checkpoint: good, at: performance.now()};
    // Its own arrays: they are handed over, because to clone them would hold the page.
    const {position, state} = good;
    this.#context.say({type: 'checkpoint', checkpoint: {position, state: copyOf(state)}});
  }
}

const samePlace = (a: Position, b: Position): boolean => a.epoch === b.epoch && a.batch === b.batch;

function copyOf({step, schedule, weights, slots}: ModelState): ModelState {
  const copies = (arrays: ModelState['weights']) => arrays.map((values) => values.slice());
  return {step, schedule, weights: copies(weights), slots: slots.map(copies)};
}

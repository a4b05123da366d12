import type {Samples} from '../protocol/protocol.ts';
import type {Dataset} from './data/dataset.ts';
import type {Desk} from './desk.ts';
import type {Model, Rows} from './engine/engine.ts';
import {sampleRows, samplesOf} from './material.ts';

/** The least time between two pictures, in milliseconds, and how many times their own cost. */
const every = {ms: 80, cost: 15};

/** The test images that a run shows, and what the network makes of them. */
export class Pictures {
  readonly #desk: Desk;
  #watched: readonly number[] | null = null;
  #rows: Rows | null = null;
  #made = {at: 0, cost: 0};

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Whether it is time for another. */
  get due(): boolean {
    return performance.now() - this.#made.at > Math.max(every.ms, every.cost * this.#made.cost);
  }

  /** The images to be shown of a data set that has just arrived. */
  async choose(dataset: Dataset): Promise<Samples> {
    const samples = await samplesOf(dataset, this.#watched, this.#desk.breather);
    this.#rows = sampleRows(samples);
    return samples;
  }

  /** Other images, by place, null for the first of each class; told, if nobody wanted others meanwhile. */
  async watch(indices: readonly number[] | null, dataset: Dataset | null): Promise<boolean> {
    this.#watched = indices;
    if (!dataset) return false;
    const samples = await samplesOf(dataset, indices, this.#desk.breather);
    if (this.#watched !== indices || this.#desk.closed) return false;
    this.#rows = sampleRows(samples);
    this.#desk.say({type: 'samples', samples});
    return true;
  }

  /** Has the network draw them, and shows that. */
  async draw(model: Model): Promise<void> {
    if (!this.#rows) return;
    const start = performance.now();
    const reconstructions = await model.reconstruct(this.#rows);
    this.#made = {at: performance.now(), cost: performance.now() - start};
    if (!this.#desk.closed) this.#desk.outbox.show(reconstructions);
  }
}

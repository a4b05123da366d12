import type {Samples} from '../../protocol/state.ts';
import type {Dataset} from '../data/dataset.ts';
import type {RunContext} from './run-context.ts';
import type {Model, Rows} from '../engine/engine.ts';
import {sampleRows, samplesOf} from '../data/samples.ts';

/** The least time between two pictures, in milliseconds, and how many times their own cost. */
const every = {ms: 80, cost: 15};

/** The test images that a run shows, and what the network makes of them. */
export class Preview {
  readonly #context: RunContext;
  #watched: readonly number[] | null = null;
  /** What was wanted of those that are shown. */
  #chosen: readonly number[] | null = null;
  #samples: Samples | null = null;
  #rows: Rows | null = null;
  #made = {at: 0, cost: 0};

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Whether it is time for another. */
  get due(): boolean {
    return performance.now() - this.#made.at > Math.max(every.ms, every.cost * this.#made.cost);
  }

  /** Whether others are wanted than were chosen of the data set. */
  get outdated(): boolean {
    return this.#watched !== this.#chosen;
  }

  /** The images shown; null before there are any. */
  get samples(): Samples | null {
    return this.#samples;
  }

  /** Images that are known without their data set. */
  use(samples: Samples): void {
    this.#samples = samples;
    this.#rows = sampleRows(samples);
  }

  /** The images to be shown of a data set that has just arrived. */
  async choose(dataset: Dataset): Promise<Samples> {
    for (;;) {
      const watched = this.#watched;
      const samples = await samplesOf(dataset, watched, this.#context.yielder);
      // Somebody may have wanted others meanwhile.
      if (watched !== this.#watched) continue;
      this.#chosen = watched;
      this.use(samples);
      return samples;
    }
  }

  /** Other images from now on, by place; null for the first of each class. */
  want(indices: readonly number[] | null): void {
    this.#watched = indices;
  }

  /** Shows those that are wanted. @returns whether they are others than before */
  async show(dataset: Dataset): Promise<boolean> {
    const watched = this.#watched;
    const samples = await samplesOf(dataset, watched, this.#context.yielder);
    if (this.#watched !== watched || this.#context.closed) return false;
    this.#chosen = watched;
    this.use(samples);
    this.#context.say({type: 'samples', samples});
    return true;
  }

  /** What the network makes of them now, 784 values each; null before there are any. */
  async reconstructions(model: Model): Promise<Float32Array | null> {
    return this.#rows && model.reconstruct(this.#rows);
  }

  /** Has the network draw them, and shows that. */
  async draw(model: Model): Promise<void> {
    if (!this.#rows) return;
    const start = performance.now();
    const reconstructions = await model.reconstruct(this.#rows);
    this.#made = {at: performance.now(), cost: performance.now() - start};
    if (!this.#context.closed) this.#context.outbox.show(reconstructions);
  }
}

import type {Network} from '../../network/network.ts';
import type {Training} from '../../network/training.ts';
import type {Numbers} from '../../protocol/state.ts';
import type {Engine, Model} from '../engine/engine.ts';
import {maxImages} from '../engine/images-at-once.ts';

/** A second model of a run's network, with the weights of an epoch that is over: made when it is first wanted. */
export class PastModel {
  readonly #engine: Engine;
  readonly #network: Network;
  #made: {readonly model: Promise<Model>; weights: readonly Numbers[] | null} | null = null;

  constructor(engine: Engine, network: Network) {
    this.#engine = engine;
    this.#network = network;
  }

  /** To be called in a turn, and used in it. */
  async with(weights: readonly Numbers[], training: Training): Promise<Model> {
    // It never trains, so it has the optimizer with the least state.
    const still: Training = {...training, optimizer: {...training.optimizer, name: 'sgd'}};
    const made = (this.#made ??= {
      model: this.#engine.create(this.#network, still, {maxBatch: maxImages.near}),
      weights: null,
    });
    const model = await made.model.catch((error: unknown) => {
      // There may be room for it another time.
      this.#made = null;
      throw error;
    });
    const {corruption} = training;
    if (corruption) model.setNoise(corruption.low, corruption.high);
    if (made.weights !== weights) {
      await model.writeState({step: 0, schedule: 1, weights, slots: []});
      made.weights = weights;
    }
    return model;
  }

  dispose(): void {
    void this.#made?.model.then((model) => model.dispose());
    this.#made = null;
  }
}

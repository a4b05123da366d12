import type {Training} from '../../network/training.ts';

/** What a model is trained with: its learning rate and noise may change between two steps, all else stays. */
export class LiveTraining {
  #now: Training;

  constructor(training: Training) {
    this.#now = training;
  }

  /** As it is now. Never changed itself, so that a step under way may keep what it began with. */
  get now(): Training {
    return this.#now;
  }

  setLearningRate(learningRate: number): void {
    this.#now = {...this.#now, optimizer: {...this.#now.optimizer, learningRate}};
  }

  /** New bounds of the corruption; nothing where the training has none. */
  setNoise(low: number, high: number): void {
    const {corruption} = this.#now;
    if (corruption) this.#now = {...this.#now, corruption: {...corruption, low, high}};
  }
}

import type {LossSum} from './engine.ts';

/** Losses of the steps since they were last taken. */
export class LossCounter {
  #sum = 0;
  #penalty = 0;
  #images = 0;

  /** The losses of one step. */
  add({sum, penalty, images}: LossSum): void {
    this.#sum += sum;
    this.#penalty += penalty;
    this.#images += images;
  }

  take(): LossSum {
    const taken = {sum: this.#sum, penalty: this.#penalty, images: this.#images};
    this.clear();
    return taken;
  }

  clear(): void {
    this.#sum = this.#penalty = this.#images = 0;
  }
}

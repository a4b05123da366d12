/** Points a curve has at most: no chart has more pixels for them. */
const maxPoints = 400;

/** Losses by batch of the epoch under way; neighbours are averaged where an epoch has many batches. */
export class BatchLosses {
  #epoch = 0;
  #at: number[] = [];
  #losses: number[] = [];
  #group = {sum: 0, count: 0};
  #changed = false;

  /** @param batch counted from 1; a loss that stands for several batches counts as one @param batches of the epoch */
  add(epoch: number, batch: number, loss: number, batches: number): void {
    if (epoch !== this.#epoch || batch <= (this.#at.at(-1) ?? 0)) {
      this.#epoch = epoch;
      this.#at = [];
      this.#losses = [];
      this.#group = {sum: 0, count: 0};
    }
    this.#group.sum += loss;
    this.#group.count++;
    if (this.#group.count < batches / maxPoints && batch < batches) return;
    this.#at.push(batch);
    this.#losses.push(this.#group.sum / this.#group.count);
    this.#group = {sum: 0, count: 0};
    this.#changed = true;
  }

  /** The curve, where it has grown since the last time. */
  news(): {readonly epoch: number; readonly at: Float32Array; readonly losses: Float32Array} | null {
    if (!this.#changed) return null;
    this.#changed = false;
    return {epoch: this.#epoch, at: Float32Array.from(this.#at), losses: Float32Array.from(this.#losses)};
  }
}

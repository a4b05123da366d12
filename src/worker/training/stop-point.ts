import type {Place} from '../../protocol/state.ts';

/** How far a run is to go: its epochs, and where it pauses before. */
export class StopPoint {
  #epochs: number;
  /** Where a `step` ends; null to go on. */
  #until: Place | null = null;

  constructor(epochs: number) {
    this.#epochs = epochs;
  }

  /** Epochs planned; grows when the reader asks for more. */
  get epochs(): number {
    return this.#epochs;
  }

  /** Whether it pauses before they are over. */
  get stepping(): boolean {
    return this.#until !== null;
  }

  /** To the end; after the last epoch, as many again. */
  goOn({epoch}: Place, more: number): void {
    this.#until = null;
    if (epoch >= this.#epochs) this.#epochs = epoch + more;
  }

  /** Some epochs or batches further than where it stands, or was to pause already. */
  step({epochs, batches}: {readonly epochs: number; readonly batches: number}, now: Place): void {
    const from = this.#until ?? now;
    // A whole epoch ends where an epoch does: +1 epoch in the middle of one finishes it.
    this.#until =
      epochs > 0 ? {epoch: from.epoch + epochs, batch: 0} : {...from, batch: from.batch + batches};
  }

  /** Where a step ends; null to go on. */
  get until(): Place | null {
    return this.#until;
  }

  /** To a place, and no further. */
  stepTo(place: Place): void {
    this.#until = place;
  }

  /** Once it is known how many batches an epoch has. */
  settle(batches: number): void {
    if (!this.#until) return;
    const {epoch, batch} = this.#until;
    this.#until = {epoch: epoch + Math.floor(batch / batches), batch: batch % batches};
    this.reach(this.#until);
  }

  /** No fewer epochs than it takes to get there. */
  reach({epoch, batch}: Place): void {
    this.#epochs = Math.max(this.#epochs, epoch + (batch > 0 ? 1 : 0));
  }

  /** Other epochs, but not fewer than have begun. */
  change(epochs: number, now: Place): void {
    this.#epochs = epochs;
    this.reach(now);
  }

  isReached({epoch, batch}: Place): boolean {
    const until = this.#until;
    return until !== null && (epoch > until.epoch || (epoch === until.epoch && batch >= until.batch));
  }

  stop(): void {
    this.#until = null;
  }
}

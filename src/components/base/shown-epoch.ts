import type {Snapshot} from '../../session/snapshot.ts';
import {unitValues} from '../../pixels/values.ts';
import type {LazySession} from '../../session/lazy-session.ts';

/** Which of a run's epochs is shown, and the ten pictures as that epoch's weights draw them. */
export class ShownEpoch {
  readonly #session: LazySession;
  readonly #drawn: () => void;
  #epoch: number | null = null;
  #pictures: Float32Array | null = null;

  /** @param drawn called when pictures of the epoch that is shown have come */
  constructor(session: LazySession, drawn: () => void) {
    this.#session = session;
    this.#drawn = drawn;
  }

  /** Null for now. */
  get epoch(): number | null {
    return this.#epoch;
  }

  /** The run's snapshot as it is shown. */
  get snapshot(): Snapshot {
    const {snapshot} = this.#session;
    return this.#pictures ? {...snapshot, reconstructions: this.#pictures} : snapshot;
  }

  /**
   * Shows the nearest epoch up to this one whose weights are kept; now, where that is null or none is kept.
   * @returns whether it is another one than before
   */
  show(epoch: number | null): boolean {
    const kept = this.#session.snapshot.archive?.epochs ?? [];
    const shown = epoch === null ? null : (kept.findLast((at) => at <= epoch) ?? null);
    if (shown === this.#epoch) return false;
    this.clear();
    this.#epoch = shown;
    this.draw();
    return true;
  }

  /** Shows now. */
  clear(): void {
    this.#epoch = this.#pictures = null;
  }

  /** Has its pictures drawn, of the test images there are now. */
  draw(): void {
    const epoch = this.#epoch;
    const {samples} = this.#session.snapshot;
    if (epoch === null || !samples) return;
    const images = unitValues(samples.images);
    this.#session.ask('reconstruct', {images}, {slot: 'shown', epoch}).then(
      (pictures) => {
        if (this.#epoch !== epoch) return;
        this.#pictures = pictures;
        this.#drawn();
      },
      // A newer place of the slider took its place, or the run has ended.
      () => undefined,
    );
  }
}

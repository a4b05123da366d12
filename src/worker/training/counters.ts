import type {NumberRange} from '../../recipe/accepted.ts';
import type {EpochLosses, Position} from '../../protocol/state.ts';

/** How far a run is: what is behind, the loss of the epoch under way, and its validation so far. */
export class Counters {
  /** The noise factor of the last step that was begun; null before the first. */
  noise: NumberRange | null = null;
  #epoch = 0;
  #batch = 0;
  #lossSum = 0;
  #lossImages = 0;
  #validated = 0;
  #validationSum = 0;
  readonly #losses: number[];
  readonly #valLosses: number[];

  /** @param history of the epochs behind, where the run goes on from elsewhere */
  constructor({loss, valLoss}: EpochLosses = {loss: [], valLoss: []}) {
    this.#losses = [...loss];
    this.#valLosses = [...valLoss];
  }

  /** Whole epochs behind. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Batches of the next one behind. */
  get batch(): number {
    return this.#batch;
  }

  /** Mean loss of the epoch under way, as far as it is known; NaN before it is. */
  get loss(): number {
    return this.#lossImages > 0 ? this.#lossSum / this.#lossImages : NaN;
  }

  /** Test images that the epoch under way has been validated on. */
  get validated(): number {
    return this.#validated;
  }

  /** Mean loss of those. */
  get valLoss(): number {
    return this.#validationSum / this.#validated;
  }

  get valLosses(): readonly number[] {
    return this.#valLosses;
  }

  /** Of the epochs behind, one number each. */
  get history(): EpochLosses {
    return {loss: [...this.#losses], valLoss: [...this.#valLosses]};
  }

  get position(): Position {
    return {
      epoch: this.#epoch,
      batch: this.#batch,
      lossSum: this.#lossSum,
      lossImages: this.#lossImages,
    };
  }

  /** Goes to where some weights are from; epochs told after it are void. @returns whether there were any */
  restore({epoch, batch, lossSum, lossImages}: Position): boolean {
    this.#epoch = epoch;
    this.#batch = batch;
    this.#lossSum = lossSum;
    this.#lossImages = lossImages;
    this.#validated = this.#validationSum = 0;
    const behind = this.#valLosses.length > epoch;
    if (behind) this.#losses.length = this.#valLosses.length = epoch;
    return behind;
  }

  batchTrained(): void {
    this.#batch++;
  }

  /** @param sum of the losses of these images */
  lossRead(sum: number, images: number): void {
    this.#lossSum += sum;
    this.#lossImages += images;
  }

  /** @param to images validated now @param sum of the losses of those since the last time */
  pieceValidated(to: number, sum: number): void {
    this.#validated = to;
    this.#validationSum += sum;
  }

  /** One more epoch is behind. */
  epochEnded(): {readonly loss: number; readonly valLoss: number} {
    const {loss, valLoss} = this;
    this.#epoch++;
    this.#batch = this.#lossSum = this.#lossImages = this.#validated = this.#validationSum = 0;
    this.#losses.push(loss);
    this.#valLosses.push(valLoss);
    return {loss, valLoss};
  }
}

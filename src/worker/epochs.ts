import {trendOf} from '../numerics/plateau.ts';
import {permutation} from '../numerics/random.ts';
import type {Checkpoint, EndReason, Status} from '../protocol/protocol.ts';
import {BatchCurve} from './batch-curve.ts';
import type {Dataset} from './data/dataset.ts';
import type {Desk} from './desk.ts';
import type {Model, Rows} from './engine/engine.ts';
import type {KeptWeights} from './kept-weights.ts';
import {fillInPieces} from './material.ts';
import {Pace} from './pace.ts';
import type {Pictures} from './pictures.ts';
import type {Plan} from './plan.ts';
import type {Tally} from './tally.ts';
import type {Yardsticks} from './yardsticks.ts';

/** Images of one piece of validation, where the loss is near and where it is far. */
export const evaluationBatch = {near: 256, far: 1000};
/** A loss this many times the first is divergence, even where it is still a number. */
const divergedAbove = 1e6;

/** What is trained, and on what. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly train: Rows;
  readonly test: Rows;
  readonly model: Model;
}

/** What the epochs of a run go by. */
export interface EpochsParts {
  readonly desk: Desk;
  readonly tally: Tally;
  readonly plan: Plan;
  readonly kept: KeptWeights;
  readonly pictures: Pictures;
  readonly yardsticks: Yardsticks;
  /** Training ends, or pauses; everything has been told. */
  readonly ended: (reason: EndReason, status: Status) => void;
}

/** Trains batch by batch, validates piece by piece, and tells what comes of it. */
export class Epochs {
  readonly #of: EpochsParts;
  readonly #pace = new Pace();
  readonly #batchCurve = new BatchCurve();
  #goalReached = false;
  #firstLoss: number | null = null;
  #order: {epoch: number; images: Uint32Array} | null = null;

  constructor(parts: EpochsParts) {
    this.#of = parts;
  }

  /** Batches an epoch has. */
  batches({train}: Loaded): number {
    return Math.ceil(train.count / this.#of.desk.recipe.batchSize);
  }

  /** The time until now was not spent on steps. */
  rested(): void {
    this.#pace.rested();
  }

  /** The goal is another. */
  goalChanged(): void {
    this.#goalReached = false;
  }

  /** One batch of training, or one piece of validation. */
  async advance(loaded: Loaded): Promise<void> {
    const {desk, tally, pictures} = this.#of;
    if (tally.batch < this.batches(loaded)) await this.#trainBatch(loaded);
    else await this.#validatePiece(loaded);
    if (desk.closed || desk.outbox.waiting || desk.status !== 'training') return;
    this.tellProgress(loaded);
    this.#tellBatchCurve();
    if (pictures.due) await pictures.draw(loaded.model);
  }

  tellProgress(loaded: Loaded): void {
    const {desk, tally, plan} = this.#of;
    const {epoch, batch, loss} = tally;
    const {epochs} = plan;
    const batches = this.batches(loaded);
    const {msPerStep, secondsLeft} = this.#pace.estimate(
      batches - batch + Math.max(0, epochs - epoch - 1) * batches,
      Math.max(0, epochs - epoch),
    );
    desk.say({type: 'progress', epoch, batch, batches, epochs, loss, msPerStep, secondsLeft});
  }

  /** Ends, or pauses, with all told that is known. */
  end(loaded: Loaded, reason: EndReason, status: Status): void {
    const {desk, tally, plan, kept, ended} = this.#of;
    plan.stop();
    this.tellProgress(loaded);
    this.#tellBatchCurve();
    kept.tell(true);
    desk.say({type: 'train-end', reason, epoch: tally.epoch});
    ended(reason, status);
    this.#pace.rested();
  }

  /** Goes back to kept weights. @returns whether epochs that were told are void now */
  async restore(model: Model, {position, state}: Checkpoint): Promise<boolean> {
    const {tally, plan} = this.#of;
    await model.writeState(state);
    const behind = tally.restore(position);
    plan.reach(tally);
    return behind;
  }

  /** Pauses where a step was to end. */
  stopIfReached(loaded: Loaded): void {
    const {plan, tally} = this.#of;
    if (plan.isReached(tally)) this.end(loaded, 'stopped', 'paused');
  }

  async #trainBatch(loaded: Loaded): Promise<void> {
    const {train, model} = loaded;
    const {desk, tally, plan} = this.#of;
    const {batchSize} = desk.recipe;
    const epoch = tally.epoch + 1;
    const from = tally.batch * batchSize;
    const images = this.#orderOf(epoch, train.count).subarray(from, Math.min(from + batchSize, train.count));
    if (!train.complete) await fillInPieces(train, images, null, desk.breather);
    const stepping = model.trainStep({rows: train, images, epoch});
    if (stepping) await stepping;
    tally.batchTrained();
    const last = tally.batch === this.batches(loaded);
    if (model.lossIsNear || last || this.#pace.lossDue || plan.stepping) await this.#readLoss(loaded);
    this.#pace.stepped();
    if (desk.status === 'training' && !last) this.stopIfReached(loaded);
  }

  /** Reads the losses since the last reading; keeps good weights, or stops at what is not a number. */
  async #readLoss(loaded: Loaded): Promise<void> {
    const {model} = loaded;
    const {desk, tally, kept} = this.#of;
    const {sum, images} = await model.takeLoss();
    if (desk.closed || images === 0) return;
    this.#pace.lossRead();
    const mean = sum / images;
    this.#batchCurve.add(tally.epoch + 1, tally.batch, mean, this.batches(loaded));
    this.#firstLoss ??= mean;
    if (!Number.isFinite(mean) || mean > divergedAbove * Math.max(this.#firstLoss, 1e-6)) {
      await this.#diverged(loaded);
      return;
    }
    tally.lossRead(sum, images);
    await kept.afterGoodLoss(model);
  }

  async #diverged(loaded: Loaded): Promise<void> {
    const {model} = loaded;
    const {desk, tally, kept, pictures} = this.#of;
    const {learningRate} = desk.recipe;
    const at = {epoch: tally.epoch + 1, batch: tally.batch, learningRate};
    await this.restore(model, kept.good!);
    if (desk.closed) return;
    desk.say({type: 'rolled-back', epoch: tally.epoch});
    const values = {...at, keptEpoch: tally.epoch + 1, keptBatch: tally.batch};
    desk.say({type: 'failure', failure: {code: 'diverged', values}});
    await pictures.draw(model);
    this.end(loaded, 'diverged', 'error');
  }

  async #validatePiece(loaded: Loaded): Promise<void> {
    const {test, model} = loaded;
    const {desk, tally} = this.#of;
    const piece = model.lossIsNear ? evaluationBatch.near : evaluationBatch.far;
    const from = tally.validated;
    const to = Math.min(test.count, from + piece);
    if (!test.complete) await fillInPieces(test, from, to, desk.breather);
    const {sum} = await model.evaluate(test, from, to);
    if (desk.closed) return;
    tally.pieceValidated(to, sum);
    if (to === test.count) await this.#endEpoch(loaded);
  }

  async #endEpoch(loaded: Loaded): Promise<void> {
    const {dataset, model} = loaded;
    const {desk, tally, kept, plan, yardsticks} = this.#of;
    if (!Number.isFinite(tally.valLoss)) return this.#diverged(loaded);
    const {loss, valLoss} = tally.epochEnded();
    const {epoch} = tally;
    this.#pace.epochEnded();
    await yardsticks.tellMeanImage(dataset);
    desk.say({type: 'epoch-end', epoch, loss, valLoss});
    await kept.atEpochEnd(model);
    if (!desk.closed) yardsticks.begin(dataset);

    const {goal, minDelta, patience, stopAtPlateau} = desk.recipe;
    const value = goal?.metric === 'loss' ? loss : valLoss;
    if (goal && !this.#goalReached && value < goal.below) {
      this.#goalReached = true;
      desk.say({type: 'goal', epoch, value});
    }
    if (desk.status !== 'training') return;
    const trend = trendOf(tally.valLosses, {patience, ...minDelta});
    if (stopAtPlateau && trend?.flat) this.end(loaded, 'plateau', 'done');
    else if (epoch >= plan.epochs) this.end(loaded, 'done', 'done');
    else this.stopIfReached(loaded);
  }

  #tellBatchCurve(): void {
    const curve = this.#batchCurve.news();
    if (curve) this.#of.desk.say({type: 'batches', ...curve});
  }

  /** The images in the order of an epoch (counted from 1). */
  #orderOf(epoch: number, count: number): Uint32Array {
    if (this.#order?.epoch !== epoch) {
      const {noShuffle, seed} = this.#of.desk.recipe;
      const images = noShuffle
        ? Uint32Array.from({length: count}, (_, i) => i)
        : permutation(seed, epoch, count);
      this.#order = {epoch, images};
    }
    return this.#order.images;
  }
}

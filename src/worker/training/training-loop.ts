import {trendOf} from '../../numerics/plateau.ts';
import {permutation} from '../../numerics/random.ts';
import type {Checkpoint, Place} from '../../protocol/state.ts';
import type {EndReason, Status} from '../../protocol/events.ts';
import type {Network} from '../../network/network.ts';
import {BatchCurve} from './batch-losses.ts';
import type {Dataset} from '../data/dataset.ts';
import {largestCalmLoss, largestSoundLoss} from './divergence.ts';
import {checkNumbers, NotNumbers, type Verdict} from './last-good-weights.ts';
import type {RunContext} from './run-context.ts';
import type {Model, Rows, StepPause} from '../engine/engine.ts';
import {imagesAtOnce} from '../engine/images-at-once.ts';
import type {KeptWeights} from './checkpoints.ts';
import {Pace} from './step-timer.ts';
import type {Pictures} from './preview.ts';
import type {Plan} from './stop-point.ts';
import type {Tally} from './counters.ts';
import type {Yardsticks} from './run-baselines.ts';

/** What is trained, and on what. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly train: Rows;
  readonly test: Rows;
  readonly network: Network;
  readonly model: Model;
}

/** What the epochs of a run go by. */
export interface EpochsParts {
  readonly context: RunContext;
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
  /** Null until it is known. */
  #goalReached: boolean | null = null;
  /** The step under way. */
  #step: Generator<StepPause> | null = null;
  /** Whether a step was taken since a loss of its outcome was seen. */
  #unproved = false;
  #lastLoss = 0;
  #order: {epoch: number; images: Uint32Array} | null = null;

  constructor(parts: EpochsParts) {
    this.#of = parts;
  }

  /** Batches an epoch has. */
  batches({train}: Loaded): number {
    return Math.ceil(train.count / this.#of.context.recipe.batchSize);
  }

  /** The time until now was not spent on steps. */
  rested(): void {
    this.#pace.rested();
  }

  /** Whether a step is begun and not done. */
  get inStep(): boolean {
    return this.#step !== null;
  }

  /** Where the next step begins: one that is under way goes by what was true when it began. */
  get next(): Place {
    const {epoch, batch} = this.#of.tally;
    return {epoch, batch: this.inStep ? batch + 1 : batch};
  }

  /** The goal is another. */
  goalChanged(): void {
    this.#goalReached = false;
  }

  /** A piece of a step, or of validation. */
  async advance(loaded: Loaded): Promise<void> {
    const {context, tally, pictures} = this.#of;
    const whole = await this.#guarded(loaded, async () => {
      if (tally.batch < this.batches(loaded)) return this.#trainPiece(loaded);
      await this.#validatePiece(loaded);
      return true;
    });
    if (!whole) return;
    if (context.closed || context.outbox.waiting || context.status !== 'training') return;
    this.tellProgress(loaded);
    this.#tellBatchCurve();
    if (pictures.due) await pictures.draw(loaded.model);
  }

  tellProgress(loaded: Loaded): void {
    const {context, tally, plan} = this.#of;
    const {epoch, batch, loss, noise} = tally;
    const {epochs} = plan;
    const batches = this.batches(loaded);
    const {msPerStep, secondsLeft} = this.#pace.estimate(
      batches - batch + Math.max(0, epochs - epoch - 1) * batches,
      Math.max(0, epochs - epoch),
    );
    context.say({type: 'progress', epoch, batch, batches, epochs, loss, msPerStep, secondsLeft, noise});
  }

  /**
   * Rests where it stands, with weights that were looked at, and that the page has too.
   * @param wanted whether that is still wanted, once they were
   */
  async rest(loaded: Loaded, wanted: () => boolean, over: 'stopped' | 'done' = 'stopped'): Promise<void> {
    const {context, kept} = this.#of;
    const proved = await this.#guarded(loaded, async () => {
      if (!(await this.#proveLoss(loaded)) || context.closed) return false;
      await kept.atRest(loaded.model, this.#verdict());
      return true;
    });
    if (proved && wanted() && !context.closed) this.end(loaded, over, over === 'done' ? 'done' : 'paused');
  }

  /**
   * Looks at the weights of now: a step's own loss is of the weights before it. Where they are no good, what is done after
   * a divergence is done.
   * @returns whether they are good
   */
  prove(loaded: Loaded): Promise<boolean> {
    return this.#guarded(loaded, async () => {
      if (!(await this.#proveLoss(loaded))) return false;
      checkNumbers(await loaded.model.readState());
      return true;
    });
  }

  /** The same as far as their loss tells; a copy that is kept is looked at whole. */
  async #proveLoss(loaded: Loaded): Promise<boolean> {
    const {model, test} = loaded;
    const {context} = this.#of;
    if (!this.#unproved) return true;
    if (!(await this.#readLoss(loaded))) return false;
    await context.breather.restIfDue();
    if (context.closed) return false;
    const {sum, images} = await model.evaluate(test, 0, Math.min(test.count, this.#pieceImages(loaded)));
    if (context.closed) return false;
    if (this.#isSound(sum / images)) {
      this.#unproved = false;
      return true;
    }
    await this.#diverged(loaded);
    return false;
  }

  /** What leads to weights that are not all numbers has diverged, whatever its loss. @returns false where it has */
  async #guarded(loaded: Loaded, act: () => Promise<boolean>): Promise<boolean> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof NotNumbers)) throw error;
      if (!this.#of.context.closed) await this.#diverged(loaded);
      return false;
    }
  }

  /** Ends, or pauses, with all told that is known. */
  end(loaded: Loaded, reason: EndReason, status: Status): void {
    const {context, tally, plan, ended} = this.#of;
    plan.stop();
    this.tellProgress(loaded);
    this.#tellBatchCurve();
    context.say({type: 'train-end', reason, epoch: tally.epoch});
    ended(reason, status);
    this.#pace.rested();
  }

  /** Goes back to kept weights; a step under way is given up. @returns whether epochs that were told are void now */
  async restore(model: Model, {position, state}: Checkpoint): Promise<boolean> {
    const {tally, plan} = this.#of;
    this.#step = null;
    this.#unproved = false;
    await model.writeState(state);
    const behind = tally.restore(position);
    plan.reach(tally);
    return behind;
  }

  /** Pauses where a step was to end. */
  async restIfReached(loaded: Loaded): Promise<void> {
    const {plan, tally} = this.#of;
    if (plan.isReached(tally)) await this.rest(loaded, () => plan.isReached(tally));
  }

  /** As much of a batch as there is time for. @returns whether it is done */
  async #trainPiece(loaded: Loaded): Promise<boolean> {
    const {model} = loaded;
    const {context, tally, plan} = this.#of;
    this.#step ??= this.#beginStep(loaded);
    for (;;) {
      const {done, value} = this.#step.next();
      if (done) break;
      if (!context.breather.due) continue;
      // Outside of a turn questions and other runs come in; where weights are half updated, only messages do.
      if (value === 'asking') return false;
      await context.breather.rest();
    }
    this.#step = null;
    this.#unproved = true;
    tally.batchTrained();
    const last = tally.batch === this.batches(loaded);
    const lossWanted = model.lossIsNear || last || this.#pace.lossDue || plan.stepping;
    if (lossWanted && !(await this.#readLoss(loaded))) return true;
    this.#pace.stepped();
    if (context.status === 'training' && !last) await this.restIfReached(loaded);
    return true;
  }

  #beginStep({model, train}: Loaded): Generator<StepPause> {
    const {context, tally} = this.#of;
    const {batchSize, noiseFactor} = context.recipe;
    tally.noise = noiseFactor;
    const epoch = tally.epoch + 1;
    const from = tally.batch * batchSize;
    const images = this.#orderOf(epoch, train.count).subarray(from, Math.min(from + batchSize, train.count));
    return model.stepInPieces({rows: train, images, epoch});
  }

  /** Reads the losses since the last reading; keeps good weights, or stops at what is not a number. @returns whether all is well */
  async #readLoss(loaded: Loaded): Promise<boolean> {
    const {model} = loaded;
    const {context, tally, kept} = this.#of;
    const {sum, images} = await model.takeLoss();
    if (context.closed || images === 0) return true;
    this.#pace.lossRead();
    const mean = sum / images;
    this.#batchCurve.add(tally.epoch + 1, tally.batch, mean, this.batches(loaded));
    if (!this.#isSound(mean)) {
      await this.#diverged(loaded);
      return false;
    }
    tally.lossRead(sum, images);
    await kept.afterGoodLoss(model, this.#verdict(mean));
    return true;
  }

  /** Whether a loss is a number, and no divergence on the way to be none. */
  #isSound(loss: number): boolean {
    this.#lastLoss = loss;
    return loss <= largestSoundLoss(this.#of.context.recipe);
  }

  /** What the last loss says of the weights that it is of. */
  #verdict(loss = this.#lastLoss): Verdict {
    return {calm: loss <= largestCalmLoss(this.#of.context.recipe)};
  }

  async #diverged(loaded: Loaded): Promise<void> {
    const {model} = loaded;
    const {context, tally, kept, pictures} = this.#of;
    const {learningRate} = context.recipe;
    const at = {epoch: tally.epoch + 1, batch: tally.batch, learningRate};
    await this.restore(model, kept.calm!);
    if (context.closed) return;
    kept.restored();
    await pictures.draw(model);
    // In one breath: nobody is to hear of a failure of a run that trains.
    context.say({type: 'rolled-back', epoch: tally.epoch, batch: tally.batch});
    const values = {...at, keptEpoch: tally.epoch + 1, keptBatch: tally.batch};
    context.say({type: 'failure', failure: {code: 'diverged', values}});
    this.end(loaded, 'diverged', 'error');
  }

  #pieceImages({network, model}: Loaded): number {
    return imagesAtOnce(network, model);
  }

  async #validatePiece(loaded: Loaded): Promise<void> {
    const {test, model} = loaded;
    const {context, tally} = this.#of;
    const from = tally.validated;
    const to = Math.min(test.count, from + this.#pieceImages(loaded));
    const {sum} = await model.evaluate(test, from, to);
    if (context.closed) return;
    tally.pieceValidated(to, sum);
    if (to === test.count) await this.#endEpoch(loaded);
  }

  async #endEpoch(loaded: Loaded): Promise<void> {
    const {dataset, model} = loaded;
    const {context, tally, kept, plan, yardsticks} = this.#of;
    if (!this.#isSound(tally.valLoss)) return this.#diverged(loaded);
    this.#unproved = false;
    this.#goalReached ??= this.#goalIsBehind();
    const {loss, valLoss} = tally.epochEnded();
    const {epoch} = tally;
    this.#pace.epochEnded();
    await yardsticks.tellMeanImage(dataset);
    context.say({type: 'epoch-end', epoch, loss, valLoss});
    const last = this.#endOfAll() !== null || plan.isReached(tally);
    await kept.atEpochEnd(model, last, this.#verdict(valLoss));
    if (context.closed) return;
    yardsticks.begin(dataset);

    const {goal} = context.recipe;
    const value = goal?.metric === 'loss' ? loss : valLoss;
    if (goal && !this.#goalReached && value < goal.below) {
      this.#goalReached = true;
      context.say({type: 'goal', epoch, value});
    }
    if (context.status !== 'training') return;
    const reason = this.#endOfAll();
    if (reason) this.end(loaded, reason, 'done');
    else await this.restIfReached(loaded);
  }

  /** Why training is over, once an epoch has ended; null where it goes on. */
  #endOfAll(): 'plateau' | 'done' | null {
    const {context, tally, plan} = this.#of;
    const {minDelta, patience, stopAtPlateau} = context.recipe;
    if (stopAtPlateau && trendOf(tally.valLosses, {patience, ...minDelta})?.flat) return 'plateau';
    return tally.epoch >= plan.epochs ? 'done' : null;
  }

  /** Whether the epochs of a run that goes on here reached the goal elsewhere. */
  #goalIsBehind(): boolean {
    const {goal} = this.#of.context.recipe;
    const {loss, valLoss} = this.#of.tally.history;
    return goal !== null && (goal.metric === 'loss' ? loss : valLoss).some((value) => value < goal.below);
  }

  #tellBatchCurve(): void {
    const curve = this.#batchCurve.news();
    if (curve) this.#of.context.say({type: 'batches', ...curve});
  }

  /** The images in the order of an epoch (counted from 1). */
  #orderOf(epoch: number, count: number): Uint32Array {
    if (this.#order?.epoch !== epoch) {
      const {noShuffle, seed} = this.#of.context.recipe;
      const images = noShuffle
        ? Uint32Array.from({length: count}, (_, i) => i)
        : permutation(seed, epoch, count);
      this.#order = {epoch, images};
    }
    return this.#order.images;
  }
}

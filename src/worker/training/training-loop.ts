import {trendOf} from '../../numerics/plateau.ts';
import {permutation} from '../../numerics/draws.ts';
import type {Checkpoint, Place} from '../../protocol/state.ts';
import type {EndReason, Status} from '../../protocol/events.ts';
import type {Network} from '../../network/network.ts';
import {BatchLosses} from './batch-losses.ts';
import type {Dataset} from '../data/dataset.ts';
import {largestCalmLoss, largestSoundLoss} from './divergence.ts';
import {checkNumbers, NotNumbers, type Verdict} from './last-good-weights.ts';
import type {RunContext} from './run-context.ts';
import type {Model, Rows, StepPause} from '../engine/engine.ts';
import {imagesAtOnce} from '../engine/images-at-once.ts';
import type {Checkpoints} from './checkpoints.ts';
import {StepTimer} from './step-timer.ts';
import type {WorkClock} from './work-clock.ts';
import type {Preview} from './preview.ts';
import type {StopPoint} from './stop-point.ts';
import type {Counters} from './counters.ts';
import type {RunBaselines} from './run-baselines.ts';

/** What is trained, and on what. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly train: Rows;
  readonly test: Rows;
  readonly network: Network;
  readonly model: Model;
}

/** What the epochs of a run go by. */
export interface TrainingLoopParts {
  readonly context: RunContext;
  readonly counters: Counters;
  readonly clock: WorkClock;
  readonly stopPoint: StopPoint;
  readonly checkpoints: Checkpoints;
  readonly preview: Preview;
  readonly baselines: RunBaselines;
  /** Training ends, or pauses; everything has been told. */
  readonly ended: (reason: EndReason, status: Status) => void;
}

/** Trains batch by batch, validates piece by piece, and tells what comes of it. */
export class TrainingLoop {
  readonly #of: TrainingLoopParts;
  readonly #timer = new StepTimer();
  readonly #batchLosses = new BatchLosses();
  /** Null until it is known. */
  #goalReached: boolean | null = null;
  /** The step under way. */
  #step: Generator<StepPause> | null = null;
  /** Whether a step was taken since a loss of its outcome was seen. */
  #unproved = false;
  #lastLoss = 0;
  #order: {epoch: number; images: Uint32Array} | null = null;

  constructor(parts: TrainingLoopParts) {
    this.#of = parts;
  }

  /** Batches an epoch has. */
  batches({train}: Loaded): number {
    return Math.ceil(train.count / this.#of.context.recipe.batchSize);
  }

  /** The time until now was not spent on steps. */
  rested(): void {
    this.#timer.rested();
  }

  /** Whether a step is begun and not done. */
  get inStep(): boolean {
    return this.#step !== null;
  }

  /** Where the next step begins: one that is under way goes by what was true when it began. */
  get next(): Place {
    const {epoch, batch} = this.#of.counters;
    return {epoch, batch: this.inStep ? batch + 1 : batch};
  }

  /** The goal is another. */
  goalChanged(): void {
    this.#goalReached = false;
  }

  /** A piece of a step, or of validation. */
  async advance(loaded: Loaded): Promise<void> {
    const {context, counters, clock, preview} = this.#of;
    const whole = await clock.during(() =>
      this.#guarded(loaded, () =>
        counters.batch < this.batches(loaded) ? this.#trainPiece(loaded) : this.#validatePiece(loaded),
      ),
    );
    if (!whole) return;
    if (context.closed || context.outbox.waiting || context.status !== 'training') return;
    this.tellProgress(loaded);
    this.#tellBatchCurve();
    if (preview.due) await preview.draw(loaded.model);
  }

  tellProgress(loaded: Loaded): void {
    const {context, counters, clock, stopPoint} = this.#of;
    const {epoch, batch, loss, noise} = counters;
    const {epochs} = stopPoint;
    const batches = this.batches(loaded);
    const left = this.#timer.estimate(
      batches - batch + Math.max(0, epochs - epoch - 1) * batches,
      Math.max(0, epochs - epoch),
    );
    const {seconds} = clock;
    context.say({type: 'progress', epoch, batch, batches, epochs, loss, ...left, noise, seconds});
  }

  /**
   * Rests where it stands, with weights that were looked at, and that the page has too.
   * @param wanted whether that is still wanted, once they were
   */
  async rest(loaded: Loaded, wanted: () => boolean, over: 'stopped' | 'done' = 'stopped'): Promise<void> {
    const {context, checkpoints} = this.#of;
    const proved = await this.#guarded(loaded, async () => {
      if (!(await this.#proveLoss(loaded)) || context.closed) return false;
      await checkpoints.atRest(loaded.model, this.#verdict());
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
    const {model, network, test} = loaded;
    const {context} = this.#of;
    if (!this.#unproved) return true;
    if (!(await this.#readLoss(loaded))) return false;
    await context.yielder.yieldIfDue();
    if (context.closed) return false;
    const {sum, images} = await model.evaluate(test, 0, Math.min(test.count, imagesAtOnce(network, model)));
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
    const {context, counters, stopPoint, ended} = this.#of;
    stopPoint.stop();
    this.tellProgress(loaded);
    this.#tellBatchCurve();
    context.say({type: 'train-end', reason, epoch: counters.epoch});
    ended(reason, status);
    this.#timer.rested();
  }

  /** Goes back to kept weights; a step under way is given up. @returns whether epochs that were told are void now */
  async restore(model: Model, {position, state}: Checkpoint): Promise<boolean> {
    const {counters, stopPoint} = this.#of;
    this.#step = null;
    this.#unproved = false;
    await model.writeState(state);
    const behind = counters.restore(position);
    stopPoint.reach(counters);
    return behind;
  }

  /** Pauses where a step was to end. */
  async restIfReached(loaded: Loaded): Promise<void> {
    const {stopPoint, counters} = this.#of;
    if (stopPoint.isReached(counters)) await this.rest(loaded, () => stopPoint.isReached(counters));
  }

  /** As much of a batch as there is time for. @returns whether it is done */
  async #trainPiece(loaded: Loaded): Promise<boolean> {
    const {model} = loaded;
    const {context, counters, stopPoint} = this.#of;
    this.#step ??= this.#beginStep(loaded);
    for (;;) {
      const {done, value} = this.#step.next();
      if (done) break;
      if (!context.yielder.due) continue;
      // Outside of a turn questions and other runs come in; where weights are half updated, only messages do.
      if (value === 'asking') return false;
      await context.yielder.yieldNow();
    }
    this.#step = null;
    this.#unproved = true;
    counters.batchTrained();
    const last = counters.batch === this.batches(loaded);
    const lossWanted = model.lossIsNear || last || this.#timer.lossDue || stopPoint.stepping;
    if (lossWanted && !(await this.#readLoss(loaded))) return true;
    this.#timer.stepped();
    if (context.status === 'training' && !last) await this.restIfReached(loaded);
    return true;
  }

  #beginStep({model, train}: Loaded): Generator<StepPause> {
    const {context, counters} = this.#of;
    const {batchSize, noiseFactor} = context.recipe;
    counters.noise = noiseFactor;
    const epoch = counters.epoch + 1;
    const from = counters.batch * batchSize;
    const images = this.#orderOf(epoch, train.count).subarray(from, Math.min(from + batchSize, train.count));
    return model.stepInPieces({rows: train, images, epoch});
  }

  /** Reads the losses since the last reading; keeps good weights, or stops at what is not a number. @returns whether all is well */
  async #readLoss(loaded: Loaded): Promise<boolean> {
    const {model} = loaded;
    const {context, counters, checkpoints} = this.#of;
    const {sum, images} = await model.takeLoss();
    if (context.closed || images === 0) return true;
    this.#timer.lossRead();
    const mean = sum / images;
    this.#batchLosses.add(counters.epoch + 1, counters.batch, mean, this.batches(loaded));
    if (!this.#isSound(mean)) {
      await this.#diverged(loaded);
      return false;
    }
    counters.lossRead(sum, images);
    await checkpoints.afterGoodLoss(model, this.#verdict(mean));
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
    const {context, counters, checkpoints, preview} = this.#of;
    const {learningRate} = context.recipe;
    const at = {epoch: counters.epoch + 1, batch: counters.batch, learningRate};
    await this.restore(model, checkpoints.calm!);
    if (context.closed) return;
    checkpoints.restored();
    await preview.draw(model);
    // In one breath: nobody is to hear of a failure of a run that trains.
    context.say({type: 'rolled-back', epoch: counters.epoch, batch: counters.batch});
    const values = {...at, keptEpoch: counters.epoch + 1, keptBatch: counters.batch};
    context.say({type: 'failure', failure: {code: 'diverged', values}});
    this.end(loaded, 'diverged', 'error');
  }

  async #validatePiece(loaded: Loaded): Promise<boolean> {
    const {network, test, model} = loaded;
    const {context, counters} = this.#of;
    const from = counters.validated;
    const to = Math.min(test.count, from + imagesAtOnce(network, model));
    const {sum} = await model.evaluate(test, from, to);
    if (context.closed) return true;
    counters.pieceValidated(to, sum);
    if (to === test.count) await this.#endEpoch(loaded);
    return true;
  }

  async #endEpoch(loaded: Loaded): Promise<void> {
    const {dataset, model} = loaded;
    const {context, counters, checkpoints, stopPoint, baselines} = this.#of;
    if (!this.#isSound(counters.valLoss)) return this.#diverged(loaded);
    this.#unproved = false;
    this.#goalReached ??= this.#goalIsBehind();
    const {loss, valLoss} = counters.epochEnded();
    const {epoch} = counters;
    this.#timer.epochEnded();
    await baselines.tellMeanImage(dataset);
    context.say({type: 'epoch-end', epoch, loss, valLoss});
    const last = this.#endOfAll() !== null || stopPoint.isReached(counters);
    await checkpoints.atEpochEnd(model, last, this.#verdict(valLoss));
    if (context.closed) return;
    baselines.begin(dataset);

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
    const {context, counters, stopPoint} = this.#of;
    const {minDelta, patience, stopAtPlateau} = context.recipe;
    if (stopAtPlateau && trendOf(counters.valLosses, {patience, ...minDelta})?.flat) return 'plateau';
    return counters.epoch >= stopPoint.epochs ? 'done' : null;
  }

  /** Whether the epochs of a run that goes on here reached the goal elsewhere. */
  #goalIsBehind(): boolean {
    const {goal} = this.#of.context.recipe;
    const {loss, valLoss} = this.#of.counters.history;
    return goal !== null && (goal.metric === 'loss' ? loss : valLoss).some((value) => value < goal.below);
  }

  #tellBatchCurve(): void {
    const curve = this.#batchLosses.news();
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

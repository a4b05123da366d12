import {failureOf} from '../protocol/errors.ts';
import type {Answer, Checkpoint, Order, Position, Question, Status} from '../protocol/protocol.ts';
import {difference, networkOf, trainingOf} from '../recipe/derive.ts';
import {fields} from '../recipe/fields.ts';
import {optimizerSlots} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import {permutation} from '../numerics/random.ts';
import {trendOf} from '../numerics/plateau.ts';
import type {Breather} from './breather.ts';
import type {Dataset} from './data/dataset.ts';
import type {DataStore} from './data/store.ts';
import type {Engine, Model, Rows} from './engine/engine.ts';
import {Answers} from './answers.ts';
import {Archive} from './archive.ts';
import {linearDenoiserBaseline, pcaBaseline, type FindMoments} from './baselines.ts';
import {BatchCurve} from './batch-curve.ts';
import {Keeper} from './keeper.ts';
import {baselineOf, fillInPieces, rowsOf, sampleRows, samplesOf} from './material.ts';
import type {Outbox} from './outbox.ts';
import {Pace} from './pace.ts';
import {Turns} from './turns.ts';

export interface RunSurroundings {
  readonly engine: Engine;
  readonly store: DataStore;
  /** Gives a data set back once the run has ended. */
  readonly release: (dataset: Dataset) => void;
  readonly outbox: Outbox;
  readonly breather: Breather;
  /** One for all runs of the worker: each trains a batch in its turn, so that none waits longer than another. */
  readonly rota: Turns;
  /** Whether a model's own steps must rest too: where the thread is a page's. */
  readonly onPage: boolean;
  readonly findMoments: FindMoments | null;
}

/** Images of one piece of validation. */
const evaluationBatch = {near: 256, far: 1000};
/** The least time between two pictures, in milliseconds, and how many times their own cost. */
const pictureEvery = {ms: 80, cost: 15};
/** The least time between two copies of the weights sent to the page, in milliseconds. */
const checkpointEveryMs = 1000;
/** A loss this many times the first is divergence, even where it is still a number. */
const divergedAbove = 1e6;

interface Loaded {
  readonly dataset: Dataset;
  readonly train: Rows;
  readonly test: Rows;
  readonly model: Model;
  readonly answers: Answers;
  samples: Rows;
}

/**
 * One training run: loads, trains epoch by epoch, validates, and says what happens through its outbox. Everything that
 * touches the model takes its turn, so questions are answered between steps.
 */
export class Run {
  readonly #around: RunSurroundings;
  readonly #pageUrl: string;
  readonly #turns = new Turns();
  readonly #pace = new Pace();
  readonly #keeper = new Keeper();
  readonly #archive = new Archive();
  readonly #batchCurve = new BatchCurve();
  #watched: readonly number[] | null = null;
  #comparing: AbortController | null = null;
  #recipe: Recipe;
  #resume: Checkpoint | null;
  #status: Status = 'idle';
  #loading: AbortController | null = null;
  #loaded: Loaded | null = null;
  #looping = false;
  /** It was loaded to be looked at, and nobody wants it trained yet. */
  #looking = false;
  #closed = false;

  #epoch = 0;
  #batch = 0;
  #lossSum = 0;
  #lossImages = 0;
  #validated = 0;
  #validationSum = 0;
  #valLosses: number[] = [];
  #goalReached = false;
  #firstLoss: number | null = null;
  /** Epochs planned; grows when the reader asks for more. */
  #epochs: number;
  /** Where a `step` ends: {epoch, batch}; null to go on. */
  #until: {epoch: number; batch: number} | null = null;
  #order: {epoch: number; images: Uint32Array} | null = null;
  #baselineTold = false;
  #pictured = {at: 0, cost: 0};
  #told: {checkpoint: Checkpoint | null; at: number} = {checkpoint: null, at: -Infinity};

  constructor(order: Order, around: RunSurroundings) {
    this.#recipe = order.recipe;
    this.#resume = order.resume;
    this.#pageUrl = order.pageUrl;
    this.#around = around;
    this.#epochs = order.recipe.epochs;
    this.#valLosses = [...order.valLosses];
  }

  /** Loads, and trains nothing yet. */
  look(): void {
    if (this.#loaded || this.#status === 'loading') return;
    this.#looking = true;
    void this.#start();
  }

  play(): void {
    this.#looking = false;
    if (this.#status === 'training' && this.#until === null) return;
    this.#until = null;
    // After the last epoch, as many again.
    if (this.#epoch >= this.#epochs) this.#epochs = this.#epoch + this.#recipe.epochs;
    void this.#start();
  }

  step({epochs = 0, batches = 0}: {epochs?: number; batches?: number}): void {
    this.#looking = false;
    const from = this.#until ?? {epoch: this.#epoch, batch: this.#batch};
    // A whole epoch ends where an epoch does: +1 epoch in the middle of one finishes it.
    this.#until =
      epochs > 0 ? {epoch: from.epoch + epochs, batch: 0} : {...from, batch: from.batch + batches};
    void this.#start();
  }

  pause(): void {
    this.#until = null;
    this.#looking = false;
    if (this.#status === 'loading') {
      this.#loading?.abort();
      this.#setStatus('idle');
    } else if (this.#status === 'training') {
      this.#end('stopped', 'paused');
    }
  }

  change(recipe: Recipe): void {
    const changed = difference(this.#recipe, recipe).names;
    const live = fields.filter(({name, change}) => change === 'live' && changed.includes(name));
    if (live.length === 0) return;
    const taken = Object.fromEntries(live.map(({name}) => [name, recipe[name]]));
    this.#recipe = {...this.#recipe, ...taken};
    const model = this.#loaded?.model;
    if ('learningRate' in taken) model?.setLearningRate(recipe.learningRate);
    if ('noiseFactor' in taken) model?.setNoise(recipe.noiseFactor.low, recipe.noiseFactor.high);
    if ('epochs' in taken)
      this.#epochs = Math.max(recipe.epochs, this.#batch > 0 ? this.#epoch + 1 : this.#epoch);
    if ('noiseFactor' in taken && this.#comparing && this.#loaded) void this.#compareLinear(this.#loaded);
    if ('goal' in taken) this.#goalReached = false;
    const attributes = live.map(({attribute}) => attribute);
    this.#say({type: 'changed', attributes, epoch: this.#epoch, batch: this.#batch});
    this.#tellProgress();
    // A new rate after a divergence: the weights kept are good, and play goes on from them.
    if (this.#status === 'error' && model && 'learningRate' in taken) this.#setStatus('paused');
    if (this.#status === 'training' && this.#epoch >= this.#epochs) this.#end('done', 'done');
  }

  async ask(question: Exclude<Question, {type: 'memory'}>): Promise<Answer> {
    const {answers, model} = this.#loaded ?? (await this.#load());
    if (question.type !== 'checkpoint') return answers.answer(question);
    const checkpoint = await this.#turns.take(async () => ({
      position: this.#position(),
      state: await model.readState(),
    }));
    return {type: 'checkpoint', checkpoint};
  }

  /** Images and labels in use: views of buffers that runs may share. */
  get images(): readonly Uint8Array[] {
    if (!this.#loaded) return [];
    const {train, test} = this.#loaded.dataset;
    return [train.images, train.labels, test.images, test.labels].filter((bytes) => bytes !== null);
  }

  /** What is held for this run alone, in bytes, and the images it uses. */
  async memory(): Promise<{readonly runBytes: number; readonly images: readonly Uint8Array[]}> {
    const {model} = this.#loaded ?? (await this.#load());
    // Weights and gradients, and what the optimizer keeps.
    const arrays = 2 + optimizerSlots[this.#recipe.optimizer];
    return {runBytes: 4 * arrays * model.parameters + this.#archive.bytes, images: this.images};
  }

  /** Shows other test images; null for the first of each class. */
  async watch(indices: readonly number[] | null): Promise<void> {
    this.#watched = indices;
    const loaded = this.#loaded;
    if (!loaded) return;
    const samples = await samplesOf(loaded.dataset, indices, this.#around.breather);
    // A newer wish came in between.
    if (this.#watched !== indices || this.#closed) return;
    loaded.samples = sampleRows(samples);
    this.#say({type: 'samples', samples});
    await this.#turns.take(() => this.#picture(loaded));
  }

  /** Stops saying anything at once: the engine's numbers cannot be trusted any more. */
  freeze(): void {
    this.#closed = true;
    this.#around.outbox.close();
  }

  /** Ends within one step and frees what it holds. */
  async close(): Promise<void> {
    this.freeze();
    this.#status = 'idle';
    this.#loading?.abort();
    this.#comparing?.abort();
    await this.#turns.take(() => {
      this.#loaded?.answers.dispose();
      this.#loaded?.model.dispose();
      if (this.#loaded) this.#around.release(this.#loaded.dataset);
      this.#loaded = null;
      return Promise.resolve();
    });
  }

  #say(event: Parameters<Outbox['add']>[0]): void {
    if (!this.#closed) this.#around.outbox.add(event);
  }

  #setStatus(status: Status): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#say({type: 'status', status});
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#say({type: 'failure', failure: failureOf(error)});
    this.#setStatus('error');
  }

  /** Loads if need be, then trains. */
  async #start(): Promise<void> {
    try {
      if (!this.#loaded) {
        if (this.#status === 'loading') return;
        this.#setStatus('loading');
        await this.#load();
        // Paused while it loaded.
        if ((this.#status as Status) !== 'loading' || this.#closed) return;
        if (this.#looking) {
          this.#setStatus('idle');
          return;
        }
      }
      if (this.#until) {
        const {epoch, batch} = this.#until;
        const batches = this.#batches();
        this.#until = {epoch: epoch + Math.floor(batch / batches), batch: batch % batches};
        this.#epochs = Math.max(this.#epochs, this.#until.epoch + (this.#until.batch > 0 ? 1 : 0));
      }
      if (this.#status !== 'training') this.#say({type: 'train-begin', epochs: this.#epochs});
      this.#pace.rested();
      this.#setStatus('training');
      this.#tellProgress();
      await this.#loop();
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      if (!cancelled) this.#fail(error);
    }
  }

  #load(): Promise<Loaded> {
    if (this.#loaded) return Promise.resolve(this.#loaded);
    const loading = new AbortController();
    this.#loading = loading;
    return this.#turns.take(async () => {
      if (this.#loaded) return this.#loaded;
      const {store, engine, breather} = this.#around;
      const {dataset: name, datasetUrl, trainSize, testSize} = this.#recipe;
      const dataset = await store.load(
        {dataset: name, datasetUrl, trainSize, testSize, pageUrl: this.#pageUrl},
        {
          signal: loading.signal,
          breather,
          onProgress: ({loadedBytes, totalBytes}) =>
            this.#say({type: 'loading', stage: 'data', loaded: loadedBytes, total: totalBytes}),
        },
      );
      let model: Model | null = null;
      try {
        const samples = await samplesOf(dataset, this.#watched, breather);
        this.#say({
          type: 'data',
          samples,
          testLabels: dataset.test.labels?.slice() ?? null,
          data: {
            kind: dataset.kind,
            name: dataset.name,
            trainCount: dataset.train.count,
            testCount: dataset.test.count,
            bytesLoaded: dataset.bytesLoaded,
            fromCache: dataset.fromCache,
          },
        });
        this.#say({type: 'loading', stage: 'engine', loaded: 0, total: null});
        const {batchSize} = this.#recipe;
        const maxBatch = Math.max(Math.min(batchSize, dataset.train.count), evaluationBatch.far);
        const options = this.#around.onPage ? {maxBatch, breather} : {maxBatch};
        const [network, training] = [networkOf(this.#recipe), trainingOf(this.#recipe)];
        model = await engine.create(network, training, options);
        const known = this.#valLosses.length;
        if (this.#resume) await this.#restore(model, this.#resume);
        this.#resume = null;
        this.#valLosses.length = Math.min(known, this.#epoch);
        // The page has heard of epochs whose weights were lost with another worker.
        const behind = known > this.#epoch;
        if (behind) this.#say({type: 'rolled-back', epoch: this.#epoch});
        await this.#keeper.begin(model, () => this.#position());
        if (loading.signal.aborted || this.#closed) throw new DOMException('paused', 'AbortError');
        const [train, test] = [rowsOf(dataset.train), rowsOf(dataset.test)];
        const archive = this.#archive;
        const sources = {
          dataset,
          test,
          model,
          engine,
          network,
          training,
          archive,
          turns: this.#turns,
          breather,
          position: () => this.#position(),
        };
        const answers = new Answers(sources);
        this.#loaded = {dataset, train, test, model, answers, samples: sampleRows(samples)};
        this.#keepEpoch(this.#keeper.good);
        if (behind) this.#tellProgress();
        await this.#picture(this.#loaded);
        await this.#tellBaseline(this.#loaded);
        return this.#loaded;
      } catch (error) {
        model?.dispose();
        this.#loaded = null;
        store.release(dataset);
        throw error;
      }
    });
  }

  async #restore(model: Model, {position, state}: Checkpoint): Promise<void> {
    await model.writeState(state);
    this.#epoch = position.epoch;
    this.#batch = position.batch;
    this.#lossSum = position.lossSum;
    this.#lossImages = position.lossImages;
    this.#validated = this.#validationSum = 0;
    this.#valLosses.length = Math.min(this.#valLosses.length, position.epoch);
    this.#epochs = Math.max(this.#epochs, this.#epoch + (this.#batch > 0 ? 1 : 0));
  }

  async #loop(): Promise<void> {
    if (this.#looping) return;
    this.#looping = true;
    try {
      while (this.#status === 'training' && !this.#closed) {
        // A rest belongs to the turn: outside it, a run that need not rest would take two turns while another does.
        await this.#around.rota.take(async () => {
          await this.#turns.take(() => this.#advance());
          await this.#around.breather.restIfDue();
        });
      }
    } finally {
      this.#looping = false;
    }
  }

  /** One batch of training, or one piece of validation. */
  async #advance(): Promise<void> {
    const loaded = this.#loaded;
    if (!loaded || this.#status !== 'training') return;
    if (this.#batch < this.#batches()) await this.#trainBatch(loaded);
    else await this.#validatePiece(loaded);
    if (this.#closed) return;
    if (!this.#around.outbox.waiting && this.#status === 'training') {
      this.#tellProgress();
      const curve = this.#batchCurve.news();
      if (curve) this.#say({type: 'batches', ...curve});
      const wait = Math.max(pictureEvery.ms, pictureEvery.cost * this.#pictured.cost);
      if (performance.now() - this.#pictured.at > wait) await this.#picture(loaded);
    }
  }

  async #trainBatch({train, model}: Loaded): Promise<void> {
    const {batchSize} = this.#recipe;
    const from = this.#batch * batchSize;
    const images = this.#orderOf(this.#epoch + 1, train.count).subarray(
      from,
      Math.min(from + batchSize, train.count),
    );
    if (!train.complete) await fillInPieces(train, images, null, this.#around.breather);
    const stepping = model.trainStep({rows: train, images, epoch: this.#epoch + 1});
    if (stepping) await stepping;
    this.#batch++;
    const last = this.#batch === this.#batches();
    if (model.lossIsNear || last || this.#pace.lossDue || this.#until) await this.#readLoss(model);
    this.#pace.stepped();
    if (this.#status === 'training' && this.#until && !last) this.#stopIfReached();
  }

  /** Reads the losses since the last reading; keeps good weights, or stops at what is not a number. */
  async #readLoss(model: Model): Promise<void> {
    const {sum, images} = await model.takeLoss();
    if (this.#closed || images === 0) return;
    this.#pace.lossRead();
    const mean = sum / images;
    this.#batchCurve.add(this.#epoch + 1, this.#batch, mean, this.#batches());
    this.#firstLoss ??= mean;
    if (!Number.isFinite(mean) || mean > divergedAbove * Math.max(this.#firstLoss, 1e-6)) {
      await this.#diverged(model);
      return;
    }
    this.#lossSum += sum;
    this.#lossImages += images;
    const kept = await this.#keeper.afterGoodLoss(model, () => this.#position());
    if (kept) this.#tellCheckpoint();
  }

  async #diverged(model: Model): Promise<void> {
    const values = {epoch: this.#epoch + 1, batch: this.#batch, learningRate: this.#recipe.learningRate};
    await this.#restore(model, this.#keeper.good!);
    if (this.#closed) return;
    this.#say({type: 'rolled-back', epoch: this.#epoch});
    const kept = {keptEpoch: this.#epoch + 1, keptBatch: this.#batch};
    this.#say({type: 'failure', failure: {code: 'diverged', values: {...values, ...kept}}});
    if (this.#loaded) await this.#picture(this.#loaded);
    this.#end('diverged', 'error');
  }

  async #validatePiece({test, model}: Loaded): Promise<void> {
    const to = Math.min(test.count, this.#validated + this.#evaluationBatch(model));
    if (!test.complete) await fillInPieces(test, this.#validated, to, this.#around.breather);
    const {sum} = await model.evaluate(test, this.#validated, to);
    if (this.#closed) return;
    this.#validationSum += sum;
    this.#validated = to;
    if (to === test.count) await this.#endEpoch(model);
  }

  async #endEpoch(model: Model): Promise<void> {
    const valLoss = this.#validationSum / this.#validated;
    if (!Number.isFinite(valLoss)) return this.#diverged(model);
    const loss = this.#lossSum / this.#lossImages;
    this.#epoch++;
    this.#batch = this.#lossSum = this.#lossImages = this.#validated = this.#validationSum = 0;
    this.#pace.epochEnded();
    this.#valLosses.push(valLoss);
    if (this.#loaded) await this.#tellBaseline(this.#loaded);
    this.#say({type: 'epoch-end', epoch: this.#epoch, loss, valLoss});
    const kept = await this.#keeper.atEpochEnd(model, () => this.#position());
    if (kept) this.#tellCheckpoint();
    this.#keepEpoch(kept);
    if (this.#loaded && !this.#comparing) void this.#compareLinear(this.#loaded);

    const {goal, minDelta, patience, stopAtPlateau} = this.#recipe;
    const value = goal?.metric === 'loss' ? loss : valLoss;
    if (goal && !this.#goalReached && value < goal.below) {
      this.#goalReached = true;
      this.#say({type: 'goal', epoch: this.#epoch, value});
    }
    if (this.#status !== 'training') return;
    const trend = trendOf(this.#valLosses, {patience, ...minDelta});
    if (stopAtPlateau && trend?.flat) this.#end('plateau', 'done');
    else if (this.#epoch >= this.#epochs) this.#end('done', 'done');
    else if (this.#until) this.#stopIfReached();
  }

  #stopIfReached(): void {
    const until = this.#until;
    if (!until || this.#epoch < until.epoch) return;
    if (this.#epoch === until.epoch && this.#batch < until.batch) return;
    this.#until = null;
    this.#end('stopped', 'paused');
  }

  /** Weights to go back to: those of a whole epoch. */
  #keepEpoch(checkpoint: Checkpoint | null): void {
    if (!checkpoint || checkpoint.position.batch > 0) return;
    const archive = this.#archive;
    archive.add(checkpoint.position.epoch, checkpoint.state.weights);
    this.#say({type: 'archive', epochs: archive.epochs, bytes: archive.bytes, mostBytes: archive.mostBytes});
  }

  /** A copy for the page, should this worker end; not so often that it costs. */
  #tellCheckpoint(atOnce = false): void {
    const {good} = this.#keeper;
    if (!good || good === this.#told.checkpoint) return;
    if (!atOnce && performance.now() - this.#told.at < checkpointEveryMs) return;
    this.#told = {checkpoint: good, at: performance.now()};
    this.#say({type: 'checkpoint', checkpoint: good});
  }

  #end(reason: 'done' | 'plateau' | 'stopped' | 'diverged', status: Status): void {
    this.#until = null;
    this.#tellProgress();
    const curve = this.#batchCurve.news();
    if (curve) this.#say({type: 'batches', ...curve});
    this.#tellCheckpoint(true);
    this.#say({type: 'train-end', reason, epoch: this.#epoch});
    this.#setStatus(status);
    this.#pace.rested();
    const loaded = this.#loaded;
    if (loaded && reason !== 'diverged')
      void this.#turns.take(() => this.#picture(loaded)).catch(() => undefined);
  }

  /** The images in the order of an epoch (counted from 1). */
  #orderOf(epoch: number, count: number): Uint32Array {
    if (this.#order?.epoch !== epoch) {
      const {noShuffle, seed} = this.#recipe;
      const images = noShuffle
        ? Uint32Array.from({length: count}, (_, i) => i)
        : permutation(seed, epoch, count);
      this.#order = {epoch, images};
    }
    return this.#order.images;
  }

  #batches(): number {
    return this.#loaded ? Math.ceil(this.#loaded.train.count / this.#recipe.batchSize) : 0;
  }

  #evaluationBatch(model: Model): number {
    return model.lossIsNear ? evaluationBatch.near : evaluationBatch.far;
  }

  #position(): Position {
    return {
      epoch: this.#epoch,
      batch: this.#batch,
      lossSum: this.#lossSum,
      lossImages: this.#lossImages,
    };
  }

  #tellProgress(): void {
    const batches = this.#batches();
    if (batches === 0) return;
    const {msPerStep, secondsLeft} = this.#pace.estimate(
      batches - this.#batch + Math.max(0, this.#epochs - this.#epoch - 1) * batches,
      Math.max(0, this.#epochs - this.#epoch),
    );
    this.#say({
      type: 'progress',
      epoch: this.#epoch,
      batch: this.#batch,
      batches,
      epochs: this.#epochs,
      loss: this.#lossImages > 0 ? this.#lossSum / this.#lossImages : NaN,
      msPerStep,
      secondsLeft,
    });
  }

  /** The mean image's loss, once all of the training images are there. */
  async #tellBaseline({dataset, train}: Loaded): Promise<void> {
    if (this.#baselineTold || !train.complete) return;
    const {loss, huberDelta} = this.#recipe;
    const meanImageLoss = await baselineOf(dataset, loss, huberDelta, this.#around.breather);
    this.#baselineTold = true;
    this.#say({type: 'baseline', meanImageLoss});
  }

  /**
   * What the best linear method with a code of this size reaches: PCA, or for noisy inputs the best linear denoiser.
   * Begun after the first epoch, so that it does not stand in the way of the first pictures; training goes on meanwhile.
   */
  async #compareLinear({dataset}: Loaded): Promise<void> {
    const comparing = new AbortController();
    this.#comparing?.abort();
    this.#comparing = comparing;
    const {encodingDim, loss, huberDelta, seed} = this.#recipe;
    const {corruption: rule} = trainingOf(this.#recipe);
    const {breather, findMoments} = this.#around;
    const work = {breather, signal: comparing.signal, findMoments};
    try {
      const found = rule
        ? await linearDenoiserBaseline(dataset, encodingDim, {rule, seed}, loss, huberDelta, work)
        : await pcaBaseline(dataset, encodingDim, loss, huberDelta, work);
      const {rank, clipped} = found;
      const kind = rule ? 'denoiser' : 'pca';
      this.#say({type: 'linear-baseline', baseline: {kind, rank, loss: found.loss, clipped}});
    } catch (error) {
      // Given up because the run is over, or its noise is another.
      if (!comparing.signal.aborted) throw error;
    }
  }

  async #picture({model, samples}: Loaded): Promise<void> {
    const start = performance.now();
    const reconstructions = await model.reconstruct(samples);
    this.#pictured = {at: performance.now(), cost: performance.now() - start};
    if (!this.#closed) this.#around.outbox.show(reconstructions);
  }
}

import {failureOf} from '../protocol/errors.ts';
import type {Answer, Checkpoint, Order, Question, Status} from '../protocol/protocol.ts';
import {difference, networkOf, trainingOf} from '../recipe/derive.ts';
import {fields} from '../recipe/fields.ts';
import {optimizerSlots} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Model} from './engine/engine.ts';
import {Answers} from './answers.ts';
import type {Desk, RunSurroundings} from './desk.ts';
import {Epochs, type Loaded} from './epochs.ts';
import {KeptWeights} from './kept-weights.ts';
import {createModel, loadDataset, tellDataset} from './loading.ts';
import {rowsOf} from './material.ts';
import type {Outbox} from './outbox.ts';
import {Pictures} from './pictures.ts';
import {Plan} from './plan.ts';
import {Tally} from './tally.ts';
import {Turns} from './turns.ts';
import {Yardsticks} from './yardsticks.ts';

/** Before the first step. */
const beginning = {epoch: 0, batch: 0, lossSum: 0, lossImages: 0};

/**
 * One training run: loads, has its epochs trained, and says what happens through its outbox. Everything that touches the
 * model takes its turn, so questions are answered between steps.
 */
export class Run {
  readonly #around: RunSurroundings;
  readonly #desk: Desk;
  readonly #pageUrl: string;
  readonly #turns = new Turns();
  readonly #tally: Tally;
  readonly #plan: Plan;
  readonly #pictures: Pictures;
  readonly #yardsticks: Yardsticks;
  readonly #kept: KeptWeights;
  readonly #epochs: Epochs;
  #recipe: Recipe;
  #resume: Checkpoint | null;
  #status: Status = 'idle';
  #loading: AbortController | null = null;
  #loaded: (Loaded & {readonly answers: Answers}) | null = null;
  #looping = false;
  /** It was loaded to be looked at, and nobody wants it trained yet. */
  #looking = false;
  #closed = false;

  constructor(order: Order, around: RunSurroundings) {
    this.#recipe = order.recipe;
    this.#resume = order.resume;
    this.#pageUrl = order.pageUrl;
    this.#around = around;
    const desk = (this.#desk = this.#deskOf(around));
    this.#tally = new Tally(order.valLosses);
    this.#plan = new Plan(order.recipe.epochs);
    this.#pictures = new Pictures(desk);
    this.#yardsticks = new Yardsticks(desk, around.findMoments);
    this.#kept = new KeptWeights(desk, () => this.#tally.position);
    this.#epochs = new Epochs({
      desk,
      tally: this.#tally,
      plan: this.#plan,
      kept: this.#kept,
      pictures: this.#pictures,
      yardsticks: this.#yardsticks,
      ended: (reason, status) => {
        this.#setStatus(status);
        if (reason !== 'diverged') this.#drawSoon();
      },
    });
  }

  /** Loads, and trains nothing yet. */
  look(): void {
    if (this.#loaded || this.#status === 'loading') return;
    this.#looking = true;
    void this.#start();
  }

  /** @param more whether to train as many epochs again where the last one is over */
  play(more = true): void {
    this.#looking = false;
    if (this.#status === 'training' && !this.#plan.stepping) return;
    if (this.#status === 'done' && !more) return;
    this.#plan.goOn(this.#tally, this.#recipe.epochs);
    void this.#start();
  }

  step({epochs = 0, batches = 0}: {epochs?: number; batches?: number}): void {
    this.#looking = false;
    const {epoch, batch} = this.#tally;
    this.#plan.step({epochs, batches}, {epoch, batch});
    void this.#start();
  }

  pause(): void {
    this.#plan.stop();
    this.#looking = false;
    if (this.#status === 'loading') {
      this.#loading?.abort();
      this.#setStatus('idle');
    } else if (this.#status === 'training' && this.#loaded) {
      this.#epochs.end(this.#loaded, 'stopped', 'paused');
    }
  }

  change(recipe: Recipe): void {
    const changed = difference(this.#recipe, recipe).names;
    const live = fields.filter(({name, change}) => change === 'live' && changed.includes(name));
    if (live.length === 0) return;
    const taken = Object.fromEntries(live.map(({name}) => [name, recipe[name]]));
    this.#recipe = {...this.#recipe, ...taken};
    const loaded = this.#loaded;
    const {epoch, batch} = this.#tally;
    if ('learningRate' in taken) loaded?.model.setLearningRate(recipe.learningRate);
    if ('noiseFactor' in taken) loaded?.model.setNoise(recipe.noiseFactor.low, recipe.noiseFactor.high);
    if ('epochs' in taken) this.#plan.change(recipe.epochs, {epoch, batch});
    if ('noiseFactor' in taken && loaded) this.#yardsticks.noiseChanged(loaded.dataset);
    if ('goal' in taken) this.#epochs.goalChanged();
    const attributes = live.map(({attribute}) => attribute);
    this.#say({type: 'changed', attributes, epoch, batch});
    if (!loaded) return;
    this.#epochs.tellProgress(loaded);
    // A new rate after a divergence: the weights kept are good, and play goes on from them.
    if (this.#status === 'error' && 'learningRate' in taken) this.#setStatus('paused');
    if (this.#status === 'training' && epoch >= this.#plan.epochs) this.#epochs.end(loaded, 'done', 'done');
  }

  async ask(question: Exclude<Question, {type: 'memory'}>): Promise<Answer> {
    const {answers, model} = await this.#load();
    if (question.type !== 'checkpoint') return answers.answer(question);
    const checkpoint = await this.#turns.take(async () => ({
      position: this.#tally.position,
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
    const {model} = await this.#load();
    // Weights and gradients, and what the optimizer keeps.
    const arrays = 2 + optimizerSlots[this.#recipe.optimizer];
    return {runBytes: 4 * arrays * model.parameters + this.#kept.archive.bytes, images: this.images};
  }

  /** Shows other test images; null for the first of each class. */
  async watch(indices: readonly number[] | null): Promise<void> {
    const loaded = this.#loaded;
    const others = await this.#pictures.watch(indices, loaded?.dataset ?? null);
    if (loaded && others) await this.#turns.take(() => this.#pictures.draw(loaded.model));
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
    this.#yardsticks.giveUp();
    await this.#turns.take(() => {
      this.#loaded?.answers.dispose();
      this.#loaded?.model.dispose();
      if (this.#loaded) this.#around.release(this.#loaded.dataset);
      this.#loaded = null;
      return Promise.resolve();
    });
  }

  #deskOf({breather, outbox}: RunSurroundings): Desk {
    const run = this as Run;
    return {
      breather,
      outbox,
      get recipe() {
        return run.#recipe;
      },
      get status() {
        return run.#status;
      },
      get closed() {
        return run.#closed;
      },
      say: (event) => run.#say(event),
    };
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

  #drawSoon(): void {
    const loaded = this.#loaded;
    if (loaded) void this.#turns.take(() => this.#pictures.draw(loaded.model)).catch(() => undefined);
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
      const loaded = this.#loaded!;
      this.#plan.settle(this.#epochs.batches(loaded));
      if (this.#status !== 'training') this.#say({type: 'train-begin', epochs: this.#plan.epochs});
      this.#epochs.rested();
      this.#setStatus('training');
      this.#epochs.tellProgress(loaded);
      await this.#loop();
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      if (!cancelled) this.#fail(error);
    }
  }

  async #loop(): Promise<void> {
    if (this.#looping) return;
    this.#looping = true;
    const {rota, breather} = this.#around;
    try {
      while (this.#status === 'training' && !this.#closed) {
        // A rest belongs to the turn: outside it, a run that need not rest would take two turns while another does.
        await rota.take(async () => {
          await this.#turns.take(() => this.#advance());
          await breather.restIfDue();
        });
      }
    } finally {
      this.#looping = false;
    }
  }

  async #advance(): Promise<void> {
    const loaded = this.#loaded;
    if (loaded && this.#status === 'training') await this.#epochs.advance(loaded);
  }

  async #load(): Promise<Loaded & {readonly answers: Answers}> {
    if (this.#loaded) return this.#loaded;
    const loading = new AbortController();
    this.#loading = loading;
    return this.#turns.take(async () => {
      if (this.#loaded) return this.#loaded;
      const desk = this.#desk;
      const dataset = await loadDataset(desk, this.#around.store, this.#pageUrl, loading.signal);
      let model: Model | null = null;
      try {
        tellDataset(desk, dataset, await this.#pictures.choose(dataset));
        this.#say({type: 'loading', stage: 'engine', loaded: 0, total: null});
        model = await createModel(desk, this.#around, dataset);
        // The page may have heard of epochs whose weights were lost with another worker.
        const behind = this.#resume
          ? await this.#epochs.restore(model, this.#resume)
          : this.#tally.restore(beginning);
        this.#resume = null;
        if (behind) this.#say({type: 'rolled-back', epoch: this.#tally.epoch});
        await this.#kept.begin(model);
        if (loading.signal.aborted || this.#closed) throw new DOMException('paused', 'AbortError');
        const [train, test] = [rowsOf(dataset.train), rowsOf(dataset.test)];
        const answers = new Answers({
          dataset,
          test,
          model,
          engine: this.#around.engine,
          network: networkOf(this.#recipe),
          training: trainingOf(this.#recipe),
          archive: this.#kept.archive,
          turns: this.#turns,
          breather: desk.breather,
          position: () => this.#tally.position,
        });
        const loaded = (this.#loaded = {dataset, train, test, model, answers});
        this.#kept.archiveEpoch(this.#kept.good);
        if (behind) this.#epochs.tellProgress(loaded);
        await this.#pictures.draw(model);
        await this.#yardsticks.tellMeanImage(dataset);
        return loaded;
      } catch (error) {
        model?.dispose();
        this.#loaded = null;
        this.#around.store.release(dataset);
        throw error;
      }
    });
  }
}

import {failureOf, runEnded} from '../../protocol/errors.ts';
import type {Queries, QueryName} from '../../protocol/queries.ts';
import type {Order} from '../../protocol/protocol.ts';
import type {Place} from '../../protocol/state.ts';
import type {Status} from '../../protocol/events.ts';
import {difference} from '../../recipe/derive.ts';
import {fields} from '../../recipe/fields.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {RunContext, type RunSurroundings} from './run-context.ts';
import {TrainingLoop} from './training-loop.ts';
import {Checkpoints} from './checkpoints.ts';
import {Preview} from './preview.ts';
import {StopPoint} from './stop-point.ts';
import {Resources} from './resources.ts';
import {Counters} from './counters.ts';
import {Mutex} from '../scheduling/mutex.ts';
import {RunBaselines} from './run-baselines.ts';
import {WorkClock} from './work-clock.ts';

/** Before the first step. */
const beginning = {epoch: 0, batch: 0, lossSum: 0, lossImages: 0};

/**
 * One training run: loads, has its epochs trained, and says what happens through its outbox. Everything that touches the
 * model takes its turn, so questions are answered between steps.
 */
export class Run {
  readonly #around: RunSurroundings;
  readonly #context: RunContext;
  readonly #mutex = new Mutex();
  readonly #counters: Counters;
  readonly #stopPoint: StopPoint;
  readonly #preview: Preview;
  readonly #baselines: RunBaselines;
  readonly #checkpoints: Checkpoints;
  readonly #loop: TrainingLoop;
  readonly #resources: Resources;
  /** What it was before it loaded. */
  #before: Status;
  #looping = false;
  /** It was loaded to be looked at, and nobody wants it trained yet. */
  #preparing = false;
  /** A pause waits for the piece under way. */
  #pausing = false;

  constructor(order: Order, around: RunSurroundings) {
    this.#before = order.status;
    this.#around = around;
    const context = (this.#context = new RunContext(order.recipe, order.status, around));
    this.#counters = new Counters(order.history);
    // The page may have heard of epochs whose weights were lost with another worker.
    const behind = this.#counters.restore(order.resume?.position ?? beginning);
    this.#stopPoint = new StopPoint(order.epochs);
    this.#stopPoint.reach(this.#counters);
    this.#preview = new Preview(context);
    if (order.samples) this.#preview.use(order.samples);
    this.#baselines = new RunBaselines(context, around.findMoments);
    this.#checkpoints = new Checkpoints(context, () => this.#counters.position);
    this.#loop = new TrainingLoop({
      context,
      counters: this.#counters,
      clock: new WorkClock(order.seconds),
      stopPoint: this.#stopPoint,
      checkpoints: this.#checkpoints,
      preview: this.#preview,
      baselines: this.#baselines,
      ended: (reason, status) => {
        this.#context.setStatus(status);
        if (reason !== 'diverged') this.#drawSoon();
      },
    });
    this.#resources = new Resources({
      context,
      around,
      order,
      mutex: this.#mutex,
      counters: this.#counters,
      stopPoint: this.#stopPoint,
      preview: this.#preview,
      checkpoints: this.#checkpoints,
      loop: this.#loop,
      baselines: this.#baselines,
    });
    if (behind)
      this.#context.say({type: 'rolled-back', epoch: this.#counters.epoch, batch: this.#counters.batch});
  }

  /** Loads, and trains nothing yet. */
  prepare(): void {
    if (this.#resources.loaded || this.#context.status === 'loading') return;
    this.#preparing = true;
    void this.#start();
  }

  /** Makes the network and has it draw the pictures that are known; loads nothing. */
  show(): void {
    void this.#resources.network().catch((error: unknown) => this.#fail(error));
  }

  /** @param more whether to train as many epochs again where the last one is over */
  play(more = true): void {
    this.#preparing = this.#pausing = false;
    if (this.#context.status === 'training' && !this.#stopPoint.stepping) return;
    if (this.#context.status === 'done' && !more) {
      // Whoever told it to go on may wait for something to happen.
      this.#context.say({type: 'status', status: 'done'});
      return;
    }
    if (more) this.#stopPoint.goOn(this.#counters, this.#context.recipe.epochs);
    else this.#stopPoint.stop();
    void this.#start();
  }

  /** @returns where it will pause, as far as that is known before the batches of an epoch are */
  step({epochs = 0, batches = 0}: {epochs?: number; batches?: number}): Place {
    const {epoch, batch} = this.#counters;
    this.#stopPoint.step({epochs, batches}, {epoch, batch});
    return this.#goToPlace();
  }

  /** As a step that has been taken up elsewhere. */
  stepTo(place: Place): Place {
    this.#stopPoint.stepTo(place);
    return this.#goToPlace();
  }

  #goToPlace(): Place {
    this.#preparing = this.#pausing = false;
    const until = this.#stopPoint.until!;
    void this.#start();
    return until;
  }

  pause(): void {
    this.#stopPoint.stop();
    this.#preparing = false;
    if (this.#context.status === 'loading') {
      this.#resources.stopLoading(new DOMException('Paused.', 'AbortError'));
      this.#rest();
    } else if (this.#context.status === 'training') {
      // What is under way comes to its end first: an epoch that ends with it has ended, and what is told is where it stands.
      this.#pausing = true;
      void this.#mutex.run(() => this.#pauseNow()).catch((error: unknown) => this.#fail(error));
    }
  }

  async #pauseNow(): Promise<void> {
    const {loaded} = this.#resources;
    // Somebody may have pressed play again.
    const wanted = () => this.#pausing && this.#context.status === 'training' && !this.#context.closed;
    if (loaded && wanted()) await this.#loop.rest(loaded, wanted);
    this.#pausing = false;
  }

  change(recipe: Recipe): void {
    const changed = difference(this.#context.recipe, recipe).names;
    const live = fields.filter(({name, change}) => change === 'live' && changed.includes(name));
    if (live.length === 0) return;
    const taken = Object.fromEntries(live.map(({name}) => [name, recipe[name]]));
    this.#context.recipe = {...this.#context.recipe, ...taken};
    if ('epochs' in taken) this.#stopPoint.change(recipe.epochs, this.#counters);
    if ('goal' in taken) this.#loop.goalChanged();
    const attributes = live.map(({attribute}) => attribute);
    // A model that is just being made has its turn before this.
    void this.#mutex.run(() => this.#changed(taken, attributes)).catch((error: unknown) => this.#fail(error));
  }

  async #changed(taken: Partial<Recipe>, attributes: readonly string[]): Promise<void> {
    if (this.#context.closed) return;
    // Its own values: of several changes on their way, each takes effect where it says so.
    const {learningRate, noiseFactor, epochs} = taken;
    const model = this.#resources.built?.model;
    const {epoch, batch} = this.#counters;
    if (learningRate !== undefined) model?.setLearningRate(learningRate);
    if (noiseFactor !== undefined) model?.setNoise(noiseFactor.low, noiseFactor.high);
    const {loaded} = this.#resources;
    if (noiseFactor !== undefined && loaded) this.#baselines.noiseChanged(loaded.dataset);
    // Not fewer than have begun meanwhile.
    if (epochs !== undefined) this.#stopPoint.change(this.#context.recipe.epochs, {epoch, batch});
    this.#context.say({type: 'changed', attributes, ...this.#loop.next});
    if (!loaded) return;
    this.#loop.tellProgress(loaded);
    // A new rate after a divergence: the weights kept are good, and play goes on from them.
    if (this.#context.status === 'error' && learningRate !== undefined) this.#context.setStatus('paused');
    const over = () => this.#context.status === 'training' && epoch >= this.#stopPoint.epochs;
    if (over()) await this.#loop.rest(loaded, over, 'done');
  }

  async ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    epoch?: number,
  ): Promise<Queries[K]['answer']> {
    const {answers} = await this.#resources.network();
    return answers.answer(name, ask, epoch);
  }

  /** What images and labels in use lie in; runs may share it. */
  get buffers(): readonly ArrayBufferLike[] {
    return this.#resources.buffers;
  }

  /** Shows other test images; null for the first of each class. */
  watch(indices: readonly number[] | null): Promise<void> {
    this.#preview.want(indices);
    // Where data are still on their way, they bring the pictures that are wanted then.
    return this.#mutex.run(async () => {
      const loaded = this.#resources.loaded;
      if (!loaded || this.#context.closed) return;
      if (await this.#preview.show(loaded.dataset)) await this.#preview.draw(loaded.model);
    });
  }

  /** Stops saying anything at once: the engine's numbers cannot be trusted any more. */
  freeze(): void {
    this.#context.close();
  }

  /** Ends within one piece of a step and frees what it holds. */
  async close(): Promise<void> {
    this.freeze();
    this.#context.status = 'idle';
    this.#resources.stopLoading(runEnded());
    this.#baselines.giveUp();
    await this.#mutex.run(() => {
      this.#resources.dispose();
      return Promise.resolve();
    });
  }

  #fail(error: unknown): void {
    if (this.#context.closed || isAbort(error)) return;
    this.#context.say({type: 'failure', failure: failureOf(error)});
    this.#context.setStatus('error');
  }

  #drawSoon(): void {
    const loaded = this.#resources.loaded;
    if (!loaded) return;
    void this.#mutex
      .run(async () => {
        if (!this.#context.closed) await this.#preview.draw(loaded.model);
      })
      .catch(() => undefined);
  }

  /** What it is again where loading ends without training: what it was, or after a failure, what it could be. */
  #rest(): void {
    const {epoch, batch} = this.#counters;
    const begun = epoch > 0 || batch > 0;
    this.#context.setStatus(this.#before !== 'error' ? this.#before : begun ? 'paused' : 'idle');
  }

  /** Loads if need be, then trains. */
  async #start(): Promise<void> {
    try {
      if (!this.#resources.loaded) {
        if (this.#context.status === 'loading') return;
        this.#before = this.#context.status;
        this.#context.setStatus('loading');
        await this.#resources.load();
        // Paused while it loaded.
        if ((this.#context.status as Status) !== 'loading' || this.#context.closed) return;
        if (this.#preparing) {
          this.#rest();
          return;
        }
      }
      const loaded = this.#resources.loaded!;
      this.#stopPoint.settle(this.#loop.batches(loaded));
      if (!this.#stopPoint.stepping && this.#counters.epoch >= this.#stopPoint.epochs) {
        this.#context.setStatus('done');
        return;
      }
      if (this.#context.status !== 'training')
        this.#context.say({type: 'train-begin', epochs: this.#stopPoint.epochs});
      this.#loop.rested();
      this.#context.setStatus('training');
      this.#loop.tellProgress(loaded);
      await this.#train();
    } catch (error) {
      if (!isAbort(error)) this.#fail(error);
    }
  }

  async #train(): Promise<void> {
    if (this.#looping) return;
    this.#looping = true;
    const {turns, yielder} = this.#around;
    try {
      while (this.#context.status === 'training' && !this.#context.closed) {
        // A rest belongs to the turn: outside it, a run that need not rest would take two turns while another does.
        await turns.take(this, async () => {
          await this.#mutex.run(
            () => this.#advance(),
            () => yielder.yieldIfDue(),
          );
          await yielder.yieldIfDue();
          const more = this.#context.status === 'training' && !this.#context.closed;
          return {more, within: more && this.#loop.inStep};
        });
      }
    } finally {
      turns.leave(this);
      this.#looping = false;
    }
  }

  async #advance(): Promise<void> {
    const loaded = this.#resources.loaded;
    if (loaded && this.#context.status === 'training') await this.#loop.advance(loaded);
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

import {FailureError, type Failure} from '../protocol/errors.ts';
import type {Answer, Checkpoint, Order, Question, Report, TrainEvent} from '../protocol/protocol.ts';
import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Listener, Saved, Session, SessionOptions} from './api.ts';
import {release, type Connection, type EndCause} from './connection.ts';
import {provide, type OwnData} from './own-data.ts';
import {place, type Place} from './placement.ts';
import {Slots} from './slots.ts';
import {graphicsCandidate, tryGraphics} from './trial.ts';
import {afterEvents, emptySnapshot, type Snapshot} from './snapshot.ts';
import {Watchdog} from './watchdog.ts';

/** Workers lost in one run before it is given up. */
const mostLosses = 3;
/** How soon a hidden page, which gets no frames, answers a report, in milliseconds. */
const hiddenAckMs = 100;

let lastRun = 0;

type Amount = {readonly epochs?: number; readonly batches?: number};
type Intent =
  | {readonly kind: 'play'; readonly more: boolean}
  | {readonly kind: 'look'}
  | {readonly kind: 'step'; readonly amount: Amount};

/** Opens a run. Nothing is started or loaded before the first play, step or question. */
export function openSession(recipe: Recipe, options: SessionOptions = {}): Session {
  return new TrainingSession(recipe, options);
}

class TrainingSession implements Session {
  readonly #options: SessionOptions;
  readonly #listeners = new Set<Listener>();
  readonly #slots = new Slots();
  readonly #watchdog: Watchdog;
  #recipe: Recipe;
  #own: OwnData | null;
  #letOwnGo: (() => void) | null = null;
  #snapshot: Snapshot;
  #place: Place | null = null;
  #opening: Promise<Place> | null = null;
  #stopHearing: (() => void) | null = null;
  /** The place that a graphics card has been compared with. */
  #compared: Place | null = null;
  #run = 0;
  /** What is to be done once the run is open, in order. */
  #intents: Intent[] = [];
  #checkpoint: Checkpoint | null = null;
  #watched: readonly number[] | null = null;
  #losses = 0;
  /** Whether the page has heard of a beginning without an end. */
  #begun = false;
  readonly #failedEngines = new Set<EngineName>();
  #disposed = false;

  constructor(recipe: Recipe, options: SessionOptions) {
    this.#recipe = recipe;
    this.#own = options.own ?? null;
    this.#options = options;
    this.#snapshot = emptySnapshot(recipe.epochs);
    this.#watchdog = new Watchdog(options.limits);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play(): void {
    this.#want({kind: 'play', more: this.#snapshot.status !== 'training'});
  }

  look(): void {
    this.#want({kind: 'look'});
  }

  step(amount: Amount): void {
    this.#want({kind: 'step', amount});
  }

  pause(): void {
    this.#intents = [];
    if (this.#place) this.#send((connection, run) => connection.call((api) => api.pause(run)));
    else if (this.#snapshot.status === 'loading') this.#tell([{type: 'status', status: 'idle'}]);
  }

  change(recipe: Recipe): void {
    this.#recipe = recipe;
    if (this.#place) this.#send((connection, run) => connection.call((api) => api.change(run, recipe)));
    else {
      // As the worker would, were there one.
      const {epoch, batch} = this.#snapshot;
      const epochs = Math.max(recipe.epochs, batch > 0 ? epoch + 1 : epoch);
      this.#update({...this.#snapshot, epochs});
    }
  }

  reset(recipe: Recipe, own: OwnData | null = null): void {
    this.#replace(recipe, own, null, emptySnapshot(recipe.epochs));
  }

  watch(indices: readonly number[] | null): void {
    this.#watched = indices;
    if (this.#place) this.#send((connection, run) => connection.call((api) => api.watch(run, indices)));
  }

  keep(): Saved | null {
    const checkpoint = this.#checkpoint;
    const snapshot = this.#snapshot;
    if (!checkpoint || snapshot.history.epoch.length === 0) return null;
    return {recipe: this.#recipe, snapshot: atRest(snapshot), checkpoint, own: this.#own};
  }

  async save(): Promise<Saved | null> {
    if (this.#place) {
      const answer = await this.ask({type: 'checkpoint'});
      if (answer.type === 'checkpoint') this.#checkpoint = answer.checkpoint;
    }
    return this.keep();
  }

  restore({recipe, snapshot, checkpoint, own}: Saved): void {
    this.#replace(recipe, own, checkpoint, atRest(snapshot));
  }

  /** Another run in place of this one. */
  #replace(recipe: Recipe, own: OwnData | null, checkpoint: Checkpoint | null, snapshot: Snapshot): void {
    this.#close();
    const {epoch} = this.#snapshot;
    if (this.#begun) this.#tell([{type: 'train-end', reason: 'stopped', epoch}]);
    this.#recipe = recipe;
    this.#own = own;
    this.#checkpoint = checkpoint;
    this.#losses = 0;
    this.#failedEngines.clear();
    this.#update(snapshot, [{type: 'status', status: snapshot.status}]);
  }

  ask(question: Question, {slot, signal}: {slot?: string; signal?: AbortSignal} = {}): Promise<Answer> {
    const answer = async (): Promise<Answer> => {
      signal?.throwIfAborted();
      const {connection} = await this.#open();
      const run = this.#run;
      return connection.call((api) => api.ask(run, question));
    };
    return slot === undefined ? answer() : this.#slots.ask(slot, answer);
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
    this.#listeners.clear();
  }

  #want(intent: Intent): void {
    if (this.#disposed) return;
    if (this.#place) {
      this.#order(this.#place.connection, intent);
      return;
    }
    this.#intents.push(intent);
    if (this.#snapshot.status !== 'loading') this.#tell([{type: 'status', status: 'loading'}]);
    void this.#open().catch((error: unknown) => this.#refuse(error));
  }

  #order(connection: Connection, intent: Intent): void {
    const run = this.#run;
    this.#send(() =>
      connection.call((api) => {
        switch (intent.kind) {
          case 'play':
            return api.play(run, intent.more);
          case 'look':
            return api.look(run);
          case 'step':
            return api.step(run, intent.amount);
        }
      }),
    );
  }

  /** A command whose worker ends is not an error: the run is revived, and goes on as it was. */
  #send(command: (connection: Connection, run: number) => Promise<unknown>): void {
    const place = this.#place;
    if (place) command(place.connection, this.#run).catch(() => undefined);
  }

  /** Finds a place and opens the run there, once. */
  #open(): Promise<Place> {
    if (this.#disposed) return Promise.reject(new DOMException('The session has ended.', 'AbortError'));
    if (this.#place) return Promise.resolve(this.#place);
    if (this.#opening) return this.#opening;
    const opening: Promise<Place> = this.#findPlace()
      .then(async (place) => {
        const letOwnGo = await this.#provideOwn(place.connection);
        // A reset or an end came in between.
        if (this.#opening !== opening) {
          letOwnGo?.();
          release(place.connection);
          throw new DOMException('The run has ended.', 'AbortError');
        }
        this.#letOwnGo = letOwnGo;
        return this.#settle(place);
      })
      .catch((error: unknown) => {
        if (this.#opening === opening) this.#opening = null;
        throw error;
      });
    this.#opening = opening;
    return opening;
  }

  async #provideOwn(connection: Connection): Promise<(() => void) | null> {
    try {
      return this.#own && (await provide(connection, this.#own));
    } catch (error) {
      release(connection);
      throw error;
    }
  }

  #findPlace(): Promise<Place> {
    const {workerBase = null, limits} = this.#options;
    const without = new Set(this.#failedEngines);
    return place(this.#recipe, {workerBase, handshakeMs: limits?.handshakeMs, without});
  }

  async #settle(place: Place): Promise<Place> {
    const {connection} = place;
    const run = ++lastRun;
    const order: Order = {
      recipe: this.#recipe,
      pageUrl: document.baseURI,
      resume: this.#checkpoint,
      valLosses: [...this.#snapshot.history.valLoss],
    };
    connection.route(run, (report) => this.#hear(report));
    const stopEnd = connection.onEnd((cause) => this.#revive(cause));
    this.#stopHearing = () => {
      stopEnd();
      connection.route(run, null);
    };
    this.#run = run;
    this.#place = place;
    this.#opening = null;
    this.#update({...this.#snapshot, engine: place.engine});
    // Messages keep their order, so what is wanted need not wait for the answer.
    const opened = connection.call((api) => api.open(run, order));
    if (this.#watched) this.watch(this.#watched);
    for (const intent of this.#intents.splice(0)) this.#order(connection, intent);
    await opened;
    return place;
  }

  #close(): void {
    const place = this.#place;
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.#watchdog.stop();
    this.#intents = [];
    this.#opening = null;
    this.#place = null;
    if (!place) return;
    const run = this.#run;
    place.connection.call((api) => api.close(run)).catch(() => undefined);
    this.#letOwnGo?.();
    this.#letOwnGo = null;
    release(place.connection);
  }

  /** The worker is gone. What was learned goes on in another, from the last weights the page holds. */
  #revive(cause: EndCause): void {
    const {status, engine} = this.#snapshot;
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.#watchdog.stop();
    this.#place = null;
    this.#losses++;
    // A device that was lost may come back once; then another engine is better.
    if (cause === 'engine-lost' && this.#losses > 1 && engine) this.#failedEngines.add(engine.name);
    if (this.#losses > mostLosses) {
      this.#fail({code: 'worker-refused', values: {}});
      return;
    }
    const {epoch, batch} = this.#checkpoint?.position ?? {epoch: 0, batch: 0};
    const notice: Failure = {code: cause, values: {epoch: epoch + 1, batch, engine: engine?.name ?? ''}};
    this.#update({...this.#snapshot, notice});
    if (status === 'training' || status === 'loading') this.#want({kind: 'play', more: true});
  }

  #refuse(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (this.#disposed || this.#place || this.#opening) return;
    const message = error instanceof Error ? error.message : String(error);
    this.#fail(error instanceof FailureError ? error.failure : {code: 'worker-refused', values: {message}});
  }

  #fail(failure: Failure): void {
    this.#intents = [];
    this.#tell([
      {type: 'failure', failure},
      {type: 'status', status: 'error'},
    ]);
  }

  #hear({events, reconstructions}: Report): void {
    const place = this.#place;
    if (!place) return;
    const run = this.#run;
    this.#watchdog.heard();
    this.#tell(events, reconstructions);
    const {status, msPerStep} = this.#snapshot;
    if (status === 'training') this.#watchdog.watch(place.connection, msPerStep ?? 0);
    else this.#watchdog.stop();
    if (status === 'training' && msPerStep) this.#compare(place, msPerStep);
    onNextFrame(() => place.connection.acknowledge(run));
  }

  /** Once a place, where the choice is ours: would a graphics card be faster? It is timed beside the run. */
  #compare(place: Place, msPerStep: number): void {
    if (this.#compared === place || this.#recipe.backend !== 'auto' || !place.engine.name.startsWith('simd'))
      return;
    this.#compared = place;
    const {workerBase = null, limits} = this.#options;
    const options = {workerBase, handshakeMs: limits?.handshakeMs, without: this.#failedEngines};
    tryGraphics(
      this.#recipe,
      place.engine,
      msPerStep,
      graphicsCandidate(this.#recipe, place.connection, options),
    )
      .then((engine) => {
        if (engine && this.#place === place) this.#update({...this.#snapshot, engine});
      })
      // A candidate that fails is none; training goes on.
      .catch(() => undefined);
  }

  #tell(told: readonly TrainEvent[], reconstructions?: Float32Array): void {
    // A run that goes on in another worker begins there again, but not for the page.
    const events = told.filter((event) => {
      if (event.type === 'checkpoint') this.#checkpoint = event.checkpoint;
      if (event.type === 'train-end') this.#begun = false;
      if (event.type !== 'train-begin') return true;
      const first = !this.#begun;
      this.#begun = true;
      return first;
    });
    const snapshot = afterEvents(this.#snapshot, events);
    this.#update(reconstructions ? {...snapshot, reconstructions} : snapshot, events);
  }

  #update(snapshot: Snapshot, events: readonly TrainEvent[] = []): void {
    this.#snapshot = snapshot;
    for (const listener of [...this.#listeners]) listener(snapshot, events);
  }
}

/** What a run shows while nobody works on it. */
function atRest(snapshot: Snapshot): Snapshot {
  const over = snapshot.epoch >= snapshot.epochs && snapshot.batch === 0;
  const status = snapshot.status === 'done' || over ? 'done' : 'paused';
  return {...snapshot, status, loading: null, failure: null, notice: null, engine: null};
}

/** At the next frame, or soon where there are none. */
function onNextFrame(callback: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    callback();
  };
  if (!document.hidden) requestAnimationFrame(once);
  setTimeout(once, hiddenAckMs);
}

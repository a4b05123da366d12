import {transfer} from 'comlink';
import {FailureError, type Failure} from '../protocol/errors.ts';
import {buffersOf} from '../protocol/checkpoints.ts';
import type {
  Answer,
  Checkpoint,
  Order,
  Place as StopPlace,
  Question,
  Report,
  Status,
  TrainEvent,
} from '../protocol/protocol.ts';
import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Listener, Saved, SaveOptions, Session, SessionOptions} from './api.ts';
import {release, WorkerEnded, type Connection, type EndCause} from './connection.ts';
import {provide, type OwnData} from './own-data.ts';
import {place, type Place} from './placement.ts';
import {Slots} from './slots.ts';
import {graphicsCandidate, tryGraphics} from './trial.ts';
import {asItStood, restStatus} from './rest.ts';
import {copyOfCheckpoint} from './resting.ts';
import {afterEvents, emptySnapshot, type Snapshot} from './snapshot.ts';
import {longestPieceMs, longestStartMs, Watchdog} from './watchdog.ts';

/** Workers lost in one run before it is given up. */
const mostLosses = 3;
/** How soon a hidden page, which gets no frames, answers a report, in milliseconds. */
const hiddenAckMs = 100;

let lastRun = 0;

type Amount = {readonly epochs?: number; readonly batches?: number};
type Intent =
  | {readonly kind: 'play'; readonly more: boolean}
  | {readonly kind: 'look'}
  | {readonly kind: 'step'; readonly amount: Amount}
  | {readonly kind: 'step-to'; readonly place: StopPlace};

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
  /** What this worker was told to do and has not answered yet, and what the run was when it was told. */
  readonly #unanswered = new Map<Intent, Status>();
  /** Whether the last that was wanted is a pause. */
  #pausing = false;
  /** Where the step under way ends; null where none is. */
  #until: StopPlace | null = null;
  /** Counts the runs that took each other's place. */
  #generation = 0;
  #checkpoint: Checkpoint | null = null;
  #watched: readonly number[] | null = null;
  #losses = 0;
  /** Whether the page has heard of a beginning without an end. */
  #begun = false;
  readonly #failedEngines = new Set<EngineName>();
  /** What an engine lacked that was passed over. */
  #lacking: Failure | null = null;
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
    this.#tryAnew();
    this.#want({kind: 'play', more: this.#snapshot.status !== 'training'});
  }

  look(): void {
    this.#want({kind: 'look'});
  }

  step(amount: Amount): void {
    this.#tryAnew();
    this.#want({kind: 'step', amount});
  }

  /** Somebody wants it once more after it was given up. */
  #tryAnew(): void {
    if (this.#snapshot.status !== 'error') return;
    this.#losses = 0;
    if (this.#place) return;
    // What an engine lacked it may have by now.
    this.#failedEngines.clear();
    this.#lacking = null;
  }

  pause(): void {
    this.#intents = [];
    this.#unanswered.clear();
    this.#until = null;
    this.#pausing = true;
    if (this.#place) this.#send((connection, run) => connection.call((api) => api.pause(run)));
    else if (this.#snapshot.status === 'loading')
      this.#tell([{type: 'status', status: restStatus(this.#snapshot)}]);
  }

  change(recipe: Recipe): void {
    const before = this.#recipe;
    this.#recipe = recipe;
    if (this.#place) this.#send((connection, run) => connection.call((api) => api.change(run, recipe)));
    else if (recipe.epochs !== before.epochs) {
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
    const then = asItStood(snapshot, checkpoint.position);
    return {recipe: this.#recipe, snapshot: then, checkpoint, own: this.#own};
  }

  async save(options: SaveOptions): Promise<Blob | null> {
    const {meanImageLoss, history} = this.#snapshot;
    if (!this.#place && history.epoch.length === 0) return null;
    const answer = await this.ask({type: 'save', meanImageLoss, ...options});
    return answer.type === 'save' ? answer.file : null;
  }

  restore({recipe, snapshot, checkpoint, own}: Saved): void {
    this.#replace(recipe, own, checkpoint, asItStood(snapshot, checkpoint.position));
    this.#showMissing();
  }

  /** Pictures that were not kept are drawn by the network alone. */
  #showMissing(): void {
    const {samples, reconstructions} = this.#snapshot;
    if (!samples || reconstructions) return;
    this.#open().then(
      ({connection}) => this.#send(() => connection.call((api) => api.show(this.#run))),
      (error: unknown) => this.#refuse(error),
    );
  }

  /** Another run in place of this one. */
  #replace(recipe: Recipe, own: OwnData | null, checkpoint: Checkpoint | null, snapshot: Snapshot): void {
    this.#generation++;
    this.#close();
    const {epoch} = this.#snapshot;
    if (this.#begun) this.#tell([{type: 'train-end', reason: 'stopped', epoch}]);
    this.#recipe = recipe;
    this.#own = own;
    this.#checkpoint = checkpoint;
    this.#losses = 0;
    this.#failedEngines.clear();
    this.#lacking = null;
    this.#update(snapshot, [{type: 'status', status: snapshot.status}]);
  }

  ask(question: Question, {slot, signal}: {slot?: string; signal?: AbortSignal} = {}): Promise<Answer> {
    const generation = this.#generation;
    const answer = async (): Promise<Answer> => {
      for (;;) {
        signal?.throwIfAborted();
        if (generation !== this.#generation) throw ended();
        let place: Place | null = null;
        try {
          place = await this.#open();
          const run = this.#run;
          const answer = await place.connection.call((api) => api.ask(run, question));
          if (generation === this.#generation) return answer;
        } catch (error) {
          if (generation !== this.#generation) throw ended();
          // The worker went, or was left, and the question with it: the next one has the same weights.
          const gone = error instanceof WorkerEnded && this.#losses <= mostLosses;
          const left = isAbort(error) && place !== null && place !== this.#place;
          const again = gone || left;
          if (again || (place && this.#passOver(place, error))) continue;
          throw place || isAbort(error) ? error : errorOf(this.#reasonOf(error));
        }
      }
    };
    return slot === undefined ? answer() : this.#slots.ask(slot, answer);
  }

  dispose(): void {
    this.#disposed = true;
    this.#generation++;
    this.#close();
    this.#listeners.clear();
  }

  #want(intent: Intent): void {
    if (this.#disposed) return;
    this.#pausing = false;
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
    this.#unanswered.set(intent, this.#snapshot.status);
    this.#send(async () => {
      const until = await connection.call((api): Promise<unknown> => {
        switch (intent.kind) {
          case 'play':
            return api.play(run, intent.more);
          case 'look':
            return api.look(run);
          case 'step':
            return api.step(run, intent.amount);
          case 'step-to':
            return api.stepTo(run, intent.place);
        }
      });
      if (!this.#unanswered.delete(intent)) return;
      this.#until = (until as StopPlace | null | undefined) ?? null;
    });
  }

  /** A command whose worker ends is not an error: the run is revived, and goes on as it was. */
  #send(command: (connection: Connection, run: number) => Promise<unknown>): void {
    const place = this.#place;
    if (place) command(place.connection, this.#run).catch(() => undefined);
  }

  /** Finds a place and opens the run there, once. */
  #open(): Promise<Place> {
    if (this.#disposed) return Promise.reject(ended());
    if (this.#place) return Promise.resolve(this.#place);
    if (this.#opening) return this.#opening;
    const opening: Promise<Place> = this.#findPlace()
      .then(async (place) => {
        const letOwnGo = await this.#provideOwn(place.connection);
        const resume = this.#checkpoint && (await copyOfCheckpoint(this.#checkpoint));
        // A reset or an end came in between.
        if (this.#opening !== opening) {
          letOwnGo?.();
          release(place.connection);
          throw ended();
        }
        this.#letOwnGo = letOwnGo;
        return this.#settle(place, resume);
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
    return place(this.#recipe, {workerBase, limits, without});
  }

  /** @param resume the weights to go on from, which are handed over */
  async #settle(place: Place, resume: Checkpoint | null): Promise<Place> {
    const {connection} = place;
    const run = ++lastRun;
    const {history, epochs, samples, data} = this.#snapshot;
    const order: Order = {
      recipe: this.#recipe,
      pageUrl: document.baseURI,
      resume,
      history: {loss: [...history.loss], valLoss: [...history.valLoss]},
      epochs,
      status: restStatus(this.#snapshot),
      samples,
      dataAllowed: data !== null,
    };
    const pieceMs = longestPieceMs(this.#recipe, place.engine.name, null);
    connection.route(run, (report) => this.#hear(report), pieceMs);
    const stopEnd = connection.onEnd((cause) => this.#revive(cause));
    this.#stopHearing = () => {
      stopEnd();
      connection.unroute(run);
    };
    this.#run = run;
    this.#place = place;
    this.#opening = null;
    // Epochs that were kept elsewhere are not kept here.
    this.#update({...this.#snapshot, engine: place.engine, archive: null});
    // Messages keep their order, so what is wanted need not wait for the answer.
    const handedOver = transfer(order, resume ? buffersOf(resume.state) : []);
    const opened = connection.call((api) => api.open(run, handedOver));
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
    this.#unanswered.clear();
    this.#until = null;
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
    this.#goOn(status);
  }

  /** In another worker what this one was told to do and did not, and what it was at. */
  #goOn(status: Status): void {
    if (this.#pausing) this.#restWithoutPlace(status);
    else this.#goOnElsewhere(status);
    this.#showMissing();
  }

  /** Where it would have paused. */
  #restWithoutPlace(status: Status): void {
    const {epoch} = this.#snapshot;
    if (this.#begun) this.#tell([{type: 'train-end', reason: 'stopped', epoch}]);
    if (status === 'training' || status === 'loading')
      this.#tell([{type: 'status', status: restStatus(this.#snapshot)}]);
  }

  #goOnElsewhere(status: Status): void {
    const unanswered = [...this.#unanswered.keys()];
    // A step is counted from where it was taken, not from where it has come since.
    const [before = status] = this.#unanswered.values();
    this.#unanswered.clear();
    const until = this.#until;
    this.#until = null;
    if (before === 'training' || (before === 'loading' && (until !== null || unanswered.length === 0)))
      this.#want(until ? {kind: 'step-to', place: until} : {kind: 'play', more: false});
    for (const intent of unanswered) this.#want(intent);
  }

  /** Where an engine has no room for the network, another may have. @returns whether it was that */
  #passOver(place: Place, error: unknown): boolean {
    if (!(error instanceof FailureError) || error.failure.code !== 'engine-memory') return false;
    // It has been passed over already.
    if (this.#place !== place) return true;
    const {status} = this.#snapshot;
    const {name} = place.engine;
    for (const same of name === 'simd-relaxed' ? ([name, 'simd'] as const) : [name])
      this.#failedEngines.add(same);
    this.#lacking = error.failure;
    const unanswered = [...this.#unanswered];
    const until = this.#until;
    this.#close();
    for (const [intent, given] of unanswered) this.#unanswered.set(intent, given);
    this.#until = until;
    this.#update({...this.#snapshot, notice: error.failure});
    this.#goOn(status);
    return true;
  }

  #refuse(error: unknown): void {
    if (isAbort(error) || this.#disposed || this.#place || this.#opening) return;
    this.#fail(this.#reasonOf(error));
  }

  /** Why there is no place for the run. */
  #reasonOf(error: unknown): Failure {
    if (error instanceof FailureError) return error.failure;
    const message = error instanceof Error ? error.message : String(error);
    return this.#lacking ?? {code: 'worker-refused', values: {message}};
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
    for (const event of events) {
      if (event.type !== 'failure' || event.failure.code !== 'engine-memory') continue;
      this.#passOver(place, errorOf(event.failure));
      return;
    }
    this.#tell(events, reconstructions);
    const {status, msPerStep} = this.#snapshot;
    const {name} = place.engine;
    const pieceMs = longestPieceMs(this.#recipe, name, msPerStep);
    if (status === 'training') this.#watchdog.watch(place.connection, pieceMs);
    else if (status === 'loading')
      this.#watchdog.watch(place.connection, Math.max(pieceMs, longestStartMs(name)));
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
    const options = {workerBase, limits, without: this.#failedEngines};
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
    const fresh = this.#checkpoint !== null && isFresh(this.#checkpoint);
    // A run that goes on in another worker begins there again, but not for the page.
    const events = told.filter((event) => {
      if (event.type === 'checkpoint') this.#checkpoint = event.checkpoint;
      if (event.type === 'train-end') {
        this.#begun = false;
        this.#until = null;
      }
      if (event.type !== 'train-begin') return true;
      const first = !this.#begun;
      this.#begun = true;
      return first;
    });
    let snapshot = afterEvents(this.#snapshot, events);
    if (fresh && events.some(({type}) => type === 'train-begin'))
      snapshot = {...snapshot, notice: {code: 'optimizer-fresh', values: {}}};
    this.#update(reconstructions ? {...snapshot, reconstructions} : snapshot, events);
  }

  #update(snapshot: Snapshot, events: readonly TrainEvent[] = []): void {
    this.#snapshot = snapshot;
    for (const listener of [...this.#listeners]) listener(snapshot, events);
  }
}

/** Whether the optimizer begins afresh, though epochs are behind. */
const isFresh = ({position, state}: Checkpoint): boolean => position.epoch > 0 && state.slots.length === 0;

const errorOf = ({code, values}: Failure): FailureError => new FailureError(code, values);

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

const ended = (): DOMException => new DOMException('The run has ended.', 'AbortError');

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

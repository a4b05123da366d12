import {FailureError, type Failure} from '../protocol/errors.ts';
import type {Queries, QueryName} from '../protocol/queries.ts';
import type {Checkpoint} from '../protocol/state.ts';
import type {Report} from '../protocol/protocol.ts';
import type {Status, TrainEvent} from '../protocol/events.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {AskOptions, Listener, Saved, SaveOptions, Session, SessionOptions} from './api.ts';
import {askThrough} from './ask-through.ts';
import {maxLosses, type EndCause} from './connection.ts';
import {onNextFrame} from './frames.ts';
import {Lodging, RunLost} from './lodging.ts';
import type {AuthorData} from './author-data.ts';
import type {EnginePlace} from './placement.ts';
import {errorOf, isAbort} from './port-errors.ts';
import {Slots} from './slots.ts';
import {Comparison} from './trial.ts';
import {asItStood, isFresh, orderOf, restStatus} from './rest.ts';
import {afterEvents} from './after-events.ts';
import {emptySnapshot, type Snapshot} from './snapshot.ts';
import {carryOut, Wants, type Intent} from './wants.ts';
import {Watchdog} from './watchdog.ts';

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
  #authorData: AuthorData | null;
  #snapshot: Snapshot;
  readonly #comparison = new Comparison();
  readonly #wants = new Wants();
  readonly #lodging: Lodging;
  /** Counts the runs that took each other's place. */
  #generation = 0;
  #checkpoint: Checkpoint | null = null;
  #watched: readonly number[] | null = null;
  #losses = 0;
  /** Whether the page has heard of a beginning without an end. */
  #begun = false;
  #disposed = false;

  constructor(recipe: Recipe, options: SessionOptions) {
    this.#recipe = recipe;
    this.#authorData = options.own ?? null;
    this.#options = options;
    this.#snapshot = emptySnapshot(recipe.epochs);
    this.#watchdog = new Watchdog(options.limits);
    this.#lodging = new Lodging(
      {
        recipe: () => this.#recipe,
        own: () => this.#authorData,
        checkpoint: () => this.#checkpoint,
        order: (resume) => orderOf(this.#recipe, this.#snapshot, resume),
        settled: (place) => this.#settled(place),
        hear: (report) => this.#hear(report),
        lost: (cause) => this.#revive(cause),
      },
      options,
    );
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
    this.#want(this.#wants.play(this.#snapshot.status));
  }

  prepare(): void {
    this.#want({kind: 'prepare'});
  }

  step(amount: {readonly epochs?: number; readonly batches?: number}): void {
    this.#tryAnew();
    this.#want({kind: 'step', amount});
  }

  /** Somebody wants it once more after it was given up, or after a question found no engine for it. */
  #tryAnew(): void {
    const failed = this.#snapshot.status === 'error';
    if (failed) this.#losses = 0;
    // What an engine lacked it may have by now.
    if (this.#lodging.isExhausted || (failed && !this.#lodging.place)) this.#lodging.forgive();
  }

  pause(): void {
    this.#wants.pause();
    this.#stop();
  }

  rest(): void {
    this.#wants.rest(this.#snapshot.status);
    this.#stop();
  }

  goOn(): void {
    for (const intent of this.#wants.takeRested()) this.#want(intent);
  }

  #stop(): void {
    const {place} = this.#lodging;
    if (place)
      this.#lodging.send(async (connection, run) => {
        await connection.call((api) => api.pause(run));
        // Where it had not begun, nothing more is told of it.
        if (this.#wants.pausing) this.#watchdog.follow(place, this.#recipe, this.#snapshot);
      });
    else if (this.#snapshot.status === 'loading')
      this.#tell([{type: 'status', status: restStatus(this.#snapshot)}]);
  }

  change(recipe: Recipe): void {
    const before = this.#recipe;
    this.#recipe = recipe;
    if (this.#lodging.place)
      this.#lodging.send((connection, run) => connection.call((api) => api.change(run, recipe)));
    else if (recipe.epochs !== before.epochs) {
      // As the worker would, were there one.
      const {epoch, batch} = this.#snapshot;
      const epochs = Math.max(recipe.epochs, batch > 0 ? epoch + 1 : epoch);
      this.#update({...this.#snapshot, epochs});
    }
  }

  reset(recipe: Recipe, own: AuthorData | null = null): void {
    this.#replace(recipe, own, null, emptySnapshot(recipe.epochs));
  }

  watch(indices: readonly number[] | null): void {
    this.#watched = indices;
    if (this.#lodging.place)
      this.#lodging.send((connection, run) => connection.call((api) => api.watch(run, indices)));
  }

  keep(): Saved | null {
    const checkpoint = this.#checkpoint;
    const snapshot = this.#snapshot;
    if (!checkpoint || snapshot.history.epoch.length === 0) return null;
    const then = asItStood(snapshot, checkpoint.position);
    return {recipe: this.#recipe, snapshot: then, checkpoint, own: this.#authorData};
  }

  async save(options: SaveOptions): Promise<Blob | null> {
    const {meanImageLoss, history} = this.#snapshot;
    if (!this.#lodging.place && history.epoch.length === 0) return null;
    return this.ask('save', {meanImageLoss, authorData: this.#authorData?.sizes ?? null, ...options});
  }

  restore({recipe, snapshot, checkpoint, own}: Saved): void {
    this.#replace(recipe, own, checkpoint, asItStood(snapshot, checkpoint.position));
    this.#showMissing();
  }

  /** Pictures that were not kept are drawn by the network alone. */
  #showMissing(): void {
    const {samples, reconstructions} = this.#snapshot;
    if (!samples || reconstructions) return;
    const show = () => this.#lodging.send((connection, run) => connection.call((api) => api.show(run)));
    this.#lodging.open().then(show, (error: unknown) => this.#refuse(error));
  }

  /** Another run in place of this one. */
  #replace(recipe: Recipe, data: AuthorData | null, checkpoint: Checkpoint | null, snapshot: Snapshot): void {
    this.#generation++;
    this.#close();
    const {epoch} = this.#snapshot;
    if (this.#begun) this.#tell([{type: 'train-end', reason: 'stopped', epoch}]);
    this.#recipe = recipe;
    this.#authorData = data;
    this.#checkpoint = checkpoint;
    this.#losses = 0;
    this.#lodging.forgive();
    this.#update(snapshot, [{type: 'status', status: snapshot.status}]);
  }

  ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    {slot, signal, epoch}: AskOptions = {},
  ): Promise<Queries[K]['answer']> {
    const generation = this.#generation;
    const answer = () =>
      askThrough(this.#lodging, (api, run) => api.ask(run, name, ask, epoch), signal, {
        isCurrent: () => generation === this.#generation,
        isRevived: () => this.#losses <= maxLosses,
        passesOver: (place, error) => this.#passOver(place, error),
        reasonOf: (error) => this.#lodging.reasonOf(error),
      });
    return slot === undefined ? answer() : this.#slots.ask(slot, answer);
  }

  dispose(): void {
    this.#disposed = true;
    this.#generation++;
    this.#close();
    this.#lodging.dispose();
    this.#listeners.clear();
  }

  #want(intent: Intent): void {
    if (this.#disposed) return;
    this.#wants.goOn();
    if (this.#lodging.place) {
      this.#order(intent);
      return;
    }
    this.#wants.add(intent);
    if (this.#snapshot.status !== 'loading') this.#tell([{type: 'status', status: 'loading'}]);
    void this.#lodging.open().catch((error: unknown) => this.#refuse(error));
  }

  #order(intent: Intent): void {
    const answered = this.#wants.told(intent, this.#snapshot.status);
    // A worker may fall silent before it has said anything of it.
    this.#watchdog.expect(this.#lodging.place!, this.#recipe, this.#snapshot, intent.kind !== 'prepare');
    this.#lodging.send(async (connection, run) =>
      answered(await connection.call((api) => carryOut(api, run, intent))),
    );
  }

  #settled({engine}: EnginePlace): void {
    // Epochs that were kept elsewhere are not kept here.
    this.#update({...this.#snapshot, engine, archive: null});
    if (this.#watched) this.watch(this.#watched);
    for (const intent of this.#wants.takeWaiting()) this.#order(intent);
  }

  #close(): void {
    this.#watchdog.stop();
    this.#wants.clear();
    this.#lodging.close();
  }

  /** The worker is gone. What was learned goes on in another, from the last weights the page holds. */
  #revive(cause: EndCause): void {
    const {status, engine} = this.#snapshot;
    this.#watchdog.stop();
    this.#lodging.leave();
    this.#losses++;
    // A device that was lost may come back once; then another engine is better.
    if (cause === 'engine-lost' && this.#losses > 1 && engine) this.#lodging.passOver(engine.name);
    if (this.#losses > maxLosses) {
      this.#fail({code: 'worker-refused', values: {}});
      return;
    }
    const {epoch, batch} = this.#checkpoint?.position ?? {epoch: 0, batch: 0};
    const notice: Failure = {code: cause, values: {epoch: epoch + 1, batch, engine: engine?.name ?? ''}};
    this.#update({...this.#snapshot, notice});
    this.#takeOver(status);
  }

  /** In another worker what this one was told to do and did not, and what it was at. */
  #takeOver(status: Status): void {
    if (this.#wants.pausing) this.#restWithoutPlace(status);
    else for (const intent of this.#wants.takeOver(status)) this.#want(intent);
    this.#showMissing();
  }

  /** Where it would have paused, with the weights that are left: epochs after them are void. */
  #restWithoutPlace(status: Status): void {
    const {epoch, batch} = this.#checkpoint?.position ?? {epoch: 0, batch: 0};
    this.#tell([{type: 'rolled-back', epoch, batch}]);
    if (this.#begun) this.#tell([{type: 'train-end', reason: 'stopped', epoch}]);
    if (status !== 'error') this.#tell([{type: 'status', status: restStatus(this.#snapshot)}]);
  }

  /** Where an engine has no room for the network, another may have. @returns whether it was that */
  #passOver(place: EnginePlace, error: unknown): boolean {
    if (!(error instanceof FailureError) || error.failure.code !== 'engine-memory') return false;
    // It has been passed over already.
    if (this.#lodging.place !== place) return true;
    const {status} = this.#snapshot;
    this.#lodging.passOver(place.engine.name, error.failure);
    this.#watchdog.stop();
    this.#lodging.close();
    this.#update({...this.#snapshot, notice: error.failure});
    this.#takeOver(status);
    return true;
  }

  #refuse(error: unknown): void {
    if (isAbort(error) || error instanceof RunLost || this.#disposed || !this.#lodging.isVacant) return;
    this.#fail(this.#lodging.reasonOf(error));
  }

  #fail(failure: Failure): void {
    this.#wants.dropWaiting();
    this.#tell([
      {type: 'failure', failure},
      {type: 'status', status: 'error'},
    ]);
  }

  #hear({events, reconstructions}: Report): void {
    const {place, run} = this.#lodging;
    if (!place) return;
    this.#watchdog.heard();
    const failed = events.find((event) => event.type === 'failure');
    if (failed && this.#passOver(place, errorOf(failed.failure))) return;
    this.#tell(events, reconstructions);
    const {status, msPerStep} = this.#snapshot;
    this.#watchdog.follow(place, this.#recipe, this.#snapshot);
    if (status === 'training' && msPerStep) this.#compare(place, msPerStep);
    onNextFrame(() => place.connection.acknowledge(run));
  }

  #compare(place: EnginePlace, msPerStep: number): void {
    const {workerBase = null, limits} = this.#options;
    const options = {workerBase, limits, without: this.#lodging.failedEngines};
    void this.#comparison.with(place, this.#recipe, msPerStep, options).then((engine) => {
      if (engine && this.#lodging.place === place) this.#update({...this.#snapshot, engine});
    });
  }

  #tell(told: readonly TrainEvent[], reconstructions?: Float32Array): void {
    const fresh = this.#checkpoint !== null && isFresh(this.#checkpoint);
    // A run that goes on in another worker begins there again, but not for the page.
    const events = told.filter((event) => {
      this.#wants.heard(event.type);
      if (event.type === 'checkpoint') this.#checkpoint = event.checkpoint;
      if (event.type === 'train-end') this.#begun = false;
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

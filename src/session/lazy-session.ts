import {FailureError, failureOf, runEnded, type Failure} from '../protocol/errors.ts';
import type {TrainEvent} from '../protocol/events.ts';
import type {Queries, QueryName} from '../protocol/queries.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {AskOptions, Listener, Saved, SaveOptions, Session, SessionOptions} from './api.ts';
import type {AuthorData} from './author-data.ts';
import {emptySnapshot, hasNetwork, type Snapshot} from './snapshot.ts';

interface Waiting {
  readonly act: (session: Session) => void;
  /** Of a question, which a pause leaves alone: nobody will answer. */
  readonly drop?: (reason: unknown) => void;
}

export type OpenSession = (recipe: Recipe, options?: SessionOptions) => Session;

export interface LazySource {
  /** Fetches what opens sessions. Called at the first act that needs one, never before. */
  load(): Promise<OpenSession>;
  options(): SessionOptions;
  recipe(): Recipe;
  /** The author's arrays, where the recipe names them. */
  own(): AuthorData | null;
  /** Whether a run that is taken over may be drawn: there is a page to show it. */
  isShown(): boolean;
  /** There is a session from now on. */
  opened(): void;
  /** The run is ended, and what it held freed. */
  freed?(): void;
}

/** A session that is fetched and opened when first needed. After it was disposed of, a new act opens another. */
export class LazySession implements Session {
  readonly #source: LazySource;
  readonly #listeners = new Set<Listener>();
  #session: Session | null = null;
  #unsubscribe: (() => void) | null = null;
  #isOpening = false;
  /** Commands and questions given while the session is fetched. */
  #waiting: Waiting[] = [];
  /** Commands that the session was fetched for when it came to rest. */
  #rested: readonly Waiting[] = [];
  /** Which test images are shown; undefined where nobody has said. */
  #watched: readonly number[] | null | undefined = undefined;
  #snapshot: Snapshot | null = null;
  /** A run taken over before a session was open. */
  #restored: Saved | null = null;
  /** What has happened and was not told yet, in order. */
  readonly #toTell: (readonly TrainEvent[])[] = [];
  #telling = false;

  constructor(source: LazySource) {
    this.#source = source;
  }

  get snapshot(): Snapshot {
    return this.#snapshot ?? emptySnapshot(this.#source.recipe().epochs);
  }

  /** Whether there is a session that holds something. */
  get isOpen(): boolean {
    return this.#session !== null;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play(): void {
    this.#command((session) => session.play());
  }

  prepare(): void {
    this.#command((session) => session.prepare());
  }

  step(amount: {readonly epochs?: number; readonly batches?: number}): void {
    this.#command((session) => session.step(amount));
  }

  pause(): void {
    this.#rested = [];
    if (this.#session) this.#session.pause();
    else if (this.#isOpening) this.#thinkBetter();
  }

  rest(): void {
    const commands = this.#waiting.filter(({drop}) => !drop);
    if (this.#session) this.#session.rest();
    else this.pause();
    this.#rested = commands;
  }

  goOn(): void {
    const commands = this.#rested;
    this.#session?.goOn();
    for (const {act} of commands) this.#command(act);
  }

  reset(recipe: Recipe, own: AuthorData | null = this.#source.own()): void {
    if (this.#session) {
      this.#session.reset(recipe, own);
      return;
    }
    this.#restored = null;
    this.#rested = [];
    this.#drop(runEnded());
    this.#thinkBetter();
  }

  change(recipe: Recipe): void {
    this.#session?.change(recipe);
  }

  async ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    options?: AskOptions,
  ): Promise<Queries[K]['answer']> {
    if (!this.#answers) throw new DOMException('Nothing has been trained yet.', 'InvalidStateError');
    return (await this.#opened()).ask(name, ask, options);
  }

  /** Whether there is a network to ask: trained, or taken over from elsewhere. */
  get #answers(): boolean {
    return this.#restored !== null || (this.#session !== null && hasNetwork(this.snapshot));
  }

  /** Shows other test images, by place; null for the first of each class. */
  watch(indices: readonly number[] | null): void {
    this.#watched = indices;
    this.#session?.watch(indices);
  }

  /** The run as the page holds it; null before its first epoch. */
  keep(): Saved | null {
    return this.#session?.keep() ?? this.#restored;
  }

  /** The run as it stands at this moment, in one file; null before its first epoch. */
  async save(options: SaveOptions): Promise<Blob | null> {
    return this.#answers ? (await this.#opened()).save(options) : null;
  }

  /** Goes on from a kept run, in place of what there is. */
  restore(saved: Saved): void {
    if (this.#session) this.#session.restore(saved);
    else {
      // What the run of before was told is not for this one.
      this.#waiting = this.#waiting.filter(({drop}) => drop);
      // It is opened when somebody wants to train or ask, or where it has its pictures still to draw.
      this.#restored = saved;
      const {status} = saved.snapshot;
      this.#show(saved.snapshot, [{type: 'status', status}]);
      this.showMissing();
    }
  }

  /** Has pictures of a run taken over drawn that are still to draw, once there is a page to show them. */
  showMissing(): void {
    const {samples, reconstructions} = this.#restored?.snapshot ?? {};
    if (samples && !reconstructions && this.#source.isShown()) void this.#opened().catch(() => undefined);
  }

  /** Something is fetched that a run will start from. */
  fetching(): void {
    const {epochs} = this.#source.recipe();
    const loading = {phase: 'engine', loaded: 0, total: null} as const;
    this.#show({...emptySnapshot(epochs), status: 'loading', loading}, [{type: 'status', status: 'loading'}]);
  }

  /** It is not wanted any more. */
  stopFetching(): void {
    this.#thinkBetter();
  }

  /** Fetches what opens a session, and opens none. */
  async fetch(): Promise<void> {
    await this.#source.load();
  }

  /** It could not be had. */
  failed(failure: Failure): void {
    this.#drop(new FailureError(failure.code, failure.values));
    this.#show({...this.snapshot, status: 'error', loading: null, failure}, [
      {type: 'failure', failure},
      {type: 'status', status: 'error'},
    ]);
  }

  #command(act: (session: Session) => void): void {
    this.#rested = [];
    if (this.#session) {
      act(this.#session);
      return;
    }
    this.#waiting.push({act});
    if (this.#restored)
      this.#show({...this.snapshot, status: 'loading'}, [{type: 'status', status: 'loading'}]);
    else this.fetching();
    this.#openSoon();
  }

  /** The session, fetched for a question. */
  #opened(): Promise<Session> {
    if (this.#session) return Promise.resolve(this.#session);
    return new Promise((resolve, reject) => {
      this.#waiting.push({act: resolve, drop: reject});
      this.#openSoon();
    });
  }

  #openSoon(): void {
    if (this.#isOpening) return;
    this.#isOpening = true;
    void this.#open();
  }

  /** Nobody answers those who wait. */
  #drop(reason: unknown): void {
    for (const {drop} of this.#waiting.splice(0)) drop?.(reason);
  }

  async #open(): Promise<void> {
    let open: OpenSession;
    try {
      open = await this.#source.load();
    } catch (error) {
      // Paused or ended meanwhile: nobody waits for it.
      if (this.#waiting.length > 0) this.failed({code: 'not-loaded', values: failureOf(error).values});
      return;
    } finally {
      // Not a moment after it was seen who waits: whoever comes in between would wait for ever.
      this.#isOpening = false;
    }
    try {
      if (this.#waiting.length === 0) return;
      const session = open(this.#source.recipe(), {
        ...this.#source.options(),
        own: this.#source.own(),
      });
      this.#session = session;
      this.#unsubscribe = session.subscribe((snapshot, events) => this.#show(snapshot, events));
      if (this.#watched !== undefined) session.watch(this.#watched);
      if (this.#restored) session.restore(this.#restored);
      this.#restored = null;
      for (const {act} of this.#waiting.splice(0)) act(session);
      this.#source.opened();
    } catch (error) {
      this.failed(failureOf(error));
    }
  }

  /** Back to what there is. Questions wait on. */
  #thinkBetter(): void {
    const was = this.snapshot.status;
    this.#waiting = this.#waiting.filter(({drop}) => drop);
    this.#snapshot = (this.#session ?? this.#restored)?.snapshot ?? null;
    const {status} = this.snapshot;
    this.#tell(was === status ? [] : [{type: 'status', status}]);
  }

  #show(snapshot: Snapshot, events: readonly TrainEvent[]): void {
    this.#snapshot = snapshot;
    this.#tell(events);
  }

  /** One after another: what a listener does while it is told of something is told after that. */
  #tell(events: readonly TrainEvent[]): void {
    this.#toTell.push(events);
    if (this.#telling) return;
    this.#telling = true;
    try {
      for (let next = this.#toTell.shift(); next; next = this.#toTell.shift())
        for (const listener of [...this.#listeners]) listener(this.snapshot, next);
    } finally {
      this.#telling = false;
    }
  }

  /** Ends the run and frees what it holds. */
  dispose(): void {
    this.#rested = [];
    this.#drop(runEnded());
    this.#unsubscribe?.();
    this.#session?.dispose();
    this.#unsubscribe = null;
    this.#session = this.#snapshot = this.#restored = null;
    this.#source.freed?.();
    this.#tell([]);
  }
}

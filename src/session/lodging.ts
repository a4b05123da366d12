import {transfer} from 'comlink';
import {buffersIn} from '../protocol/buffers.ts';
import {FailureError, runEnded, type Failure} from '../protocol/errors.ts';
import type {Order, Report} from '../protocol/protocol.ts';
import type {Checkpoint} from '../protocol/state.ts';
import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {SessionOptions} from './api.ts';
import {WorkerEnded, type EndCause} from './connection.ts';
import type {AuthorData} from './author-data.ts';
import {lastOf} from './page-wide.ts';
import {place, type EnginePlace} from './placement.ts';
import {provide} from './provide-author-data.ts';
import {copyOfCheckpoint} from './resting.ts';
import type {TrainingConnection} from './training-connection.ts';
import {longestPieceMs} from './watchdog.ts';
import {release} from './workers.ts';

/** The end of a worker that had been told of the run: who listens for its end has heard of it. */
export class RunLost extends WorkerEnded {
  override readonly name = 'RunLost';
  static override readonly names = ['RunLost'];
}

/** Whose run it is. */
export interface Lodger {
  readonly recipe: () => Recipe;
  readonly own: () => AuthorData | null;
  readonly checkpoint: () => Checkpoint | null;
  /** @param resume a copy of the checkpoint, which is handed over */
  order(resume: Checkpoint | null): Order;
  /** There is a place, whose worker has just been told of the run: what it is told now comes after that. */
  settled(place: EnginePlace): void;
  hear(report: Report): void;
  lost(cause: EndCause): void;
}

/** A place whose worker has the author's own arrays, where there are any, and how these are let go of. */
interface FoundPlace {
  readonly found: EnginePlace;
  readonly letOwnGo: (() => void) | null;
}

/** So many workers may go in a row before they have what they need. */
const mostLost = 3;

/** A run's place in a worker: found when it is first needed, and given back. */
export class Lodging {
  readonly #lodger: Lodger;
  readonly #options: SessionOptions;
  readonly #failedEngines = new Set<EngineName>();
  #place: EnginePlace | null = null;
  #run = 0;
  #opening: Promise<EnginePlace> | null = null;
  /** Ends the search for a place that nobody wants any more. */
  #search = new AbortController();
  #stopHearing: (() => void) | null = null;
  #letOwnGo: (() => void) | null = null;
  #closed = false;
  #exhausted = false;
  /** How often all engines were let try again. */
  #forgiven = 0;
  /** What an engine lacked that was passed over. */
  #lacking: Failure | null = null;

  constructor(lodger: Lodger, options: SessionOptions) {
    this.#lodger = lodger;
    this.#options = options;
  }

  get place(): EnginePlace | null {
    return this.#place;
  }

  /** Whether there is none, and none is looked for. */
  get isVacant(): boolean {
    return this.#place === null && this.#opening === null;
  }

  /** How the run is called in its worker. */
  get run(): number {
    return this.#run;
  }

  get failedEngines(): ReadonlySet<EngineName> {
    return this.#failedEngines;
  }

  /** An engine that is not to be tried again, and what it lacked. */
  passOver(name: EngineName, lacking: Failure | null = null): void {
    this.#failedEngines.add(name);
    // Both variants of one engine lack the same.
    if (lacking && name === 'simd-relaxed') this.#failedEngines.add('simd');
    this.#lacking = lacking ?? this.#lacking;
  }

  /** Why there is no place for the run. */
  reasonOf(error: unknown): Failure {
    if (error instanceof FailureError) return error.failure;
    const message = error instanceof Error ? error.message : String(error);
    return this.#lacking ?? {code: 'worker-refused', values: {message}};
  }

  /** Whether none of the engines that are left could be had, when one was last looked for. */
  get isExhausted(): boolean {
    return this.#exhausted;
  }

  /** All engines may be tried again. */
  forgive(): void {
    this.#forgiven++;
    this.#exhausted = false;
    this.#failedEngines.clear();
    this.#lacking = null;
  }

  /** A command whose worker ends is not an error: the run is revived, and goes on as it was. */
  send(command: (connection: TrainingConnection, run: number) => Promise<unknown>): void {
    if (this.#place) command(this.#place.connection, this.#run).catch(() => undefined);
  }

  /** Finds a place and opens the run there, once. */
  open(): Promise<EnginePlace> {
    if (this.#closed) return Promise.reject(runEnded());
    if (this.#place) return Promise.resolve(this.#place);
    if (this.#opening) return this.#opening;
    let settled = false;
    const search = (this.#search = new AbortController());
    const opening: Promise<EnginePlace> = this.#findAmongAll(search.signal)
      .then(async ({found, letOwnGo}) => {
        const checkpoint = this.#lodger.checkpoint();
        const resume = checkpoint && (await copyOfCheckpoint(checkpoint));
        // A reset or an end came in between.
        if (this.#opening !== opening) {
          letOwnGo?.();
          release(found.connection);
          throw runEnded();
        }
        this.#letOwnGo = letOwnGo;
        settled = true;
        return this.#settle(found, resume);
      })
      .catch((error: unknown) => {
        if (settled) throw error;
        // Nor does what was lacking concern whoever came since.
        if (this.#opening !== opening) throw runEnded();
        this.#opening = null;
        this.#exhausted = this.#failedEngines.size > 0;
        throw error;
      });
    this.#opening = opening;
    return opening;
  }

  /** Gives the place back. */
  close(): void {
    const left = this.#place;
    this.leave();
    this.#opening = null;
    this.#search.abort();
    if (!left) return;
    const run = this.#run;
    left.connection.call((api) => api.close(run)).catch(() => undefined);
    this.#letOwnGo?.();
    this.#letOwnGo = null;
    release(left.connection);
  }

  /** The worker is gone: there is nothing to give back. */
  leave(): void {
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.#place = null;
  }

  /** For good. */
  dispose(): void {
    this.#closed = true;
    this.close();
  }

  /** A search that passes engines over which may be tried again by its end begins anew. */
  async #findAmongAll(signal: AbortSignal): Promise<FoundPlace> {
    for (;;) {
      const forgiven = this.#forgiven;
      try {
        return await this.#findWithOwn(signal);
      } catch (error) {
        if (forgiven === this.#forgiven || signal.aborted) throw error;
      }
    }
  }

  /** A place whose worker has the author's own arrays. One that goes as it is given them is no place; another may be. */
  async #findWithOwn(signal: AbortSignal): Promise<FoundPlace> {
    for (let lost = 0; ; lost++) {
      const found = await this.#find(signal);
      try {
        return {found, letOwnGo: await this.#provideOwn(found.connection)};
      } catch (error) {
        if (!(error instanceof WorkerEnded) || lost === mostLost || signal.aborted) throw error;
      }
    }
  }

  #find(signal: AbortSignal): Promise<EnginePlace> {
    const {workerBase = null, limits} = this.#options;
    return place(this.#lodger.recipe(), {workerBase, limits, without: new Set(this.#failedEngines), signal});
  }

  async #provideOwn(connection: TrainingConnection): Promise<(() => void) | null> {
    const own = this.#lodger.own();
    try {
      return own?.train ? await provide(connection, own) : null;
    } catch (error) {
      release(connection);
      throw error;
    }
  }

  async #settle(found: EnginePlace, resume: Checkpoint | null): Promise<EnginePlace> {
    const {connection, engine} = found;
    // A number of its own in all workers of the page.
    const run = ++lastOf.run;
    const order = this.#lodger.order(resume);
    const pieceMs = longestPieceMs(order.recipe, engine.name, null);
    connection.route(run, (report) => this.#lodger.hear(report), pieceMs);
    const stopEnd = connection.onEnd((cause) => this.#lodger.lost(cause));
    this.#stopHearing = () => {
      stopEnd();
      connection.unroute(run);
    };
    this.#run = run;
    this.#place = found;
    this.#opening = null;
    this.#exhausted = false;
    // Messages keep their order, so what is wanted need not wait for the answer.
    const handedOver = transfer(order, buffersIn(resume));
    const opened = connection.call((api) => api.open(run, engine.name, handedOver));
    this.#lodger.settled(found);
    try {
      await opened;
    } catch (error) {
      throw error instanceof WorkerEnded ? new RunLost(error.message) : error;
    }
    return found;
  }
}

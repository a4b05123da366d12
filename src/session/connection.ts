import {wrap} from 'comlink';
import type {Acknowledgement, EngineLost, Report, WorkerApi} from '../protocol/protocol.ts';
import {startWorker, type Started} from './ladder.ts';
import {errorFromPort} from './port-errors.ts';
import {Watchdog, type Limits} from './watchdog.ts';
import type {WorkerFile} from './worker-files.ts';

/** Why a worker is gone. */
export type EndCause = 'worker-lost' | 'engine-lost';

/** Workers lost over one run, or one file, before it is given up. */
export const mostLosses = 3;

/** How long a worker without users is kept, in milliseconds: a reset or a move wants it again at once. */
const graceMs = 2000;

/** What a call rejects with whose worker ended before it answered. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
}

/** The same of a worker that had been told of a run: who listens for its end has heard of it. */
export class RunLost extends WorkerEnded {}

/** One worker, shared by the sessions of the page that use its engine. */
export class Connection {
  readonly file: WorkerFile;
  readonly where: 'worker' | 'page';
  readonly #started: Started;
  /** Kept referenced: Comlink releases a proxy that is collected. */
  readonly #api: WorkerApi;
  readonly #reports = new Map<number, (report: Report) => void>();
  readonly #endListeners = new Set<(cause: EndCause) => void>();
  readonly #pending = new Set<(error: Error) => void>();
  /** How long each run may have it work without listening, in milliseconds. */
  readonly #pieceMs = new Map<number, number>();
  /** A worker that was ended from outside answers nothing and says nothing: silence is asked about while a call waits. */
  readonly #watchdog: Watchdog;
  #ended: EndCause | 'closed' | null = null;

  constructor(file: WorkerFile, started: Started, limits: Limits) {
    this.file = file;
    this.#watchdog = new Watchdog(limits);
    this.#started = started;
    this.where = started.rung === 'page' ? 'page' : 'worker';
    // Every method of it returns a promise already, so Comlink's mapped type would add nothing.
    this.#api = wrap(started.port as Parameters<typeof wrap>[0]) as unknown as WorkerApi;
    started.port.addEventListener('message', (event) => this.#hear((event as MessageEvent).data));
    started.onBroken(() => this.end('worker-lost'));
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /**
   * A command; rejects when the worker ends before it answers, which Comlink alone never would.
   * @param pieceMs how long it may have the worker work without listening, where that is longer than for its runs
   */
  call<T>(command: (api: WorkerApi) => Promise<T>, pieceMs = 0): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new WorkerEnded(this.#ended));
      this.#pending.add(reject);
      this.#watch(pieceMs);
      command(this.#api)
        .then(resolve, (error: unknown) => reject(errorFromPort(error)))
        .finally(() => {
          this.#pending.delete(reject);
          if (this.#pending.size === 0) this.#watchdog.stop();
        });
    });
  }

  #watch(pieceMs: number): void {
    // This thread cannot be gone.
    if (this.where === 'page') return;
    if (this.#pending.size === 1) this.#watchdog.heard();
    this.#watchdog.watch(this, Math.max(pieceMs, ...this.#pieceMs.values()));
  }

  /** Whose reports go where. @param pieceMs how long the run may have the worker work without listening */
  route(run: number, listener: (report: Report) => void, pieceMs: number): void {
    this.#reports.set(run, listener);
    this.#pieceMs.set(run, pieceMs);
  }

  /** Nobody hears of this run any more. */
  unroute(run: number): void {
    this.#reports.delete(run);
    this.#pieceMs.delete(run);
  }

  /** Whether it answers; where it does not, it is ended. */
  async lives(): Promise<boolean> {
    if (this.where === 'page') return true;
    return this.call((api) => api.ping()).then(
      () => true,
      () => !this.ended,
    );
  }

  acknowledge(run: number): void {
    const message: Acknowledgement = {type: 'ae-ack', run};
    if (!this.#ended) this.#started.port.postMessage(message);
  }

  onEnd(listener: (cause: EndCause) => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  /** The worker is gone, or not to be trusted: it is ended, and its users are told. */
  end(cause: EndCause): void {
    if (!this.#finish(cause)) return;
    for (const listener of [...this.#endListeners]) listener(cause);
  }

  /** Nobody needs it any more. */
  close(): void {
    this.#finish('closed');
  }

  #finish(cause: EndCause | 'closed'): boolean {
    if (this.#ended) return false;
    this.#ended = cause;
    this.#watchdog.stop();
    this.#started.terminate();
    for (const reject of this.#pending) reject(new WorkerEnded(cause));
    this.#pending.clear();
    return true;
  }

  #hear(data: unknown): void {
    this.#watchdog.heard();
    const message = data as Report | EngineLost | null;
    if (message?.type === 'ae-report') this.#reports.get(message.run)?.(message);
    else if (message?.type === 'ae-engine-lost') this.end('engine-lost');
  }
}

interface Shared {
  readonly connection: Promise<Connection>;
  users: number;
  timer: ReturnType<typeof setTimeout> | null;
}

const shared = new Map<WorkerFile, Shared>();

/** The page's worker of this file, started if there is none. To be given back with {@link release}. */
export async function acquire(
  file: WorkerFile,
  workerBase: string | null,
  limits: Limits = {},
): Promise<Connection> {
  let entry = shared.get(file);
  const known = entry !== undefined;
  if (!entry) {
    const connection = startWorker(file, workerBase, limits.handshakeMs).then((started) => {
      const opened = new Connection(file, started, limits);
      opened.onEnd(() => forget(file, entry));
      return opened;
    });
    entry = {connection, users: 0, timer: null};
    shared.set(file, entry);
    connection.catch(() => forget(file, entry));
  }
  entry.users++;
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.timer = null;
  const found = await entry.connection;
  // It may have gone while nobody asked it anything: then another is started, and no engine passed over for it.
  return !known || (await found.lives()) ? found : acquire(file, workerBase, limits);
}

export function release(connection: Connection): void {
  const entry = shared.get(connection.file);
  if (!entry || connection.ended) return;
  if (--entry.users > 0) return;
  entry.timer = setTimeout(() => {
    forget(connection.file, entry);
    connection.close();
  }, graceMs);
}

/** Ends the workers that nobody uses now, without waiting. */
export async function closeIdle(): Promise<void> {
  for (const [file, entry] of [...shared]) {
    if (entry.users > 0) continue;
    if (entry.timer !== null) clearTimeout(entry.timer);
    forget(file, entry);
    (await entry.connection).close();
  }
}

function forget(file: WorkerFile, entry: Shared | undefined): void {
  if (shared.get(file) === entry) shared.delete(file);
}

/** Workers held by the page; for tests and for "Details". */
export const workerCount = (): number => shared.size;

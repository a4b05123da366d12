import {wrap} from 'comlink';
import type {Rung} from '../protocol/protocol.ts';
import type {Started} from './ladder.ts';
import {errorFromPort} from './port-errors.ts';
import {Watchdog, type Limits} from './watchdog.ts';

/** Why a worker is gone. */
export type EndCause = 'worker-lost' | 'engine-lost';

/** Workers lost over one run, or one file, before it is given up. */
export const maxLosses = 3;

/** What a call rejects with whose worker ended before it answered. */
export class WorkerEnded extends Error {
  override readonly name: string = 'WorkerEnded';
  /** One that another copy of the library has thrown is one, too. */
  static override [Symbol.hasInstance](this: {readonly names: readonly string[]}, error: unknown): boolean {
    return this.names.includes((error as Error | null)?.name ?? '');
  }
  static readonly names: readonly string[] = ['WorkerEnded', 'RunLost'];
}

/** What every worker can be asked: whether it lives. */
export interface Answering {
  ping(): Promise<unknown>;
}

/** The page's end of a worker that has been started. What its messages beside calls mean, its kind says. */
export abstract class Connection<Api extends Answering> {
  readonly rung: Rung;
  readonly #started: Started;
  /** Kept referenced: Comlink releases a proxy that is collected. */
  readonly #api: Api;
  readonly #endListeners = new Set<(cause: EndCause) => void>();
  readonly #pending = new Set<(reason: Error) => void>();
  /** A worker that was ended from outside answers nothing and says nothing: silence is asked about while a call waits. */
  readonly #watchdog: Watchdog;
  /** What calls reject with once it has ended. */
  #reason: Error | null = null;

  constructor(started: Started, limits?: Limits) {
    this.#started = started;
    this.#watchdog = new Watchdog(limits);
    this.rung = started.rung;
    // Every method of it returns a promise already, so Comlink's mapped type would add nothing.
    this.#api = wrap(started.port) as unknown as Api;
    started.port.addEventListener('message', (event) => {
      if (this.ended) return;
      this.#watchdog.heard();
      this.hear((event as MessageEvent).data);
    });
    started.onBroken(() => this.end('worker-lost'));
  }

  /** Any message of the worker's, answers to calls among them. */
  protected abstract hear(message: unknown): void;

  get ended(): boolean {
    return this.#reason !== null;
  }

  /**
   * A command; rejects when the worker ends before it answers, which Comlink alone never would.
   * @param pieceMs how long the worker may work without listening
   */
  call<T>(command: (api: Api) => Promise<T>, pieceMs = 0): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#reason) return reject(this.#reason);
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
    if (this.rung === 'page') return;
    if (this.#pending.size === 1) this.#watchdog.heard();
    this.#watchdog.watch(this, pieceMs);
  }

  ping(): Promise<unknown> {
    return this.call((api) => api.ping());
  }

  /** Whether it answers; where it does not, it is ended. */
  async lives(): Promise<boolean> {
    if (this.rung === 'page') return true;
    return this.ping().then(
      () => true,
      () => !this.ended,
    );
  }

  /** A message beside calls. */
  protected post(message: unknown): void {
    if (!this.ended) this.#started.port.postMessage(message);
  }

  onEnd(listener: (cause: EndCause) => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  /** The worker is gone, or not to be trusted: it is ended, and its users are told. */
  end(cause: EndCause): void {
    if (!this.#finish(new WorkerEnded(cause))) return;
    for (const listener of [...this.#endListeners]) listener(cause);
  }

  /** Nobody needs it any more. @param reason what those are told who wait for an answer nevertheless */
  close(reason: Error = new WorkerEnded('closed')): void {
    this.#finish(reason);
  }

  #finish(reason: Error): boolean {
    if (this.ended) return false;
    this.#reason = reason;
    this.#watchdog.stop();
    this.#started.terminate();
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
    return true;
  }
}

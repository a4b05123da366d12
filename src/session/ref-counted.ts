import {WorkerEnded} from './connection.ts';

/** A connection, as far as its users are counted. */
interface Closable {
  onEnd(listener: () => void): unknown;
  close(reason: Error): void;
}

/** A connection that is open or on its way, and how many use it: closed when it has had no user for a while. */
export class RefCounted<C extends Closable> {
  /** Rejects where it cannot be opened, and at once where it is closed before it is open. */
  readonly opened: Promise<C>;
  readonly #opening: Promise<C>;
  readonly #idleMs: number;
  readonly #gone: () => void;
  #refuse: (reason: Error) => void = () => undefined;
  #users = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  /**
   * @param idleMs how long it is kept without users
   * @param gone called once, when it has ended, is about to be closed, or could not be opened
   */
  constructor(opening: Promise<C>, idleMs: number, gone: () => void) {
    this.#opening = opening;
    this.#idleMs = idleMs;
    this.#gone = gone;
    this.opened = new Promise((resolve, reject) => {
      this.#refuse = reject;
      opening.then(resolve, reject);
    });
    opening.then(
      (connection) => connection.onEnd(() => this.#leave()),
      () => this.#leave(),
    );
    // Whoever waits is told by a promise of their own.
    this.opened.catch(() => undefined);
  }

  get users(): number {
    return this.#users;
  }

  /** One user more, until {@link release}. */
  acquire(): Promise<C> {
    this.#users++;
    clearTimeout(this.#timer);
    return this.opened;
  }

  release(): void {
    if (--this.#users > 0 || this.#over) return;
    this.#timer = setTimeout(() => void this.close(), this.#idleMs);
  }

  /** Without waiting for its users. @param reason what those are told who wait for it to open, or for an answer */
  async close(reason: Error = new WorkerEnded('closed')): Promise<void> {
    this.#leave();
    this.#refuse(reason);
    await this.#opening.then(
      (connection) => connection.close(reason),
      () => undefined,
    );
  }

  #leave(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#gone();
  }
}

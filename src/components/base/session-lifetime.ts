import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {LazySession, type LazySource} from '../../session/lazy-session.ts';

/**
 * How a host's session lives: it is kept through a move in the page, rests while the host is out of it, goes on where it is
 * put back within the grace, and is freed after that.
 */
export class SessionLifetime implements ReactiveController {
  readonly session: LazySession;
  readonly #graceMs: () => number;
  #farewell: ReturnType<typeof setTimeout> | undefined;
  /** Whether the host was taken out of the page. */
  #away = false;
  /** Whether the run rests for that. */
  #rests = false;

  /** @param graceMs how long a host may be out of the page before what it holds is freed, in milliseconds */
  constructor(
    host: ReactiveControllerHost,
    source: Omit<LazySource, 'isShown' | 'opened'>,
    graceMs: () => number,
  ) {
    this.#graceMs = graceMs;
    this.session = new LazySession({
      ...source,
      isShown: () => !this.#away,
      opened: () => this.#freeSoon(),
    });
    this.session.subscribe(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#farewell);
    this.#away = false;
    this.session.showMissing();
    if (this.#rests) this.session.goOn();
    this.#rests = false;
  }

  hostDisconnected(): void {
    this.#away = true;
    // Not where it is only moved.
    queueMicrotask(() => {
      if (!this.#away) return;
      this.session.rest();
      this.#rests = true;
      this.#freeSoon();
    });
  }

  /** Out of the page nothing is held for long. */
  #freeSoon(): void {
    clearTimeout(this.#farewell);
    if (this.session.isOpen && this.#away)
      this.#farewell = setTimeout(() => this.session.dispose(), this.#graceMs());
  }
}

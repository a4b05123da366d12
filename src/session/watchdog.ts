import type {Connection} from './connection.ts';

export interface Limits {
  /** How long a rung of the ladder has to say it is ready. */
  readonly handshakeMs?: number;
  /** Silence of a training worker after which it is asked whether it lives. */
  readonly silenceMs?: number;
  /** How long it has to answer, beside six of its own steps. */
  readonly answerMs?: number;
}

/** A worker that is ended from outside fires no event. While one trains, silence is noticed and asked about. */
export class Watchdog {
  readonly #silenceMs: number;
  readonly #answerMs: number;
  #heardAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor({silenceMs = 5000, answerMs = 10_000}: Limits = {}) {
    this.#silenceMs = silenceMs;
    this.#answerMs = answerMs;
  }

  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Ends the connection if it stays silent. @param msPerStep how long its steps take */
  watch(connection: Connection, msPerStep: number): void {
    if (this.#timer !== null) return;
    const look = async () => {
      if (performance.now() - this.#heardAt >= this.#silenceMs) {
        const alive = await this.#answers(connection, msPerStep);
        if (this.#timer !== timer) return;
        if (!alive) {
          this.#timer = null;
          connection.end('worker-lost');
          return;
        }
        this.heard();
      }
      timer = this.#timer = setTimeout(() => void look(), this.#silenceMs / 2);
    };
    let timer = (this.#timer = setTimeout(() => void look(), this.#silenceMs / 2));
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #answers(connection: Connection, msPerStep: number): Promise<boolean> {
    const asked = performance.now();
    const patience = this.#answerMs + 6 * msPerStep;
    return new Promise((resolve) => {
      // In short spans, and each counts for no more than it is: a page that was held up itself has not waited.
      const span = Math.min(500, patience);
      let waited = 0;
      const look = () => {
        waited += span;
        if (this.#heardAt > asked) resolve(true);
        else if (waited >= patience) resolve(false);
        else timer = setTimeout(look, span);
      };
      let timer = setTimeout(look, span);
      connection
        .call((api) => api.ping())
        .then(
          () => resolve(true),
          () => resolve(connection.ended),
        )
        .finally(() => clearTimeout(timer));
    });
  }
}

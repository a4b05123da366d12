/**
 * Gives the thread back between pieces of work, so that messages (a pause, a click, a frame) get their turn.
 *
 * Yields through a MessageChannel: it is not slowed in hidden tabs, as timers and animation frames are.
 */
export class Yielder {
  readonly #pieceMs: number;
  readonly #channel = new MessageChannel();
  readonly #waiting: (() => void)[] = [];
  #pieceStart = performance.now();

  /** @param pieceMs how long a piece of work may hold the thread, in milliseconds */
  constructor(pieceMs: number) {
    this.#pieceMs = pieceMs;
    this.#channel.port1.onmessage = () => {
      this.#pieceStart = performance.now();
      // All of them, so that the next piece is not the first one's alone.
      for (const resume of this.#waiting.splice(0)) resume();
    };
  }

  /** True once the present piece has held the thread long enough. */
  get due(): boolean {
    return performance.now() - this.#pieceStart >= this.#pieceMs;
  }

  /** Lets everything that waits have its turn. */
  yieldNow(): Promise<void> {
    return new Promise((resolve) => {
      // One message for all that wait: with one each, those of others (a pause, an answer) would stand in a growing queue.
      if (this.#waiting.push(resolve) === 1) this.#channel.port2.postMessage(null);
    });
  }

  /** Yields if it is due. To be awaited between pieces of at most a few milliseconds each. */
  async yieldIfDue(): Promise<void> {
    if (this.due) await this.yieldNow();
  }

  dispose(): void {
    this.#channel.port1.close();
  }
}

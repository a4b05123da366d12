/** Lets asynchronous uses of one thing wait for each other: a step and a question never share a model's buffers. */
export class Mutex {
  readonly #rest: (() => Promise<void>) | null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param rest comes between two tasks: without it messages would wait for the second as for the first */
  constructor(rest: (() => Promise<void>) | null = null) {
    this.#rest = rest;
  }

  /** Runs `task` after all that were given before it have ended, whatever became of them. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const rest = this.#rest;
    const result = this.#last.then(rest ? () => rest().then(task) : task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

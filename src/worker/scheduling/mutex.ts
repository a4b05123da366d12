/** Lets asynchronous uses of one thing wait for each other: a step and a question never share a model's buffers. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `task` after all that were given before it have ended, whatever became of them.
   * @param rest comes between those and it: without it messages wait for one task after another as if they were one
   */
  run<T>(task: () => Promise<T>, rest: (() => Promise<void>) | null = null): Promise<T> {
    const result = this.#last.then(rest ? () => rest().then(task) : task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

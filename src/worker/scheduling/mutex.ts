/** Lets asynchronous uses of one thing wait for each other: a step and a question never share a model's buffers. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `task` after all that were given before it have ended, whatever became of them. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

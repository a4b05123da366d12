/** A module that is fetched when it is first wanted; after a failure, when it is wanted again. */
export class LazyModule<T> {
  readonly #fetch: () => Promise<T>;
  readonly #arrived: (module: T) => void;
  #module: T | null = null;
  #fetching = false;

  /** @param arrived called once it is there */
  constructor(fetch: () => Promise<T>, arrived: (module: T) => void) {
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** Null until it is there; asks for nothing. */
  get here(): T | null {
    return this.#module;
  }

  /** Null until it is there, and on its way then. */
  get(): T | null {
    if (!this.#module && !this.#fetching) {
      this.#fetching = true;
      this.#fetch().then(
        (module) => {
          this.#module = module;
          this.#arrived(module);
        },
        // Training goes on without a chart; the next update tries again.
        () => (this.#fetching = false),
      );
    }
    return this.#module;
  }
}

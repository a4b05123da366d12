import type {PartHost} from '../../base/content.ts';
import {lack} from '../../base/lacking.ts';

/** A module that is fetched when it is first wanted; after a failure, which its host tells, when somebody tries again. */
export class LazyModule<T> {
  readonly #host: PartHost;
  readonly #fetch: () => Promise<T>;
  readonly #arrived: (module: T) => void;
  #module: T | null = null;
  #fetching = false;

  /** @param arrived called once it is there */
  constructor(host: PartHost, fetch: () => Promise<T>, arrived: (module: T) => void) {
    this.#host = host;
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** Null until it is there; asks for nothing. */
  get here(): T | null {
    return this.#module;
  }

  /** Null until it is there, and on its way then. */
  get(): T | null {
    if (!this.#fetching) {
      this.#fetching = true;
      void this.#load();
    }
    return this.#module;
  }

  async #load(): Promise<void> {
    try {
      this.#module = await this.#fetch();
    } catch {
      // Training goes on without it.
      lack(this.#host, this, () => void this.#load());
      return;
    }
    this.#arrived(this.#module);
  }
}

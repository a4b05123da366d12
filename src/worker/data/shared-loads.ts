import type {DataProgress} from './dataset.ts';
import type {ReportProgress} from './progress.ts';

interface Counted {
  readonly count: number;
  readonly available: number;
}

/** The use of a thing on a {@link SharedLoads}, to be given back once. */
export interface Lease<T> {
  readonly value: T;
  release(): void;
}

export interface Waiting {
  readonly signal: AbortSignal;
  readonly onProgress: ReportProgress;
}

/** Makes a thing with at least `wanted` items, or as many as there are. */
export type Make<T> = (wanted: number, signal: AbortSignal, onProgress: ReportProgress) => Promise<T>;

interface Entry<T> {
  held: T | null;
  readonly loads: Set<Load<T>>;
  /** Leases and those who wait for one. */
  users: number;
}

/**
 * Things of which each is loaded once and kept while it has users. A load is shared by all who want as much or less;
 * it stops when the last of them no longer waits.
 */
export class SharedLoads<T extends Counted> {
  readonly #entries = new Map<string, Entry<T>>();

  async take(key: string, wanted: number, make: Make<T>, waiting: Waiting): Promise<Lease<T>> {
    waiting.signal.throwIfAborted();
    let entry = this.#entries.get(key);
    if (!entry) this.#entries.set(key, (entry = {held: null, loads: new Set(), users: 0}));
    const used = entry;
    used.users++;
    let given = false;
    const release = () => {
      if (given) return;
      given = true;
      if (--used.users === 0) this.#entries.delete(key);
    };
    try {
      return {value: await this.#find(used, wanted, make, waiting), release};
    } catch (error) {
      release();
      throw error;
    }
  }

  #find(entry: Entry<T>, wanted: number, make: Make<T>, waiting: Waiting): Promise<T> {
    const {held} = entry;
    if (held && held.count >= Math.min(wanted, held.available)) return Promise.resolve(held);
    for (const load of entry.loads) {
      if (load.wanted >= wanted) return load.join(waiting);
    }
    const load: Load<T> = new Load(wanted, make, (value) => {
      entry.loads.delete(load);
      if (value && value.count > (entry.held?.count ?? 0)) entry.held = value;
    });
    entry.loads.add(load);
    return load.join(waiting);
  }
}

class Load<T> {
  readonly wanted: number;
  readonly #controller = new AbortController();
  readonly #waiting = new Set<Waiting>();
  readonly #work: Promise<T>;
  #latest: DataProgress | null = null;
  readonly #ended: (value: T | null) => void;

  constructor(wanted: number, make: Make<T>, ended: (value: T | null) => void) {
    this.wanted = wanted;
    this.#ended = ended;
    this.#work = make(wanted, this.#controller.signal, (progress) => {
      this.#latest = progress;
      for (const {onProgress} of this.#waiting) onProgress(progress);
    });
    this.#work.then(ended, () => ended(null));
  }

  join(waiting: Waiting): Promise<T> {
    this.#waiting.add(waiting);
    if (this.#latest) waiting.onProgress(this.#latest);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        waiting.signal.removeEventListener('abort', onAbort);
        this.#waiting.delete(waiting);
      };
      const onAbort = () => {
        leave();
        reject(waiting.signal.reason);
        if (this.#waiting.size > 0) return;
        // Nobody may join what is being stopped.
        this.#ended(null);
        this.#controller.abort(waiting.signal.reason);
      };
      waiting.signal.addEventListener('abort', onAbort);
      this.#work.then(
        (value) => {
          leave();
          resolve(value);
        },
        (error: unknown) => {
          leave();
          reject(error);
        },
      );
    });
  }
}

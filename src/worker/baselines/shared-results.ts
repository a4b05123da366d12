interface Entry<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  settled: boolean;
}

/**
 * Results that cost seconds, by key: each is computed once for all who want it at the same time, given up when the
 * last of them has, and kept, the `maxResults` latest used.
 */
export class SharedResults<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #maxResults: number;

  constructor(maxResults: number) {
    this.#maxResults = maxResults;
  }

  get keys(): string[] {
    return [...this.#entries.keys()];
  }

  async get(key: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const entry = this.#entries.get(key) ?? this.#start(make);
    // The latest used stands last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.result.then(
      () => this.#forgetOldest(),
      () => this.#entries.get(key) === entry && this.#entries.delete(key),
    );
    entry.waiting++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave);
    });
    try {
      return await Promise.race([entry.result, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      if (--entry.waiting === 0 && !entry.settled) {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
        entry.stop.abort(new DOMException('Nobody waits for it any more.', 'AbortError'));
      }
    }
  }

  clear(): void {
    this.#entries.clear();
  }

  #start(make: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const stop = new AbortController();
    const entry: Entry<T> = {
      stop,
      waiting: 0,
      settled: false,
      result: make(stop.signal).finally(() => (entry.settled = true)),
    };
    return entry;
  }

  #forgetOldest(): void {
    const done = [...this.#entries].filter(([, {settled}]) => settled);
    for (const [key] of done.slice(0, Math.max(0, done.length - this.#maxResults))) this.#entries.delete(key);
  }
}

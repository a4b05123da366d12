import type {Simulator, Thread} from './simulator.ts';

/** What befalls the next requests. */
export type NetworkFault =
  | {readonly kind: 'unreachable'}
  | {readonly kind: 'status'; readonly status: number}
  /** The connection breaks off, the file ends, or nothing comes any more, after this share of the bytes. */
  | {readonly kind: 'broken' | 'short' | 'stalled'; readonly after: number}
  /** This many bits are others. */
  | {readonly kind: 'flipped'; readonly bits: number; readonly random: () => number};

const chunkBytes = 16_384;

interface Transfer {
  readonly thread: Thread;
  breakOff(): void;
}

/** Servers with files, in a page's reach. Only what the library reads of a response is there. */
export class Network {
  readonly #simulator: Simulator;
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #open = new Set<Transfer>();
  readonly #delay: () => number;
  faults: NetworkFault[] = [];
  /** Requests so far. */
  requests = 0;
  /** Whether one has befallen a request. */
  faulted = false;

  constructor(simulator: Simulator, files: ReadonlyMap<string, Uint8Array>, delay: () => number) {
    this.#simulator = simulator;
    this.#files = files;
    this.#delay = delay;
  }

  /** Transfers under way. */
  get open(): number {
    return [...this.#open].filter(({thread}) => !thread.dead).length;
  }

  /** All connections break off. */
  cut(): void {
    this.faulted ||= this.open > 0;
    for (const transfer of [...this.#open]) transfer.breakOff();
  }

  fetchOn(thread: Thread): (url: string | URL, init?: RequestInit) => Promise<unknown> {
    return (url, init) => this.#fetch(thread, String(url), init?.signal ?? null);
  }

  #fetch(thread: Thread, url: string, signal: AbortSignal | null): Promise<unknown> {
    this.requests++;
    const fault = this.faults.shift() ?? null;
    this.faulted ||= fault !== null;
    const file = this.#files.get(url.split('?')[0]!);
    const status = fault?.kind === 'status' ? fault.status : file ? 200 : 404;
    let refuse: (error: unknown) => void = () => undefined;
    let over = false;
    const end = (error?: unknown) => {
      over = true;
      this.#open.delete(transfer);
      if (error !== undefined) refuse(error);
    };
    const transfer: Transfer = {
      thread,
      breakOff: () => this.#simulator.at(thread, thread.time, () => end(new TypeError('network error'))),
    };
    this.#open.add(transfer);
    signal?.addEventListener('abort', () => end(signal.reason));
    /** Settles later, or when the transfer ends. */
    const later = <T>(make: () => T | undefined): Promise<T> =>
      new Promise((resolve, reject) => {
        if (over) return reject(signal?.reason ?? new TypeError('network error'));
        refuse = reject;
        this.#simulator.at(thread, thread.time + this.#delay(), () => {
          if (over) return;
          const made = make();
          if (made !== undefined) resolve(made);
        });
      });
    if (signal?.aborted) end(signal.reason);
    return later(() => {
      if (fault?.kind === 'unreachable') return void end(new TypeError('fetch failed'));
      if (fault?.kind === 'stalled' && fault.after === 0) return undefined;
      const bytes = status === 200 ? served(file!, fault) : new TextEncoder().encode('<!doctype html>no');
      const stop = fault && 'after' in fault ? Math.floor(fault.after * bytes.length) : bytes.length;
      let sent = 0;
      const read = () =>
        later(() => {
          if (sent < stop) {
            const value = bytes.slice(sent, Math.min(stop, sent + chunkBytes));
            sent += value.length;
            return {done: false, value};
          }
          if (fault?.kind === 'stalled') return undefined;
          if (fault?.kind === 'broken') return void end(new TypeError('network error'));
          end();
          return {done: true, value: undefined};
        });
      return {
        ok: status === 200,
        status,
        headers: new Headers(status === 200 ? {'content-length': String(bytes.length), etag: '"1"'} : {}),
        body: {getReader: () => ({read, cancel: () => Promise.resolve(end())})},
      };
    });
  }
}

function served(file: Uint8Array, fault: NetworkFault | null): Uint8Array {
  if (fault?.kind !== 'flipped') return file;
  const copy = file.slice();
  for (let i = 0; i < fault.bits; i++) {
    const at = Math.floor(fault.random() * copy.length);
    copy[at]! ^= 1 << Math.floor(8 * fault.random());
  }
  return copy;
}

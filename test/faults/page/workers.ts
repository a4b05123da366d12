import {prelude} from './prelude.ts';

type Trouble = 'none' | 'silent' | 'stalled';

/** A worker that can be ended, or go silent, behind the library's back. */
export interface WatchedWorker {
  /** Which file it was started from; `blob` where it was started from its text. */
  readonly file: string;
  /** Ends it as the browser may: nobody is told. */
  lose(): void;
  /** Ends it, and its page is told. */
  break(): void;
  /** It hears nothing more, and nobody hears it. */
  silence(): void;
  /** What it says and is told waits so long, in milliseconds. */
  stall(ms: number): void;
  /** Tells what stands before its own code. */
  trouble(what: Readonly<Record<string, number>>): void;
}

/** What stands between the page and its workers; to be restored. */
export interface Workers {
  /** Started, and not ended by the page. */
  readonly held: ReadonlySet<WatchedWorker>;
  /** How many starts are refused from now on. */
  refusals: number;
  restore(): void;
}

/** To be called before any worker is started. */
export function interceptWorkers(): Workers {
  const Original = globalThis.Worker;
  const held = new Set<WatchedWorker>();
  const workers: Workers = {held, refusals: 0, restore: () => (globalThis.Worker = Original)};

  class Intercepted extends Original implements WatchedWorker {
    readonly file: string;
    #trouble: Trouble = 'none';
    #waiting: (() => void)[] = [];

    constructor(url: string | URL, options?: WorkerOptions) {
      if (workers.refusals > 0) {
        workers.refusals--;
        throw new DOMException('Refused.', 'SecurityError');
      }
      super(prelude(url, options), options);
      this.file = /ae-worker-(\w+)/.exec(String(url))?.[1] ?? 'blob';
      // Before all others.
      this.addEventListener('message', (event) => this.#hear(event));
      held.add(this);
    }

    override postMessage(message: unknown, transfer: unknown = []): void {
      const send = () => super.postMessage(message, transfer as Transferable[]);
      if (this.#trouble === 'none') send();
      else if (this.#trouble === 'stalled') this.#waiting.push(send);
    }

    override terminate(): void {
      held.delete(this);
      this.#trouble = 'silent';
      super.terminate();
    }

    lose(): void {
      super.terminate();
    }

    break(): void {
      this.lose();
      this.dispatchEvent(new Event('error', {cancelable: true}));
    }

    silence(): void {
      this.#trouble = 'silent';
      this.#waiting = [];
    }

    stall(ms: number): void {
      if (this.#trouble !== 'none') return;
      this.#trouble = 'stalled';
      setTimeout(() => {
        if (this.#trouble !== 'stalled') return;
        this.#trouble = 'none';
        for (const act of this.#waiting.splice(0)) act();
      }, ms);
    }

    trouble(what: Readonly<Record<string, number>>): void {
      super.postMessage({type: 'ae-trouble', ...what});
    }

    #hear(event: MessageEvent): void {
      if (this.#trouble === 'none') return;
      event.stopImmediatePropagation();
      const {data, ports} = event;
      if (this.#trouble === 'stalled')
        this.#waiting.push(() => this.dispatchEvent(new MessageEvent('message', {data, ports: [...ports]})));
    }
  }
  globalThis.Worker = Intercepted;
  return workers;
}

import type {EngineName} from '../../src/recipe/names.ts';
import type {Engine} from '../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {serve, type EngineTable} from '../../src/worker/serve.ts';

/** What a message between page and worker is about. */
export interface Said {
  /** Of a command, what it calls. */
  readonly path?: readonly string[];
  readonly type?: string;
}

/**
 * Workers that are served by this very thread, so that a test may choose their engines. To be restored.
 * @param passes whether a message to or from a worker arrives; workers are counted from 1
 */
export function localWorkers(
  table: (file: string) => EngineTable,
  passes: (said: Said, worker: number) => boolean = () => true,
): {
  readonly started: string[];
  restore(): void;
} {
  const Original = globalThis.Worker;
  const started: string[] = [];
  class LocalWorker extends EventTarget {
    readonly #port: MessagePort;
    readonly #number: number;

    constructor(url: string | URL) {
      super();
      const file = /ae-worker-(\w+)/.exec(String(url))?.[1] ?? 'basic';
      this.#number = started.push(file);
      const {port1, port2} = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({data}) => {
        if (this.#passes(data)) this.dispatchEvent(new MessageEvent('message', {data}));
      };
      serve(port2, table(file), {pieceMs: 12, onPage: false});
    }

    postMessage(message: unknown, transfer: Transferable[] = []): void {
      if (this.#passes(message)) this.#port.postMessage(message, transfer);
    }

    #passes(message: unknown): boolean {
      return typeof message !== 'object' || message === null || passes(message, this.#number);
    }

    terminate(): void {
      this.#port.close();
    }
  }
  globalThis.Worker = LocalWorker as unknown as typeof Worker;
  return {started, restore: () => (globalThis.Worker = Original)};
}

/** The plain engine under another name, as one that has room for its self-test and for no network of pictures. */
export const withoutRoom = (name: EngineName) => (): Engine => {
  const engine = createPlainEngine();
  return {
    ...engine,
    name,
    create: (network, ...more) =>
      network.inputs < 784
        ? engine.create(network, ...more)
        : Promise.reject(new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded')),
  };
};

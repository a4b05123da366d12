import type {EngineName} from '../../src/recipe/names.ts';
import type {Engine} from '../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {serve, type EngineTable} from '../../src/worker/serve.ts';

/** Workers that are served by this very thread, so that a test may choose their engines. To be restored. */
export function localWorkers(table: (file: string) => EngineTable): {
  readonly started: string[];
  restore(): void;
} {
  const Original = globalThis.Worker;
  const started: string[] = [];
  class LocalWorker extends EventTarget {
    readonly #port: MessagePort;

    constructor(url: string | URL) {
      super();
      const file = /ae-worker-(\w+)/.exec(String(url))?.[1] ?? 'basic';
      started.push(file);
      const {port1, port2} = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({data}) => this.dispatchEvent(new MessageEvent('message', {data}));
      serve(port2, table(file), {pieceMs: 12, onPage: false});
    }

    postMessage(message: unknown, transfer: Transferable[] = []): void {
      this.#port.postMessage(message, transfer);
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

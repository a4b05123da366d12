import {commonGlobals, runIn, type RealmOptions} from './realm.ts';
import type {FileInMemory} from './blobs.ts';
import type {Hooks} from './hooks.ts';
import {Network} from './network.ts';
import type * as Page from './page.ts';
import {channel, type Port} from './ports.ts';
import {between, randomOf, type Random} from '../random.ts';
import {Simulator, type Thread} from './simulator.ts';

export type Codes = Readonly<Record<string, string>>;
export type Library = typeof Page;

/** A worker, as the driver sees it. */
export interface WorkerInWorld {
  readonly file: string;
  readonly thread: Thread;
  readonly hooks: Hooks;
  /** The page's end of the way to it. */
  readonly port: Port;
  /** Whether the page has ended it, or it has ended by itself. */
  gone: boolean;
  /** Tells the page that it broke. */
  readonly broken: () => void;
}

/** What is wrong with the world now. */
export interface Troubles {
  /** Workers that are refused, or that start and say nothing. */
  refusedStarts: number;
  silentStarts: number;
  /** No worker may be started at all. */
  workersForbidden: boolean;
  memoryRefusals: number;
  /** Pieces of work that take so much longer. */
  slow: {pieces: number; ms: number};
  /** What the clock is rounded to; 0 for not at all. */
  roundedTo: number;
  hidden: boolean;
  /** Acknowledgements on their way for so much longer. */
  lateAcknowledgements: {count: number; ms: number};
}

const noTroubles = (): Troubles => ({
  refusedStarts: 0,
  silentStarts: 0,
  workersForbidden: false,
  memoryRefusals: 0,
  slow: {pieces: 0, ms: 0},
  roundedTo: 0,
  hidden: false,
  lateAcknowledgements: {count: 0, ms: 0},
});

const frameMs = 1000 / 60;

/** A page with the library, its workers, its servers and its clock. */
export class World {
  readonly simulator: Simulator;
  readonly network: Network;
  readonly library: Library;
  readonly page: Thread;
  readonly pageHooks: Hooks;
  readonly workers: WorkerInWorld[] = [];
  troubles = noTroubles();
  /** What no side has caught. */
  readonly uncaught: string[] = [];
  /** Sees every command on its way to a worker. */
  onCommand: (name: string, given: readonly unknown[]) => void = () => undefined;
  /** Hears of all that happens. */
  tell: (line: string) => void = () => undefined;
  /** Acknowledgements that are late and have not been sent yet. */
  unsent = 0;
  /** Workers that were ended, in ways of which the page must find out by itself. */
  kills = 0;
  /** Whether an engine was refused memory. */
  memoryRefused = false;
  readonly #codes: Codes;
  readonly #random: Random;
  readonly #msPerImage: number;
  readonly #ports = new Set<{readonly close: () => void}>();
  readonly #frames: (() => void)[] = [];
  readonly #files = new Map<string, FileInMemory>();

  constructor(codes: Codes, seed: number, files: ReadonlyMap<string, Uint8Array>) {
    this.#codes = codes;
    this.#random = randomOf(seed, 'world');
    this.#msPerImage = between(randomOf(seed, 'speed'), 0.03, 0.3);
    this.simulator = new Simulator((thread, error) => this.note(thread.name, error));
    this.network = new Network(this.simulator, files, () => between(this.#random, 3, 40));
    this.page = this.simulator.thread('page');
    this.pageHooks = this.#hooksOf(this.page);
    this.library = runIn(codes.page!, this.#pageGlobals()) as Library;
  }

  /** Lets the world go. */
  end(): void {
    for (const {close} of this.#ports) close();
    for (const {thread} of this.workers) this.simulator.kill(thread);
    this.simulator.kill(this.page);
  }

  note(where: string, error: unknown): void {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.uncaught.push(`${where}: ${text}`);
  }

  get livingWorkers(): readonly WorkerInWorld[] {
    return this.workers.filter(({gone}) => !gone);
  }

  /** All that is held, by models and by data, in this page and its workers. */
  get held(): {readonly models: number; readonly data: readonly string[]} {
    const hooks = [this.pageHooks, ...this.livingWorkers.map((worker) => worker.hooks)];
    return {
      models: hooks.reduce((sum, {models}) => sum + models, 0),
      data: hooks.flatMap(({stores}) => stores.flatMap(({held}) => held)),
    };
  }

  /** Nothing is wrong any more; what has broken stays so. */
  calm(): void {
    this.troubles = noTroubles();
    this.network.faults = [];
    for (const show of this.#frames.splice(0)) show();
  }

  show(hidden: boolean): void {
    this.troubles.hidden = hidden;
    if (!hidden) for (const show of this.#frames.splice(0)) show();
  }

  #hooksOf(thread: Thread): Hooks {
    return {
      charge: (images) => {
        thread.time += images * this.#msPerImage;
      },
      beginPiece: () => {
        const {slow} = this.troubles;
        if (slow.pieces <= 0) return;
        slow.pieces--;
        thread.time += slow.ms;
      },
      hasMemory: () => {
        if (this.troubles.memoryRefusals <= 0) return true;
        this.troubles.memoryRefusals--;
        this.memoryRefused = true;
        return false;
      },
      engines: [],
      stores: [],
      models: 0,
    };
  }

  #realmOf(thread: Thread, hooks: Hooks): RealmOptions {
    return {
      simulator: this.simulator,
      thread,
      hooks,
      ports: this.#ports,
      shown: (time) => {
        const {roundedTo} = this.troubles;
        return roundedTo > 0 ? Math.floor(time / roundedTo) * roundedTo : time;
      },
      // A hidden page's timers ring once a second.
      minTimer: () => (thread === this.page && this.troubles.hidden ? 1000 : 1),
    };
  }

  #pageGlobals(): Parameters<typeof runIn>[1] {
    const world = this as World;
    const {page, simulator} = this;
    const storage = new Map<string, string>();
    const common = commonGlobals({
      ...this.#realmOf(page, this.pageHooks),
      onSend: (message, send) => this.#sent(message, send),
    });
    const globals: Parameters<typeof runIn>[1] = {
      ...common,
      fetch: this.network.fetchOn(page),
      document: {
        baseURI: 'https://page.test/article/',
        get hidden() {
          return world.troubles.hidden;
        },
      },
      localStorage: {
        getItem: (name: string) => storage.get(name) ?? null,
        setItem: (name: string, value: string) => void storage.set(name, value),
      },
      requestAnimationFrame: (callback: () => void) => {
        const next = () => {
          if (this.troubles.hidden) this.#frames.push(next);
          else simulator.at(page, (Math.floor(page.time / frameMs) + 1) * frameMs, callback);
        };
        next();
        return 0;
      },
      URL: Object.assign(class extends URL {}, {
        createObjectURL: (file: FileInMemory) => {
          const url = `blob:${this.#files.size}`;
          this.#files.set(url, file);
          return url;
        },
        revokeObjectURL: () => undefined,
      }),
      Worker: function (url: string | URL) {
        return world.#startWorker(String(url));
      },
    };
    globals.realm = {crypto: globals.crypto, Worker: globals.Worker, localStorage: globals.localStorage};
    return globals;
  }

  /** What `new Worker` gives. */
  #startWorker(url: string): unknown {
    const {simulator, page} = this;
    const text = this.#files.get(url);
    const thread = simulator.thread(`worker ${this.workers.length}`);
    const ways = channel(simulator, [page, thread], () => between(this.#random, 0.02, 0.5));
    this.#ports.add(ways);
    const errorListeners = new Set<(event: unknown) => void>();
    const fail = () => {
      const event = {type: 'error', preventDefault: () => undefined};
      simulator.at(page, page.time, () => errorListeners.forEach((listener) => listener(event)));
    };
    const hooks = this.#hooksOf(thread);
    const file = url.split('/').at(-1)!;
    const worker: WorkerInWorld = {file, thread, hooks, port: ways.port1, gone: false, broken: fail};
    this.workers.push(worker);
    ways.port1.onSend = (message, send) => this.#sent(message, send);
    ways.port2.onThrow = (error) => this.note(thread.name, error);
    ways.port1.onThrow = (error) => this.note('page', error);
    ways.port1.start();
    const begin = (name: string) => {
      const code = this.#codes[name];
      const {troubles} = this;
      if (!code || troubles.workersForbidden || troubles.refusedStarts > 0) {
        if (code && troubles.refusedStarts > 0) troubles.refusedStarts--;
        fail();
        return;
      }
      if (troubles.silentStarts > 0) {
        troubles.silentStarts--;
        return;
      }
      simulator.at(thread, page.time + between(this.#random, 5, 40), () => {
        ways.port2.start();
        const common = commonGlobals(this.#realmOf(thread, hooks));
        const realm = {crypto: common.crypto};
        runIn(code, {...common, self: ways.port2, fetch: this.network.fetchOn(thread), realm});
      });
    };
    if (text) void text.text().then(begin);
    else begin(file);
    return {
      postMessage: (message: unknown, transfer?: readonly unknown[]) =>
        ways.port1.postMessage(message, transfer),
      addEventListener: (type: string, listener: (event: never) => void) =>
        type === 'error'
          ? errorListeners.add(listener as never)
          : ways.port1.addEventListener(type, listener as never),
      removeEventListener: (type: string, listener: (event: never) => void) =>
        type === 'error'
          ? errorListeners.delete(listener as never)
          : ways.port1.removeEventListener(type, listener as never),
      terminate: () => {
        worker.gone = true;
        simulator.kill(thread);
      },
    };
  }

  #sent(message: unknown, send: () => void): void {
    const {type, path, argumentList} = (message ?? {}) as {
      type?: string;
      path?: readonly string[];
      argumentList?: readonly {readonly value: unknown}[];
    };
    if (type === 'APPLY' && path && argumentList)
      this.onCommand(
        path.join('.'),
        argumentList.map(({value}) => value),
      );
    const late = this.troubles.lateAcknowledgements;
    if (type !== 'ae-ack' || late.count <= 0) return send();
    late.count--;
    this.unsent++;
    this.simulator.at(this.page, this.page.time + late.ms, () => {
      this.unsent--;
      send();
    });
  }
}

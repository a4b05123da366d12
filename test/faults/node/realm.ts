import {createHash, webcrypto} from 'node:crypto';
import {compileFunction} from 'node:vm';
import zlib from 'node:zlib';
import {FileInMemory} from './blobs.ts';
import type {Hooks} from './hooks.ts';
import {channel, type Port} from './ports.ts';
import type {Simulator, Thread} from './simulator.ts';

/** The globals that a bundle finds; what is not among them is Node's own. */
const names = [
  'realm',
  'self',
  'performance',
  'setTimeout',
  'clearTimeout',
  'MessageChannel',
  'fetch',
  'WebAssembly',
  'CompressionStream',
  'DecompressionStream',
  'Response',
  'Blob',
  'URL',
  'crypto',
  'document',
  'localStorage',
  'requestAnimationFrame',
  'Worker',
  'faultHooks',
] as const;
type Globals = Partial<Record<(typeof names)[number], unknown>>;
type Body = (...globals: unknown[]) => unknown;

const compiled = new Map<string, Body>();

/** Runs a bundle with globals of its own: nothing is shared between two pages or two workers. */
export function runIn(code: string, globals: Globals): unknown {
  let body = compiled.get(code);
  if (!body) compiled.set(code, (body = compileFunction(code, [...names]) as Body));
  return body(...names.map((name) => globals[name]));
}

/** What looking at the clock takes, so that nobody waits for it in vain. */
const lookMs = 0.01;
/** What making an instance of a kernel takes. */
const instantiateMs = 4;

export interface RealmOptions {
  readonly simulator: Simulator;
  readonly thread: Thread;
  /** What the clock shows of a time. */
  readonly shown: (time: number) => number;
  /** The least time a timer takes. */
  readonly minTimer: () => number;
  readonly hooks: Hooks;
  /** Closes what has been opened, once the world ends. */
  readonly ports: Set<{readonly close: () => void}>;
  /** Sees every message between two ports of the realm's own. */
  readonly onSend?: Port['onSend'];
}

/** What a page and a worker have in common. */
export function commonGlobals({
  simulator,
  thread,
  shown,
  minTimer,
  hooks,
  ports,
  onSend,
}: RealmOptions): Globals {
  const timers = new Map<number, () => void>();
  let lastTimer = 0;
  const response = class extends Response {
    override arrayBuffer(): Promise<ArrayBuffer> {
      return simulator.real(super.arrayBuffer());
    }
  };
  const {subtle} = webcrypto;
  /** Takes its time, in which messages come. */
  const instantiate = (given: BufferSource | WebAssembly.Module): Promise<unknown> =>
    new Promise((resolve) => {
      simulator.at(thread, thread.time + instantiateMs, () =>
        resolve(
          given instanceof WebAssembly.Module
            ? new WebAssembly.Instance(given)
            : {module: moduleOf(given), instance: new WebAssembly.Instance(moduleOf(given))},
        ),
      );
    });
  const globals: Globals = {
    performance: {
      now: () => {
        thread.time += lookMs;
        return shown(thread.time);
      },
    },
    setTimeout: (callback: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      const timer = ++lastTimer;
      const due = thread.time + Math.max(ms, minTimer());
      const cancel = simulator.at(thread, due, () => {
        timers.delete(timer);
        callback(...given);
      });
      timers.set(timer, cancel);
      return timer;
    },
    clearTimeout: (timer: number) => {
      timers.get(timer)?.();
      timers.delete(timer);
    },
    MessageChannel: function (): {port1: Port; port2: Port} {
      const made = channel(simulator, [thread, thread], () => 0);
      ports.add(made);
      made.port1.onSend = made.port2.onSend = onSend ?? null;
      return made;
    },
    WebAssembly: {...webAssembly, instantiate},
    CompressionStream: Packing,
    DecompressionStream: Unpacking,
    Response: response,
    Blob: FileInMemory,
    URL,
    crypto: {
      subtle: {
        digest: (how: string, bytes: BufferSource) => simulator.real(subtle.digest(how, bytes as never)),
      },
      getRandomValues: <T extends NodeJS.ArrayBufferView>(values: T) =>
        webcrypto.getRandomValues(values as never),
    },
    faultHooks: hooks,
  };
  return globals;
}

const modules = new Map<string, WebAssembly.Module>();

function moduleOf(bytes: BufferSource): WebAssembly.Module {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  const key = createHash('sha1').update(view).digest('hex');
  let module = modules.get(key);
  if (!module) modules.set(key, (module = new WebAssembly.Module(view)));
  return module;
}

/** Compiles each kernel once, and at once: Node's own would answer when its other threads please. */
const webAssembly = {
  validate: (bytes: BufferSource) => WebAssembly.validate(bytes),
  compile: async (bytes: BufferSource) => moduleOf(bytes),
  Module: WebAssembly.Module,
  Instance: WebAssembly.Instance,
  Memory: WebAssembly.Memory,
};

/** Packs at once, when all is there. */
class Packing {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;

  constructor(format: string) {
    const pack = format === 'gzip' ? zlib.gzipSync : zlib.deflateSync;
    const all: Uint8Array[] = [];
    const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece) => void all.push(piece.slice()),
      flush: (controller) => controller.enqueue(new Uint8Array(pack(Buffer.concat(all)))),
    });
    this.readable = readable;
    this.writable = writable;
  }
}

/** Unpacks at once, piece by piece: each time all that has come, of which what is new is told. */
class Unpacking {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;

  constructor(format: string) {
    const unpack = format === 'gzip' ? zlib.gunzipSync : zlib.inflateSync;
    let all: Uint8Array = new Uint8Array();
    let told = 0;
    const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        all = Buffer.concat([all, piece]);
        let made: Uint8Array;
        try {
          made = unpack(all, {finishFlush: zlib.constants.Z_SYNC_FLUSH});
        } catch {
          throw new TypeError('The compressed data was not valid.');
        }
        if (made.length > told) controller.enqueue(new Uint8Array(made.subarray(told)));
        told = made.length;
      },
      flush() {
        try {
          unpack(all);
        } catch {
          throw new TypeError('The compressed data was not complete.');
        }
      },
    });
    this.readable = readable;
    this.writable = writable;
  }
}

import {expose, transfer} from 'comlink';
import {buffersIn} from '../protocol/buffers.ts';
import {runEnded} from '../protocol/errors.ts';
import type {Acknowledgement, EngineLost, Fitness, Ready, WorkerApi} from '../protocol/protocol.ts';
import {protocolVersion} from '../protocol/protocol.ts';
import {networkOf} from '../recipe/derive.ts';
import type {EngineName} from '../recipe/names.ts';
import type {FindMoments} from './baselines/linear-baselines.ts';
import {Yielder} from './scheduling/yielder.ts';
import type {Dataset} from './data/dataset.ts';
import {DataStore} from './data/store.ts';
import type {Engine} from './engine/engine.ts';
import {selfTest} from './engine/selftest.ts';
import {Outbox} from './training/outbox.ts';
import {readRunFrom} from './saved-run/open.ts';
import {probeWebgl} from './engine/probe.ts';
import {Run} from './training/run.ts';
import {FairTurns} from './scheduling/fair-turns.ts';
import {timeSteps} from './training/step-benchmark.ts';

/** A worker's own scope, or one end of a channel. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  start?(): void;
}

export interface ServeOptions {
  /** How long a piece of work may hold the thread, in milliseconds. */
  readonly pieceMs: number;
  /** Whether the thread is a page's. */
  readonly onPage: boolean;
  /** A faster way to the moments of images than plain loops. */
  readonly findMoments?: FindMoments | null;
}

/** Engines this worker can start. `byName`: the author asked for it, so software drawing will do. */
export type EngineTable = Partial<Record<EngineName, (byName: boolean) => Engine>>;

/** An answer is made for whoever asked: what its arrays lie in leaves with it, and is not copied. */
function handOver<T>(answer: T): T {
  const buffers = buffersIn(answer);
  return buffers.length > 0 ? transfer(answer, buffers) : answer;
}

/** How long an ended run's data are kept, in milliseconds: a reset wants them again at once. */
const dataGraceMs = 5000;

/** Serves runs on a port until it is closed, each on the engine it asks for among those that were prepared. */
export function serve(
  port: Port,
  table: EngineTable,
  {pieceMs, onPage, findMoments = null}: ServeOptions,
): void {
  const yielder = new Yielder(pieceMs);
  const store = new DataStore();
  const turns = new FairTurns();
  const runs = new Map<number, {run: Run; outbox: Outbox}>();
  const engines = new Map<EngineName, {readonly engine: Engine; fitness: Promise<Fitness> | null}>();

  const start = async (engine: Engine): Promise<Fitness> => {
    const fitness = await engine.prepare();
    if (!fitness.fit || engine.name === 'plain') return fitness;
    const tested = await selfTest(engine);
    return tested.fit ? fitness : tested;
  };
  let kept: {readonly dataset: Dataset; readonly timer: ReturnType<typeof setTimeout>} | null = null;
  const letGo = () => {
    if (kept) store.release(kept.dataset);
    kept = null;
  };
  /** Keeps the data of the run that ended last for a while. */
  const release = (dataset: Dataset) => {
    if (kept) clearTimeout(kept.timer);
    letGo();
    kept = {dataset, timer: setTimeout(letGo, dataGraceMs)};
  };
  const of = (run: number): Run | undefined => runs.get(run)?.run;
  /** Those that can run here. */
  const prepared = new Map<EngineName, Engine>();
  const the = (name: EngineName): Engine => {
    const engine = prepared.get(name);
    if (!engine) throw new Error(`${name} before it was prepared`);
    return engine;
  };

  const api: WorkerApi = {
    async prepare(name, byName, recipe) {
      const create = table[name];
      if (!create) return {fit: false, reason: 'not-built'};
      let entry = engines.get(name);
      if (!entry) {
        const engine = create(byName);
        engine.onLost = () => {
          for (const {run} of runs.values()) run.freeze();
          const lost: EngineLost = {type: 'ae-engine-lost'};
          port.postMessage(lost);
        };
        entry = {engine, fitness: null};
        engines.set(name, entry);
      }
      const {engine} = entry;
      if (!engine.trains(networkOf(recipe))) return {fit: false, reason: 'layers'};
      // What went wrong as it was tried, as for want of memory, may go right the next time.
      const tried = entry;
      entry.fitness ??= start(engine).catch((): Fitness => {
        tried.fitness = null;
        return {fit: false, reason: 'no-answer'};
      });
      const fitness = await entry.fitness;
      if (fitness.fit) prepared.set(name, engine);
      return fitness;
    },
    probeWebgl: () => Promise.resolve(probeWebgl()),
    provide: (key, arrays) => Promise.resolve(store.provide(key, arrays)),
    forget: (key) => Promise.resolve(store.forget(key)),
    time: async (name, recipe, limitMs) => timeSteps(the(name), recipe, limitMs),
    open(id, name, order) {
      const engine = the(name);
      const outbox = new Outbox(id, port);
      runs.set(id, {
        outbox,
        run: new Run(order, {
          engine,
          store,
          release,
          outbox,
          yielder,
          onPage,
          turns,
          findMoments,
          runs: () => [...runs.values()].map(({run}) => run),
        }),
      });
      return Promise.resolve();
    },
    play: async (id, more) => of(id)?.play(more),
    prepareRun: async (id) => of(id)?.prepare(),
    pause: async (id) => of(id)?.pause(),
    show: async (id) => of(id)?.show(),
    step: async (id, amount) => of(id)?.step(amount) ?? null,
    stepTo: async (id, place) => of(id)?.stepTo(place) ?? null,
    change: async (id, recipe) => of(id)?.change(recipe),
    watch: async (id, indices) => of(id)?.watch(indices),
    async ask(id, name, ask, epoch) {
      const run = of(id);
      if (!run) throw runEnded();
      return handOver(await run.ask(name, ask, epoch));
    },
    readRun: async (source) => handOver(await readRunFrom(source, yielder)),
    async close(id) {
      const run = of(id);
      runs.delete(id);
      await run?.close();
    },
    ping() {
      const held = [...prepared.values()].map((engine) => engine.memory());
      const sum = (of: 'tensors' | 'bytes') => held.reduce((all, each) => all + each[of], 0);
      return Promise.resolve({runs: runs.size, tensors: sum('tensors'), bytes: sum('bytes')});
    },
  };

  port.addEventListener('message', ({data}: MessageEvent) => {
    const message = data as Acknowledgement | null;
    if (message?.type === 'ae-ack') runs.get(message.run)?.outbox.acknowledge();
  });
  expose(api, port as Parameters<typeof expose>[1]);
  port.start?.();
  const ready: Ready = {type: 'ae-ready', version: protocolVersion};
  port.postMessage(ready);
}

import {wrap} from 'comlink';
import {isRefusal, mostPointSets} from '../protocol/analysis.ts';
import type {
  AnalysisAcknowledgement,
  AnalysisApi,
  AnalysisFrame,
  AnalysisRefusal,
  MapScores,
  NearestPoints,
  PointSet,
  Projection,
  ProjectionParameters,
} from '../protocol/analysis.ts';
import {startWorker, type Started} from './ladder.ts';

/** Pictures kept for a reader who switches back; the oldest goes first. One of 10,000 points is 80 kB. */
const mostResults = 16;
/** How long a worker without anything to do is kept, in milliseconds. */
const idleMs = 10_000;

export type FrameListener = (frame: AnalysisFrame) => void;

/** A picture in the making. */
export interface ProjectionRun {
  /** Rejects with an AbortError once it is cancelled; with an Error where the worker fails. */
  readonly result: Promise<Projection | AnalysisRefusal>;
  pause(): void;
  resume(): void;
  /** Ends it; the result is the picture as it stands. */
  stop(): void;
  /** Ends it at once, without a result: where nothing else runs, by ending the worker. */
  cancel(): void;
}

export interface AnalysisOptions {
  /** The author's own url of the worker files' folder. */
  readonly workerBase?: string | null;
  readonly handshakeMs?: number;
}

interface Running {
  readonly started: Started;
  /** Kept referenced: Comlink releases a proxy that is collected. */
  readonly api: AnalysisApi;
  /** Point sets it has been given, by key. */
  readonly held: Map<string, Float32Array>;
}

/**
 * The page's hold on the analysis worker, which is started when it is first needed and ended when it has been idle for
 * a while, when a picture is cancelled, and on {@link dispose}. Results are kept on the page, so an ended worker costs
 * a reader nothing but a start.
 */
export class Analysis {
  readonly #options: AnalysisOptions;
  readonly #results = new Map<string, Projection>();
  readonly #frames = new Map<number, FrameListener>();
  readonly #pending = new Set<(reason: Error) => void>();
  #running: Promise<Running> | null = null;
  #jobs = 0;
  #idle: ReturnType<typeof setTimeout> | null = null;
  #disposed = false;

  constructor(options: AnalysisOptions = {}) {
    this.#options = options;
  }

  /** Whether a worker is held now. */
  get active(): boolean {
    return this.#running !== null;
  }

  /** The picture of these points made with these parameters, where it is still known. */
  known(key: string, parameters: ProjectionParameters): Projection | null {
    return this.#results.get(resultKey(key, parameters)) ?? null;
  }

  /** Makes a picture, or answers with the one that is known. `onFrame` hears of it on the way. */
  project(points: PointSet, parameters: ProjectionParameters, onFrame?: FrameListener): ProjectionRun {
    const known = this.known(points.key, parameters);
    const nothing = () => undefined;
    if (known)
      return {
        result: Promise.resolve(known),
        pause: nothing,
        resume: nothing,
        stop: nothing,
        cancel: nothing,
      };
    const job = ++this.#jobs;
    if (onFrame) this.#frames.set(job, onFrame);
    let cancel = (): void => undefined;
    const cancelled = new Promise<never>((_, reject) => {
      cancel = () => {
        // Others that wait for this worker must not suffer; alone, ending it is the quickest way to stop.
        const alone = this.#pending.size <= 1;
        this.#frames.delete(job);
        reject(aborted());
        if (alone) this.#end(aborted());
        else tell((api) => api.stop(job));
      };
    });
    const made = this.#ask((api) => api.project(job, points.key, parameters), points).finally(() =>
      this.#frames.delete(job),
    );
    made.then(
      (outcome) =>
        !isRefusal(outcome) && outcome.progress === 1 && this.#keep(points.key, parameters, outcome),
      nothing,
    );
    const result = Promise.race([made, cancelled]);
    const tell = (command: (api: AnalysisApi) => Promise<void>): void => {
      this.#running?.then(({api}) => command(api)).catch(nothing);
    };
    return {
      result,
      pause: () => tell((api) => api.pause(job)),
      resume: () => tell((api) => api.resume(job)),
      stop: () => tell((api) => api.stop(job)),
      cancel,
    };
  }

  /** Places in a picture for points (n × width) that were not among those it was made of. */
  transform(
    points: PointSet,
    projection: Projection,
    parameters: ProjectionParameters,
    values: Float32Array,
  ): Promise<{readonly points: Float32Array} | AnalysisRefusal> {
    const {method, points: map, plane} = projection;
    return this.#ask(
      (api) => api.transform(points.key, {method, points: map, plane}, parameters, values),
      points,
    );
  }

  score(
    points: PointSet,
    map: Float32Array,
    labels: Uint8Array | null,
  ): Promise<MapScores | AnalysisRefusal> {
    return this.#ask((api) => api.score(points.key, map, labels), points);
  }

  /** The points nearest to each of `queries` (n × width). */
  nearest(points: PointSet, queries: Float32Array, k: number): Promise<NearestPoints | AnalysisRefusal> {
    return this.#ask((api) => api.nearest(points.key, queries, k), points);
  }

  ping(): ReturnType<AnalysisApi['ping']> {
    return this.#ask((api) => api.ping());
  }

  /** Ends the worker and forgets all results. What is pending rejects with an AbortError. */
  dispose(): void {
    this.#disposed = true;
    this.#results.clear();
    this.#end(aborted());
  }

  async #ask<T>(question: (api: AnalysisApi) => Promise<T>, points?: PointSet): Promise<T> {
    if (this.#disposed) throw aborted();
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    let fail: (reason: Error) => void = () => undefined;
    const failed = new Promise<never>((_, reject) => (fail = reject));
    this.#pending.add(fail);
    try {
      return await Promise.race([failed, this.#answer(question, points)]);
    } finally {
      this.#pending.delete(fail);
      if (this.#pending.size === 0 && this.#running)
        this.#idle = setTimeout(() => this.#end(aborted()), idleMs);
    }
  }

  async #answer<T>(question: (api: AnalysisApi) => Promise<T>, points?: PointSet): Promise<T> {
    const {api, held} = await (this.#running ??= this.#start());
    if (points) {
      const has = held.get(points.key) === points.values;
      // In the order of their last use, as the worker keeps them: what it has let go of is to be given again.
      held.delete(points.key);
      held.set(points.key, points.values);
      for (const key of [...held.keys()].slice(0, Math.max(0, held.size - mostPointSets))) held.delete(key);
      if (!has) await api.hold(points);
    }
    return question(api);
  }

  #start(): Promise<Running> {
    const {workerBase = null, handshakeMs} = this.#options;
    const running = startWorker('analysis', workerBase, handshakeMs).then((started) => {
      if (this.#running !== running) {
        started.terminate();
        throw aborted();
      }
      started.port.addEventListener('message', (event) =>
        this.#hear(started, (event as MessageEvent).data as AnalysisFrame | null),
      );
      started.onBroken(() => this.#running === running && this.#end(new Error('worker-lost')));
      // Every method of it returns a promise already, so Comlink's mapped type would add nothing.
      const api = wrap(started.port as Parameters<typeof wrap>[0]) as unknown as AnalysisApi;
      return {started, api, held: new Map<string, Float32Array>()};
    });
    running.catch(() => {
      if (this.#running === running) this.#running = null;
    });
    return running;
  }

  #hear(started: Started, message: AnalysisFrame | null): void {
    if (message?.type !== 'ae-analysis-frame') return;
    this.#frames.get(message.job)?.(message);
    const heard: AnalysisAcknowledgement = {type: 'ae-analysis-ack', job: message.job};
    started.port.postMessage(heard);
  }

  #end(reason: Error): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    const running = this.#running;
    this.#running = null;
    running?.then(({started}) => started.terminate()).catch(() => undefined);
    for (const fail of this.#pending) fail(reason);
    this.#pending.clear();
    this.#frames.clear();
  }

  #keep(key: string, parameters: ProjectionParameters, projection: Projection): void {
    if (this.#disposed) return;
    this.#results.set(resultKey(key, parameters), projection);
    for (const oldest of [...this.#results.keys()].slice(0, Math.max(0, this.#results.size - mostResults)))
      this.#results.delete(oldest);
  }
}

const aborted = () => new DOMException('The analysis has been ended.', 'AbortError');

/** Where a picture starts and what it is turned onto does not change what it is a picture of. */
function resultKey(key: string, parameters: ProjectionParameters): string {
  const {method, components, neighbours, minDistance, epochs, perplexity, iterations, seed} = parameters;
  // PCA's axes mean something: turned, it is another picture.
  const turned = method === 'pca' && parameters.alignTo !== undefined && parameters.alignBy !== 'signs';
  return JSON.stringify([
    key,
    method,
    components,
    neighbours,
    minDistance,
    epochs,
    perplexity,
    iterations,
    seed,
    turned,
  ]);
}

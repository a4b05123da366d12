import {isRefusal} from '../protocol/analysis.ts';
import type {
  AnalysisApi,
  AnalysisRefusal,
  MapScores,
  NearestPoints,
  PointSet,
  Projection,
  ProjectionParameters,
} from '../protocol/analysis.ts';
import {AnalysisConnection, type FrameListener} from './analysis-connection.ts';
import {startWorker} from './ladder.ts';
import {ProjectionResults} from './projection-results.ts';
import {RefCounted} from './ref-counted.ts';
import type {Limits} from './watchdog.ts';

/** How long a worker without anything to do is kept, in milliseconds. */
const idleMs = 10_000;

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
  readonly limits?: Limits;
}

/**
 * The page's hold on the analysis worker, which is started when it is first needed and ended when it has been idle for
 * a while, when a picture is cancelled, and on {@link dispose}. Results are kept on the page, so an ended worker costs
 * a reader nothing but a start. What is asked of a worker that is lost rejects with `WorkerEnded`.
 */
export class Analysis {
  readonly #options: AnalysisOptions;
  readonly #results = new ProjectionResults();
  #worker: RefCounted<AnalysisConnection> | null = null;
  #jobs = 0;
  #disposed = false;

  constructor(options: AnalysisOptions = {}) {
    this.#options = options;
  }

  /** The picture of these points made with these parameters, where it is still known. */
  known(key: string, parameters: ProjectionParameters): Projection | null {
    return this.#results.get(key, parameters);
  }

  /** Makes a picture, or answers with the one that is known. `onFrame` hears of it on the way. */
  project(points: PointSet, parameters: ProjectionParameters, onFrame?: FrameListener): ProjectionRun {
    const known = this.known(points.key, parameters);
    if (known) return {result: Promise.resolve(known), ...withoutEffect};
    const job = ++this.#jobs;
    let over = false;
    const made = this.#ask((connection) =>
      connection.project(job, points, parameters, (frame) => {
        if (!over) onFrame?.(frame);
      }),
    ).finally(() => (over = true));
    const kept = made.then((outcome) => {
      if (!this.#disposed && !isRefusal(outcome) && outcome.progress === 1)
        this.#results.keep(points.key, parameters, outcome);
      return outcome;
    });
    const worker = this.#worker;
    // In the order they are given, behind the question itself.
    const tell = (command: (api: AnalysisApi) => Promise<void>): void => {
      worker?.opened.then((connection) => connection.call(command)).catch(nothing);
    };
    let giveUp: (reason: Error) => void = nothing;
    const cancelled = new Promise<never>((_, reject) => (giveUp = reject));
    return {
      result: Promise.race([kept, cancelled]),
      pause: () => tell((api) => api.pause(job)),
      resume: () => tell((api) => api.resume(job)),
      stop: () => tell((api) => api.stop(job)),
      cancel: () => {
        if (over) return;
        over = true;
        giveUp(aborted());
        // Others that wait for this worker must not suffer; alone, ending it is the quickest way to stop.
        if (worker?.users === 1) void worker.close(aborted());
        else tell((api) => api.stop(job));
      },
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
    return this.#ask((connection) =>
      connection.ask(
        (api) => api.transform(points.key, {method, points: map, plane}, parameters, values),
        points,
      ),
    );
  }

  score(
    points: PointSet,
    map: Float32Array,
    labels: Uint8Array | null,
  ): Promise<MapScores | AnalysisRefusal> {
    return this.#ask((connection) => connection.ask((api) => api.score(points.key, map, labels), points));
  }

  /** The points nearest to each of `queries` (n × width). */
  nearest(points: PointSet, queries: Float32Array, k: number): Promise<NearestPoints | AnalysisRefusal> {
    return this.#ask((connection) => connection.ask((api) => api.nearest(points.key, queries, k), points));
  }

  ping(): ReturnType<AnalysisApi['ping']> {
    return this.#ask((connection) => connection.ask((api) => api.ping()));
  }

  /** Ends the worker and forgets all results. What is pending rejects with an AbortError. */
  dispose(): void {
    this.#disposed = true;
    this.#results.clear();
    void this.#worker?.close(aborted());
  }

  async #ask<T>(question: (connection: AnalysisConnection) => Promise<T>): Promise<T> {
    if (this.#disposed) throw aborted();
    const worker = (this.#worker ??= this.#start());
    try {
      return await question(await worker.acquire());
    } finally {
      worker.release();
    }
  }

  #start(): RefCounted<AnalysisConnection> {
    const {workerBase = null, limits} = this.#options;
    const opening = startWorker('analysis', workerBase, limits?.handshakeMs).then(
      (started) => new AnalysisConnection(started, limits),
    );
    const worker = new RefCounted(opening, idleMs, () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }
}

const nothing = (): void => undefined;
/** Of a picture that was there already. */
const withoutEffect = {pause: nothing, resume: nothing, stop: nothing, cancel: nothing};

const aborted = () => new DOMException('The analysis has been ended.', 'AbortError');

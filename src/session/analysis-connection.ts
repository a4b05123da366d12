import {maxPointSets} from '../protocol/analysis.ts';
import type {
  AnalysisAcknowledgement,
  AnalysisApi,
  AnalysisFrame,
  AnalysisRefusal,
  PointSet,
  Projection,
  ProjectionParameters,
} from '../protocol/analysis.ts';
import {Connection} from './connection.ts';

export type FrameListener = (frame: AnalysisFrame) => void;

/** An analysis worker: which points it has, and who hears of its jobs. */
export class AnalysisConnection extends Connection<AnalysisApi> {
  /** Point sets it has been given, by key, in the order of their last use. */
  readonly #held = new Map<string, Float32Array>();
  readonly #frames = new Map<number, FrameListener>();

  /** A question about points, which are given first where the worker does not have them. */
  async ask<T>(question: (api: AnalysisApi) => Promise<T>, points?: PointSet): Promise<T> {
    // The question is sent at once, not when the points have arrived: what others give in between could displace them.
    const [, answer] = await Promise.all([points && this.#give(points), this.call(question)]);
    return answer;
  }

  async #give(points: PointSet): Promise<void> {
    const {key, values} = points;
    const has = this.#held.get(key) === values;
    // As the worker keeps them: what it has let go of is to be given again.
    this.#held.delete(key);
    this.#held.set(key, values);
    for (const oldest of [...this.#held.keys()].slice(0, Math.max(0, this.#held.size - maxPointSets)))
      this.#held.delete(oldest);
    if (!has) await this.call((api) => api.hold(points));
  }

  /** Makes a picture; `onFrame` hears of it on the way. @param job its number, which no other job of the page has */
  async project(
    job: number,
    points: PointSet,
    parameters: ProjectionParameters,
    onFrame: FrameListener,
  ): Promise<Projection | AnalysisRefusal> {
    this.#frames.set(job, onFrame);
    try {
      return await this.ask((api) => api.project(job, points.key, parameters), points);
    } finally {
      this.#frames.delete(job);
    }
  }

  protected hear(data: unknown): void {
    const message = data as AnalysisFrame | null;
    if (message?.type !== 'ae-analysis-frame') return;
    this.#frames.get(message.job)?.(message);
    this.post({type: 'ae-analysis-ack', job: message.job} satisfies AnalysisAcknowledgement);
  }
}

import type {
  AnalysisFrame,
  AnalysisRefusal,
  Projection,
  ProjectionParameters,
} from '../../protocol/analysis.ts';
import {align, alignmentOf} from '../../numerics/procrustes.ts';
import type {Breather} from '../breather.ts';
import {projections, type Finished, type Projecting, type Sketch} from './projections.ts';
import type {Space} from './space.ts';

type Frame = Omit<AnalysisFrame, 'type' | 'job'>;

/** The least time between two frames, in milliseconds: as many as an eye can use. */
const frameEveryMs = 33;

/** One projection in the making: shows itself, rests, waits while paused, ends when told. */
export class Job {
  readonly #parameters: ProjectionParameters;
  readonly #pieces: Projecting;
  readonly #breather: Breather;
  readonly #show: (frame: Frame, transfer: Transferable[]) => void;
  /** The page has not dealt with the last frame. */
  #shown = false;
  #shownAt = -Infinity;
  #stopped = false;
  #goOn: (() => void) | null = null;
  #paused: Promise<void> | null = null;
  #points: Float64Array | null = null;

  constructor(
    space: Space,
    parameters: ProjectionParameters,
    breather: Breather,
    show: (frame: Frame, transfer: Transferable[]) => void,
  ) {
    this.#parameters = parameters;
    this.#pieces = projections[parameters.method](space, parameters);
    this.#breather = breather;
    this.#show = show;
  }

  acknowledge(): void {
    this.#shown = false;
  }

  pause(): void {
    this.#paused ??= new Promise((resolve) => (this.#goOn = resolve));
  }

  resume(): void {
    this.#paused = null;
    this.#goOn?.();
  }

  stop(): void {
    this.#stopped = true;
    this.resume();
  }

  async run(): Promise<Projection | AnalysisRefusal> {
    const start = performance.now();
    let pausedMs = 0;
    let progress = 0;
    for (;;) {
      const {done, value} = this.#pieces.next();
      if (done) return finished(value, performance.now() - start - pausedMs);
      this.#points = value.points ?? this.#points;
      progress = value.stage === 'layout' ? value.progress : 0;
      this.#showIfDue(value);
      await this.#breather.restIfDue();
      while (this.#paused) {
        const since = performance.now();
        // What stands when the reader pauses is what the reader sees.
        if (!this.#shown) this.#send({...value, points: this.#points});
        await this.#paused;
        pausedMs += performance.now() - since;
      }
      if (this.#stopped) break;
    }
    if (!this.#points) return {refused: 'stopped', values: {}};
    const {method} = this.#parameters;
    const points = this.#turned(this.#points);
    const elapsedMs = performance.now() - start - pausedMs;
    return {method, points, explained: null, plane: null, used: {}, progress, elapsedMs};
  }

  #showIfDue(sketch: Sketch): void {
    const now = performance.now();
    if (this.#shown || now - this.#shownAt < frameEveryMs) return;
    this.#shownAt = now;
    this.#send(sketch);
  }

  #send({stage, progress, points}: Sketch): void {
    this.#shown = true;
    if (!points) return this.#show({stage, progress}, []);
    const copy = this.#turned(points);
    this.#show({stage, progress, points: copy}, [copy.buffer]);
  }

  /** A copy, turned as the result will be. */
  #turned(points: Float64Array): Float32Array<ArrayBuffer> {
    const copy = Float32Array.from(points);
    if (this.#parameters.alignTo) align(copy, alignmentOf(copy, this.#parameters.alignTo));
    return copy;
  }
}

function finished({points, ...rest}: Finished, elapsedMs: number): Projection {
  return {...rest, points: Float32Array.from(points), elapsedMs};
}

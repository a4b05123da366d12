import type {
  AnalysisFrame,
  AnalysisRefusal,
  Projection,
  ProjectionParameters,
} from '../../protocol/analysis.ts';
import {align, alignmentOf} from '../../numerics/procrustes.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import {projections, type Sketch} from './projections.ts';
import type {Space} from './space.ts';

type Frame = Omit<AnalysisFrame, 'type' | 'job'>;

/** The least time between two frames, in milliseconds: as many as an eye can use. */
const frameEveryMs = 33;

/** Thrown between two pieces of a job that has been stopped. */
const stopped = Symbol('stopped');

/** One projection in the making: shows itself, rests, waits while paused, ends when told. */
export class Job {
  readonly #parameters: ProjectionParameters;
  readonly #space: Space;
  readonly #yielder: Yielder;
  readonly #show: (frame: Frame, transfer: Transferable[]) => void;
  /** The page has not dealt with the last frame. */
  #shown = false;
  #shownAt = -Infinity;
  #pictured = false;
  #stopped = false;
  #goOn: (() => void) | null = null;
  #paused: Promise<void> | null = null;
  #points: Float64Array | null = null;
  #progress = 0;
  #pausedMs = 0;

  constructor(
    space: Space,
    parameters: ProjectionParameters,
    yielder: Yielder,
    show: (frame: Frame, transfer: Transferable[]) => void,
  ) {
    this.#parameters = parameters;
    this.#space = space;
    this.#yielder = yielder;
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
    const elapsed = () => performance.now() - start - this.#pausedMs;
    const {method} = this.#parameters;
    try {
      const project = projections[method];
      const {points, ...rest} = await project(this.#space, this.#parameters, (sketch) =>
        this.#between(sketch),
      );
      return {...rest, points: Float32Array.from(points), elapsedMs: elapsed()};
    } catch (error) {
      if (error !== stopped) throw error;
      if (!this.#points) return {refused: 'stopped', values: {}};
      const points = this.#turned(this.#points);
      const progress = this.#progress;
      return {method, points, explained: null, plane: null, used: {}, progress, elapsedMs: elapsed()};
    }
  }

  /** Nothing to wait for in most cases, and then no promise. */
  #between(sketch: Sketch): void | Promise<void> {
    this.#points = sketch.points ?? this.#points;
    this.#progress = sketch.stage === 'layout' ? sketch.progress : 0;
    this.#showIfDue(sketch);
    if (this.#yielder.due || this.#paused || this.#stopped) return this.#rest(sketch);
  }

  async #rest(sketch: Sketch): Promise<void> {
    await this.#yielder.yieldIfDue();
    while (this.#paused) {
      const since = performance.now();
      // What stands when the reader pauses is what the reader sees.
      if (!this.#shown) this.#send({...sketch, points: this.#points});
      await this.#paused;
      this.#pausedMs += performance.now() - since;
    }
    if (this.#stopped) throw stopped;
  }

  #showIfDue(sketch: Sketch): void {
    const now = performance.now();
    // The first picture waits for nobody.
    const first = sketch.points !== null && !this.#pictured;
    if (!first && (this.#shown || now - this.#shownAt < frameEveryMs)) return;
    if (first) this.#pictured = true;
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

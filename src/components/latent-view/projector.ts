import type {ReactiveController} from 'lit';
import {isRefusal} from '../../protocol/analysis.ts';
import type {AnalysisRefusal, PointSet, Projection, ProjectionParameters} from '../../protocol/analysis.ts';
import {pixels as pixelCount} from '../../pixels/size.ts';
import {unitValues} from '../../pixels/values.ts';
import {Analysis, type ProjectionRun} from '../../session/analysis.ts';
import type {PartHost} from '../base/content.ts';
import {workerBaseOf} from '../base/worker-base.ts';
import {isAbort} from '../parts/controls/query.ts';
import type {Points} from './points.ts';
import {StageClock} from './stage-clock.ts';
import {codePlaces, projectionOf, type ViewChoice} from './view-choice.ts';

/** A map: where every point is, and what it was made of. */
export interface Embedding {
  readonly choice: ViewChoice;
  readonly points: Points;
  /** count × 2. */
  readonly places: Float32Array;
  /** Null for the code itself, and while the first result is made. */
  readonly projection: Projection | null;
}

export type ProjectorState =
  | {readonly phase: 'none' | 'done'}
  | {
      readonly phase: 'running' | 'paused';
      readonly stage: 'neighbours' | 'layout';
      /** Share of the stage, 0–1, and seconds until its end; null while nobody can tell. */
      readonly progress: number;
      readonly secondsLeft: number | null;
    }
  | {readonly phase: 'stopped'; readonly progress: number}
  | {readonly phase: 'refused'; readonly refusal: AnalysisRefusal}
  | {readonly phase: 'failed'};

/** While the network trains, a map of UMAP or t-SNE goes on from the one before for so many steps. */
const warmSteps = {umap: 40, tsne: 50};
/** The first map of a network that trains is on its way before its codes are old: t-SNE's whole run takes seconds. */
const firstIterations = 250;
/** A bar of progress need not move more often, in milliseconds. */
const toldEveryMs = 150;
let spaces = 0;

interface Under {
  readonly run: ProjectionRun;
  readonly points: Points;
  readonly choice: ViewChoice;
  /** A short run from the embedding before. */
  readonly warm: boolean;
}

/**
 * Makes the map that a reader chose, of the newest points: the code at once, projections in the analysis worker. A run
 * for another choice is cancelled; while the points change under it, a run is finished and the next one goes on from it.
 */
export class Projector implements ReactiveController {
  readonly #host: PartHost;
  readonly #shown: (embedding: Embedding) => void;
  #analysis: Analysis | null = null;
  /** Whether the element is in a page, or was a moment ago: to what is asked elsewhere there is no answer. */
  #here = false;
  #under: Under | null = null;
  #embedding: Embedding | null = null;
  /** Whether the embedding is what a whole run makes. */
  #whole = true;
  #state: ProjectorState = {phase: 'none'};
  /** The choice the reader stopped: it is not begun again by itself. */
  #stoppedFor: ViewChoice | null = null;
  #refusedFor: readonly [Points, ViewChoice] | null = null;
  #toldAt = -Infinity;
  #clock = new StageClock();
  #farewell: ReturnType<typeof setTimeout> | undefined;
  #pixels: {readonly of: unknown; readonly count: number; readonly space: PointSet} | null = null;

  /** @param shown called with every new frame of a map */
  constructor(host: PartHost, shown: (embedding: Embedding) => void) {
    this.#host = host;
    this.#shown = shown;
    host.addController(this);
  }

  get embedding(): Embedding | null {
    return this.#embedding;
  }

  get state(): ProjectorState {
    return this.#state;
  }

  /** The worker that projects, finds neighbours and scores; started when it is first asked. */
  get analysis(): Analysis {
    if (!this.#analysis) {
      this.#analysis = new Analysis({workerBase: workerBaseOf(this.#host)});
      if (!this.#here) this.#analysis.dispose();
    }
    return this.#analysis;
  }

  /** Pixels of the first so many images of a data set as a space, values 0–1. */
  pixelSpace(images: Uint8Array, data: unknown, count: number): PointSet {
    const known = this.#pixels;
    if (known && known.of === data && known.count === count) return known.space;
    const space = {key: `pixels-${++spaces}`, values: unitValues(images), width: pixelCount};
    this.#pixels = {of: data, count, space};
    return space;
  }

  static codeSpace({key, codes, width}: Points): PointSet {
    return {key, values: codes, width};
  }

  /** A space as a choice of distance measures it. */
  static measured(space: PointSet, {distance}: ViewChoice): PointSet {
    return distance === 'euclidean' ? space : {...space, key: `${space.key} ${distance}`, distance};
  }

  /**
   * Sees to it that the map is that of these points and this choice.
   * @param space what is projected: codes, or pixels; null where it is still on its way
   * @param live whether the points are about to change
   */
  follow(points: Points | null, choice: ViewChoice, space: PointSet | null, live: boolean): void {
    if (!points) {
      this.#cancel();
      this.#embedding = null;
      this.#set({phase: 'none'});
      return;
    }
    const parameters = projectionOf(choice);
    if (!parameters) {
      this.#cancel();
      if (this.#embedding?.points === points && this.#embedding.choice === choice) return;
      this.#whole = true;
      this.#set({phase: 'done'});
      this.#show({choice, points, places: codePlaces(points, choice.dims), projection: null});
      return;
    }
    if (!space) return;
    const under = this.#under;
    if (under && under.choice !== choice) this.#cancel();
    else if (under) return;
    if (this.#stoppedFor === choice) return;
    if (this.#refusedFor?.[0] === points && this.#refusedFor[1] === choice) return;
    const same = this.#embedding?.choice === choice ? this.#embedding : null;
    const settled = this.#state.phase === 'done' && same !== null;
    const unchanged = same?.points === points || choice.source === 'pixels';
    if (settled && unchanged && (this.#whole || live)) {
      // The map of pixels stays; what its points are decoded from does not.
      if (same.points !== points) this.#show({...same, points});
      return;
    }
    const {method} = parameters;
    const warm = live && same !== null && method !== 'pca' && same.points.count === points.count;
    const steps = warm
      ? {epochs: warmSteps.umap, iterations: warmSteps.tsne, start: same.places}
      : live && method === 'tsne' && choice.source === 'code'
        ? {iterations: Math.min(firstIterations, choice.iterations)}
        : null;
    // At rest PCA's axes are the components; while they change, the map before is what a reader knows.
    const turned = live && method === 'pca';
    const wanted = {...parameters, ...steps, alignBy: turned ? 'turn' : 'signs'} as const;
    this.#begin(points, choice, space, wanted, {warm, whole: steps === null && !turned, same});
  }

  pause(): void {
    const {state} = this;
    if (state.phase !== 'running') return;
    this.#under?.run.pause();
    this.#clock.rest(performance.now());
    this.#set({...state, phase: 'paused'});
  }

  resume(): void {
    const {state} = this;
    if (state.phase !== 'paused') return;
    this.#under?.run.resume();
    this.#clock.goOn(performance.now());
    this.#set({...state, phase: 'running'});
  }

  /** Keeps the map as it stands. */
  stop(): void {
    const {state} = this;
    if (!this.#under || (state.phase !== 'running' && state.phase !== 'paused')) return;
    this.#stoppedFor = this.#under.choice;
    const {progress} = state;
    this.#cancel();
    this.#set({phase: 'stopped', progress});
  }

  /** After a stop or a failure: once more. */
  again(): void {
    this.#stoppedFor = this.#refusedFor = null;
    this.#set({phase: 'none'});
  }

  hostConnected(): void {
    clearTimeout(this.#farewell);
    if (!this.#here) this.#analysis = null;
    this.#here = true;
  }

  /** An element that is only moved finds its map as it left it. */
  hostDisconnected(): void {
    const {graceMs = 0} = this.#host.constructor as {readonly graceMs?: number};
    clearTimeout(this.#farewell);
    this.#farewell = setTimeout(() => this.end(), graceMs);
  }

  /** Ends what is under way, and its worker. */
  end(): void {
    clearTimeout(this.#farewell);
    this.#here = false;
    this.#cancel();
    if (this.#state.phase === 'running' || this.#state.phase === 'paused') this.#set({phase: 'none'});
    this.#analysis?.dispose();
    this.#analysis = null;
  }

  #begin(
    points: Points,
    choice: ViewChoice,
    space: PointSet,
    parameters: ProjectionParameters,
    {warm, whole, same}: {readonly warm: boolean; readonly whole: boolean; readonly same: Embedding | null},
  ): void {
    const before = this.#embedding?.points.count === points.count && same ? same.places : null;
    const wanted = {...parameters, ...(before && {alignTo: before})};
    const run = this.analysis.project(space, wanted, ({stage, progress, points: places}) => {
      if (this.#under?.run !== run) return;
      if (this.#state.phase !== 'paused') this.#progress(stage, progress);
      if (places) this.#show({choice, points, places, projection: null});
    });
    this.#under = {run, points, choice, warm};
    this.#stoppedFor = null;
    // Short runs follow one another: their progress would only flicker.
    if (!warm && choice.kind !== 'pca') {
      this.#clock = new StageClock();
      this.#set({phase: 'running', stage: 'neighbours', progress: 0, secondsLeft: null});
    }
    // What was said of the run before is over.
    else if (this.#state.phase !== 'done') this.#set({phase: 'none'});
    run.result.then(
      (outcome) => {
        if (this.#under?.run !== run) return;
        this.#under = null;
        if (isRefusal(outcome)) {
          this.#refusedFor = [points, choice];
          this.#embedding = null;
          this.#set({phase: 'refused', refusal: outcome});
          return;
        }
        this.#whole = whole;
        this.#set({phase: 'done'});
        this.#show({choice, points, places: outcome.points, projection: outcome});
      },
      (error: unknown) => {
        if (this.#under?.run !== run) return;
        this.#under = null;
        if (isAbort(error)) return;
        this.#stoppedFor = choice;
        this.#set({phase: 'failed'});
      },
    );
  }

  #progress(stage: 'neighbours' | 'layout', progress: number): void {
    if (this.#under?.warm || this.#under?.choice.kind === 'pca') return;
    const now = performance.now();
    this.#state = {
      phase: 'running',
      stage,
      progress,
      secondsLeft: this.#clock.secondsLeft(stage, progress, now),
    };
    if (now - this.#toldAt < toldEveryMs) return;
    this.#toldAt = now;
    this.#host.requestUpdate();
  }

  #cancel(): void {
    const under = this.#under;
    this.#under = null;
    under?.run.cancel();
    // It rejects with an AbortError, since it was cancelled here.
    under?.run.result.catch(() => undefined);
  }

  #set(state: ProjectorState): void {
    const same = state.phase === this.#state.phase && !('progress' in state) && !('refusal' in state);
    this.#state = state;
    if (!same) this.#host.requestUpdate();
  }

  #show(embedding: Embedding): void {
    const before = this.#embedding;
    const progressed =
      before?.points !== embedding.points ||
      before.choice !== embedding.choice ||
      embedding.projection !== null;
    this.#embedding = embedding;
    this.#shown(embedding);
    if (progressed) this.#host.requestUpdate();
  }
}

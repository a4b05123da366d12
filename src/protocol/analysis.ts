/**
 * What the page and the analysis worker say to each other: commands through Comlink ({@link AnalysisApi}), and
 * {@link AnalysisFrame} messages while a map is made, of which the next is sent only once the last is acknowledged.
 * Nothing here throws for what a reader's data can be: such a result says why it was refused.
 */

import type {DistanceMeasure} from '../recipe/map-choice.ts';

/** Why there is no result; `values` make the sentence. */
export type AnalysisRefusalCode =
  | 'no-points' // nothing to show
  | 'not-finite' // `count` points have a value that is not a number, the first of them `first`
  | 'too-few-points' // the measure wants more than `wanted`
  | 'no-transform' // this method has no place for points that come later
  | 'stopped'; // by the reader, before there was a picture
export interface AnalysisRefusal {
  readonly refused: AnalysisRefusalCode;
  readonly values: Readonly<Record<string, number>>;
}

export const isRefusal = (outcome: object): outcome is AnalysisRefusal => 'refused' in outcome;

/** Points of a space: codes, or pixels 0–1. */
export interface PointSet {
  /** Equal keys mean equal points: what was computed for them is used again. */
  readonly key: string;
  /** count × width. */
  readonly values: Float32Array;
  readonly width: number;
  /** By what points are near each other; `euclidean`. PCA asks for none. Sets that differ in it differ in their key. */
  readonly distance?: DistanceMeasure;
}

/** Sets of points a worker keeps, those used last: codes and pixels, of now and of before. */
export const maxPointSets = 4;

export type ProjectionMethod = 'pca' | 'umap' | 'tsne';

export interface ProjectionParameters {
  readonly method: ProjectionMethod;
  /** PCA: which two components, counted from 0; 0 and 1. */
  readonly components?: readonly [number, number];
  /** UMAP: neighbours a point is judged by, itself included, 2–200; 15. */
  readonly neighbours?: number;
  /** UMAP: how close points may lie, 0–1; 0.1. */
  readonly minDistance?: number;
  /** UMAP: passes over the graph; by the number of points, 500 to 200. */
  readonly epochs?: number;
  /** t-SNE: 1–200; 30. */
  readonly perplexity?: number;
  /** t-SNE: 1000. */
  readonly iterations?: number;
  /** Where random numbers come from; 42. */
  readonly seed?: number;
  /** UMAP, t-SNE: places to start from (count × 2), for a picture that goes on from the one before; else PCA. */
  readonly start?: Float32Array;
  /** A picture (count × 2) to turn the result onto, by rotation, reflection and shift. */
  readonly alignTo?: Float32Array;
  /** PCA: `signs` only mirrors, so that the axes stay the components; `turn`. */
  readonly alignBy?: 'turn' | 'signs';
}

/** A flat picture's way back: the values of place (x, y) are origin + x·axes[0] + y·axes[1]. Only PCA has one. */
export interface Plane {
  readonly origin: Float32Array;
  /** 2 × width. */
  readonly axes: Float32Array;
}

export interface Projection {
  readonly method: ProjectionMethod;
  /** count × 2. */
  readonly points: Float32Array;
  /** PCA: the share of all variance of every component, largest first; else null. */
  readonly explained: Float32Array | null;
  readonly plane: Plane | null;
  /** What was used, where data or defaults decided: neighbours, perplexity, epochs, iterations. */
  readonly used: Readonly<Record<string, number>>;
  /** 0–1; below 1 where it was stopped. */
  readonly progress: number;
  readonly elapsedMs: number;
}

export interface AnalysisFrame {
  readonly type: 'ae-analysis-frame';
  readonly job: number;
  readonly stage: 'neighbours' | 'layout';
  /** Share of the stage, 0–1. */
  readonly progress: number;
  /** count × 2; absent while neighbours are looked for, after the first. */
  readonly points?: Float32Array;
}

export interface AnalysisAcknowledgement {
  readonly type: 'ae-analysis-ack';
  readonly job: number;
}

export interface MapScores {
  /** Of the map against the space; null with fewer points than twice k. */
  readonly trustworthiness: number | null;
  /** Share of points whose k nearest neighbours name their class: in the map and in the space; null without labels. */
  readonly mapAccuracy: number | null;
  readonly spaceAccuracy: number | null;
  /** Of each class's points, the share of the k nearest on the map that are of it too, most first; null without labels. */
  readonly byClass: readonly {readonly label: number; readonly share: number}[] | null;
  readonly trustworthinessK: number;
  /** Of each point's so many nearest neighbours in the space, how many are not so near on the map; null likewise. */
  readonly lost: Uint8Array | null;
  readonly accuracyK: number;
  readonly count: number;
}

export interface NearestPoints {
  readonly k: number;
  /** queries × k, nearest first. */
  readonly indices: Uint32Array;
  readonly distances: Float32Array;
}

/** Commands. Those that take long let others have their turn, so a pause is heard within milliseconds. */
export interface AnalysisApi {
  /** Takes over points; the latest few sets are kept. */
  hold(points: PointSet): Promise<void>;
  project(job: number, key: string, parameters: ProjectionParameters): Promise<Projection | AnalysisRefusal>;
  pause(job: number): Promise<void>;
  resume(job: number): Promise<void>;
  /** Ends a job; its promise resolves with the picture as it stands. */
  stop(job: number): Promise<void>;
  /** Places in a picture of `key` for points (n × width) that were not among those it was made of. */
  transform(
    key: string,
    projection: Pick<Projection, 'method' | 'points' | 'plane'>,
    parameters: ProjectionParameters,
    values: Float32Array,
  ): Promise<{readonly points: Float32Array} | AnalysisRefusal>;
  /** @param labels classes 0–255 of the points, or null */
  score(key: string, map: Float32Array, labels: Uint8Array | null): Promise<MapScores | AnalysisRefusal>;
  /** The held points nearest to each of `queries` (n × width). */
  nearest(key: string, queries: Float32Array, k: number): Promise<NearestPoints | AnalysisRefusal>;
  ping(): Promise<{readonly jobs: number; readonly sets: number; readonly bytes: number}>;
}

import type {DistanceMeasure, ViewKind} from '../../recipe/map-choice.ts';
import type {AnalysisRefusal} from '../../protocol/analysis.ts';
import type {Noun, Sentences} from './shared.ts';

/** True sentences about a map. */
export type MapExplanation =
  /** A code of two numbers, of one, or two of more. */
  | {readonly code: 'map-code'}
  | {readonly code: 'map-line'}
  | {readonly code: 'map-two-of'; readonly width: number}
  /** The share of all variance that is seen; null while it is not known. */
  | {readonly code: 'map-pca'; readonly share: number | null}
  /** PCA of a code that is flat itself: next to all variance is seen. */
  | {readonly code: 'map-turned'; readonly share: number}
  /** The code has lost what told pictures apart; `linear`: its activation is linear already. */
  | {readonly code: 'map-collapsed'; readonly linear: boolean}
  | {readonly code: 'map-distances'; readonly kind: 'umap' | 'tsne'}
  | {readonly code: 'map-pixels'; readonly kind: ViewKind}
  | {readonly code: 'map-dead'; readonly dead: readonly number[]; readonly width: number}
  /** The class around whose points most neighbours are lost, of k each; null without classes. */
  | {
      readonly code: 'map-lost';
      readonly noun: Noun;
      readonly label: number | null;
      readonly mean: number;
      readonly k: number;
    }
  | {readonly code: 'map-equal'; readonly noun: Noun}
  | {readonly code: 'map-unfit'; readonly unfit: number; readonly count: number}
  | {readonly code: 'map-few'; readonly noun: Noun; readonly count: number}
  | {readonly code: 'map-refused'; readonly refusal: AnalysisRefusal};

/** How a place of a map leads to a picture. */
export type PlaceRule =
  /** The place is the code. */
  | 'exact'
  /** Two numbers of the code are the place's; the others are those of the point at hand, or the mean. */
  | 'others-point'
  | 'others-mean'
  /** PCA's plane has a code at every place. */
  | 'plane'
  /** PCA's plane of pixels is a picture already: no network. */
  | 'pixels'
  /** The map has no way back: codes of the nearest points, weighted by nearness. */
  | 'nearest';

/** A class on a map, in numbers. */
export interface ClassFacts {
  readonly label: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  /** Root mean square distance from the centre. */
  readonly spread: number;
}

/** What the map of a latent space says. */
export interface MapMessages {
  readonly role: string;
  readonly name: (noun: Noun, count: number, kind: ViewKind) => string;
  readonly waiting: string;
  /** What keys do on the map, a line each; in a list, and to who hears the map. */
  readonly keys: readonly {readonly keys: string; readonly does: string}[];
  readonly looks: {
    /** Why a view has nothing decoded under it. */
    readonly noInverse: (kind: ViewKind) => string;
    readonly back: string;
  };
  readonly classes: string;
  readonly noneThere: string;
  readonly placeHeard: (x: number, y: number) => string;
  readonly across: string;
  readonly up: string;
  readonly projection: string;
  /** On a button, and in full. */
  readonly acts: Readonly<
    Record<'pause' | 'resume' | 'stop' | 'again', {readonly label: string; readonly full: string}>
  >;
  /** @param left seconds until the stage ends; null while nobody can tell */
  readonly making: (stage: 'neighbours' | 'layout', share: string, left: number | 'paused' | null) => string;
  readonly stopped: (share: string) => string;
  readonly failed: string;
  readonly allClasses: string;
  readonly placeNumbers: (x: number, y: number) => string;
  readonly rule: Readonly<Record<PlaceRule, string>>;
  /** What a hand does with a tool, where that is not to point. */
  readonly hints: Readonly<Record<'lasso' | 'box' | 'walk', string>>;
  readonly company: (noun: Noun, label: number, count: number, of: number) => string;
  readonly settings: string;
  readonly noParameters: string;
  readonly source: string;
  readonly sources: Readonly<Record<'code' | 'pixels', string>>;
  readonly distance: string;
  readonly distances: Readonly<Record<DistanceMeasure, string>>;
  readonly distanceHint: string;
  readonly parameters: Readonly<
    Record<'neighbours' | 'minDistance' | 'perplexity' | 'iterations' | 'seed', string>
  >;
  readonly used: (value: string) => string;
  readonly zoom: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomAll: string;
  readonly legend: string;
  readonly classShown: (noun: Noun, label: number) => string;
  /** What ticks at the map's rim are. */
  readonly rim: string;
  /** What lines of equal density enclose: charts/map-contours.ts has the shares. */
  readonly contours: string;
  /** Of the library's own digits, where the test images are not loaded. */
  readonly drawnSample: (count: number) => string;
  /** How far to trust the map, on it. */
  readonly trust: {
    readonly badge: string;
    readonly full: (value: string) => string;
    readonly legend: (k: number) => string;
  };
  readonly scores: {
    readonly title: string;
    readonly act: string;
    readonly working: string;
    readonly hint: string;
    readonly map: string;
    readonly trust: (k: number) => string;
    readonly inMap: (k: number) => string;
    readonly stopped: (share: string) => string;
    readonly inSpace: string;
    readonly seconds: string;
    readonly sample: string;
    /** What was measured, as a sentence; accuracies are null without classes. */
    readonly said: (scores: {
      readonly k: number;
      readonly trust: number;
      readonly inMap: number | null;
      readonly inSpace: number | null;
    }) => string;
    /** Opens the table of all that was measured. */
    readonly table: string;
    /** What the bars by class are. */
    readonly byClass: (noun: Noun, k: number) => string;
  };
  readonly neighbours: {
    readonly title: (noun: Noun) => string;
    readonly none: (noun: Noun) => string;
    readonly inCode: string;
    readonly inPixels: string;
    readonly of: (count: number, distance: DistanceMeasure) => string;
    readonly neighbour: (noun: Noun, label: number | null, rank: number) => string;
    readonly shared: (count: number, of: number) => string;
  };
  readonly walk: {
    /** Without a point to begin at. */
    readonly hint: (noun: Noun) => string;
    /** One of its ends. */
    readonly end: (noun: Noun, label: number | null, index: number) => string;
    readonly begun: (from: string) => string;
    readonly caption: (from: string, to: string) => string;
    readonly step: (share: string) => string;
    readonly clear: string;
  };
  /** Points that a reader drew around. */
  readonly region: {
    readonly clear: string;
    readonly none: string;
    readonly points: (count: number) => string;
    /** The so-many-th corner of what is drawn around points. */
    readonly corner: (number: number) => string;
    readonly summary: (
      count: number,
      shares: readonly {readonly label: number; readonly share: number}[],
    ) => string;
  };
  readonly newcomer: string;
  readonly newcomerNowhere: string;
  readonly table: {
    readonly title: string;
    readonly summary: (noun: Noun, count: number, classes: readonly ClassFacts[]) => string;
    readonly class: string;
    readonly count: string;
    readonly spread: string;
    readonly dead: (numbers: readonly number[]) => string;
  };
  readonly files: {
    readonly title: string;
    readonly csv: string;
    readonly vectors: string;
    readonly metadata: string;
    readonly sprite: string;
    readonly hint: string;
  };
  readonly say: Sentences<MapExplanation>;
}

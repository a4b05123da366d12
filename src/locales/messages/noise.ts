import type {Corruption} from '../../numerics/corruption.ts';
import type {NoiseKind} from '../../recipe/test-noise.ts';
import type {CodeFacts, Noun, Sentences} from './shared.ts';

/** How near pictures are to what they should be. */
export interface Likeness {
  /** Mean squared. */
  readonly error: number;
  /** Structural similarity, at most 1. */
  readonly similarity: number;
}

/** Without the network, and after it; null where that is not known. */
export interface ErrorFacts {
  readonly before: Likeness;
  readonly after: Likeness | null;
  /** Of drawing the mean picture for everything; null where nobody knows. */
  readonly mean: number | null;
}

/** What the curve says of harm, in one of these forms. */
export type HarmFacts =
  | {readonly code: 'never'}
  | {readonly code: 'always'}
  /** Only below this level, or only above it. */
  | {readonly code: 'below'; readonly level: number}
  | {readonly code: 'above'; readonly level: number}
  /** Only outside these levels, or only between them. */
  | {readonly code: 'outside'; readonly low: number; readonly high: number}
  | {readonly code: 'between'; readonly low: number; readonly high: number}
  /** It helps from each of these levels to the other, and nowhere else; null for the end of the curve. */
  | {readonly code: 'several'; readonly helps: readonly (readonly [number | null, number | null])[]};

/** True sentences about noise and a network. */
export type NoiseExplanation =
  /** The ten are nearer to what they should be before the network than after it. */
  | {readonly code: 'noise-harm'; readonly noun: Noun}
  | {readonly code: 'noise-none'}
  /** At this noise, of 1,000 pictures. */
  | {readonly code: 'above-filter'; readonly kind: NoiseKind; readonly factor: number}
  | {readonly code: 'below-filter'; readonly kind: NoiseKind; readonly factor: number}
  /** What it was trained with: one level, or a range. */
  | {readonly code: 'noise-level'; readonly rule: Corruption}
  | {readonly code: 'noise-range'; readonly rule: Corruption};

/** What `<ae-noise-demo>` says once somebody has acted. */
export interface NoiseMessages {
  /** The third row of a network that was trained without noise. */
  readonly reconstructed: string;
  readonly caption: (noun: Noun, shown: number | null) => string;
  /** No longer than that. */
  readonly drawnCaption: string;
  readonly group: (noun: Noun) => string;
  readonly picture: (noun: Noun, label: number | null) => string;
  readonly say: Sentences<NoiseExplanation>;
  /** Before a verdict, where the kind of noise is none that the network was trained with. Ends a sentence. */
  readonly unlike: (tested: NoiseKind, trained: NoiseKind) => string;
  /** The errors of the ten. */
  readonly figures: (facts: ErrorFacts) => readonly Piece[];
  /** The errors of one of them. */
  readonly own: (name: string, facts: ErrorFacts) => readonly Piece[];
  readonly ownNone: (noun: Noun) => string;
  /** A button: trains with the noise that is tested. */
  readonly trainWith: (kind: NoiseKind, factor: number) => string;
  readonly ratios: {
    readonly title: string;
    /** The same as ratios: in decibels, and by structure. */
    readonly said: (facts: ErrorFacts) => string;
  };
  readonly training: {
    readonly caption: (noun: Noun, epoch: number, rule: Corruption | null) => string;
    readonly picture: (noun: Noun, label: number | null) => string;
    readonly next: (epoch: number) => string;
  };
  readonly curve: {
    readonly denoiser: string;
    readonly plain: string;
    readonly pca: (rank: number) => string;
    /** Short: it stands in the chart. */
    /** Of a linear filter, in the chart: the kind of noise it is best for, where that is another than the chart's. */
    readonly filter: (other: NoiseKind | null) => string;
    /** The same with all that it is best for. */
    readonly bestFilter: (trained: Corruption) => string;
    readonly trainedAt: string;
    /** Before the first epoch, and while it is measured. */
    readonly waiting: string;
    readonly measuring: (noun: Noun) => string;
    readonly harm: Sentences<HarmFacts>;
    readonly summary: (kind: NoiseKind, images: number, harm: string) => string;
    readonly table: string;
    readonly level: string;
  };
  readonly spoil: {
    readonly inside: (pixels: number) => string;
    readonly outside: string;
    readonly beforeAfter: (before: number, after: number | null) => string;
    readonly everywhere: (outside: number) => string;
    readonly range: (low: number, high: number) => string;
    readonly heard: (row: number, column: number, pixels: number) => string;
  };
  readonly plain: {
    readonly intro: string;
    readonly itself: string;
    readonly train: string;
    /** While the other has not begun. */
    readonly waits: string;
    readonly progress: (epoch: number, of: number) => string;
    readonly row: string;
    readonly picture: (noun: Noun, label: number | null) => string;
    readonly caption: (facts: PlainFacts) => string;
    readonly clean: (errors: {readonly denoiser: number; readonly plain: number}) => string;
  };
  readonly stages: {
    readonly described: (name: string, rule: string, code: CodeFacts | null) => string;
  };
}

/** A part of a sentence; a figure stands out, in the colour of what is better or worse. */
export type Piece = string | {readonly figure: string; readonly good?: boolean};

/** Errors of the denoiser and of the same network trained without noise, after as many epochs. */
export interface PlainFacts {
  readonly epoch: number;
  readonly kind: NoiseKind;
  readonly factor: number;
  readonly denoiser: number;
  readonly plain: number;
  /** Null where the difference is not worth a word. */
  readonly better: 'denoiser' | 'plain' | null;
  /** Of the larger error, by which the smaller one is below it. */
  readonly share: number;
}

/** Sentences by the code of what they are about: a code without one does not compile. */
export type Sentences<T extends {readonly code: string}> = {
  readonly [C in T['code']]: (about: Extract<T, {readonly code: C}>) => string;
};

/** What comes first stands out; the rest follows it. */
export interface Line {
  readonly strong: string;
  readonly rest: string;
}

/** What is looked at apart, under an element's picture and its sentence. */
export type TabName =
  'curve' | 'digit' | 'worst' | 'runs' | 'training' | 'plain' | 'trust' | 'asCode' | 'weights' | 'more';

/** What tabs are called; that of the selected picture by what it is. */
export type TabWords = Partial<Readonly<Record<TabName | Noun, string>>>;

/** What a kind of element is called, and those of its tabs that no other has: of every group before an act. */
export interface OwnNames {
  /** What the whole element is called to those who hear it. */
  readonly name: string;
  readonly tabs?: TabWords;
}

/** The tables choose their words by it. */
import type {Noun} from '../../recipe/datasets.ts';
export type {Noun};

/** A code in a sentence. */
export interface CodeFacts {
  readonly units: number;
  /** Units at zero. */
  readonly zeros: number;
  readonly largest: number;
  /** All of them, where they are few. */
  readonly few: readonly number[] | null;
  /** The unit with the largest value without its sign, counted from 1. */
  readonly unit: number;
}

/** One output pixel, and its part in the loss. */
export interface PixelFacts {
  /** Counted from 1, from the top left. */
  readonly row: number;
  readonly column: number;
  readonly target: number;
  readonly prediction: number;
  /** This pixel's term of the loss, before the mean. */
  readonly term: number;
  /** Of the picture's loss, 0–1. */
  readonly share: number;
}

/** Of that, what one kind of element says. */
export type OwnShellGroup = 'noiseShell' | 'mapShell' | 'worstShell' | 'summaryShell';

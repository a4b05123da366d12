import type {Recipe} from '../recipe.ts';

/** The libraries a recipe can be written for. */
export const libraries = ['keras-3', 'keras-2', 'tfjs'] as const;
export type Library = (typeof libraries)[number];

/** A line of code, and what of the recipe it says. */
export interface CodeLine {
  readonly text: string;
  readonly fields: readonly (keyof Recipe)[];
}

/** A line that says these fields of a recipe. */
export const line = (text: string, ...fields: (keyof Recipe)[]): CodeLine => ({text, fields});

/** An empty line between two paragraphs. */
export const gap = line('');

/** Those of these lines that are there. */
export const lines = (...some: readonly (CodeLine | readonly CodeLine[] | null)[]): CodeLine[] =>
  some.flatMap((one) => one ?? []);

/** What stands in comments, in the reader's language; without the sign that makes them comments. */
export interface CodeComments {
  /** The digits that the page draws are in no library: which stand in their place. */
  readonly otherData: string;
  /** The author's own pictures: where they come from. */
  readonly ownData: (url: string) => string;
  /** A library that brings no data. @param names of two variables */
  readonly bytesNeeded: (names: string) => string;
  /** The seed gives other numbers there than here. */
  readonly otherNumbers: string;
  readonly shared: string;
  readonly noisePerBatch: string;
  /** As the tutorial has it, and not as the page does. */
  readonly noiseOnce: string;
  /** Time decay, of what has no argument for it. */
  readonly decay: string;
  readonly plateau: (epochs: number) => string;
  readonly goal: (goal: string) => string;
  readonly weights: (url: string) => string;
  /** Which Keras 2 it is, and what later ones do otherwise. */
  readonly keras2: string;
  /** The penalty is divided by the images of a batch, as here. @param before what to write in versions that did not */
  readonly penaltyDivided: (before: string) => string;
  /** The penalty is summed over a batch there: its rate is divided by hand. */
  readonly penaltySummed: string;
  /** Epsilon stands elsewhere in that library's rule than in this one's. */
  readonly epsilonElsewhere: string;
  /** The momentum schedule of nadam changes two hundred and fifty times as fast there. */
  readonly nadamSchedule: string;
  /** There is no such optimizer; which stands in its place. */
  readonly noOptimizer: (name: string, other: string) => string;
  /** What is left out, for there is no argument for it. */
  readonly leftOut: (what: string) => string;
}

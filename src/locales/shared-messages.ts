/** What comes first stands out; the rest follows it. */
export interface Line {
  readonly strong: string;
  readonly rest: string;
}

/** `digit` where the pictures are digits, else `picture`: the tables choose their words by it. */
export type Noun = 'digit' | 'picture';

/** A code in a sentence. */
export interface CodeFacts {
  readonly units: number;
  /** Units at zero. */
  readonly zeros: number;
  readonly largest: number;
  /** The unit with the largest value without its sign, counted from 1. */
  readonly unit: number;
}

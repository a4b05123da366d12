import type {Noun, OwnNames} from './shared.ts';

/** What `<ae-code>` says before anybody acts. */
export interface CodeShellMessages extends OwnNames {
  /** In the place of a sentence about the moment. */
  readonly question: (codeUnits: number) => string;
  /** Under the large picture. */
  readonly drawn: string;
}

/** What it says after that. */
export interface CodeMessages {
  /** The bars, to who hears them. @param shown how many of them there are */
  readonly bars: (numbers: number, shown: number) => string;
  /** A number of the code, counted from 1. */
  readonly unit: (unit: number) => string;
  /** What switches it off. */
  readonly off: string;
  readonly isOff: string;
  readonly isDead: string;
  readonly allOff: string;
  readonly allOn: string;
  readonly own: (noun: Noun) => string;
  readonly random: string;
  /** What is decoded now. */
  readonly says: {
    readonly own: (name: string) => string;
    readonly changed: (name: string, numbers: number) => string;
    /** @param mean of all means, and of all spreads */
    readonly random: (noun: Noun, mean: number, deviation: number) => string;
    /** From a digit of one class to one of another. */
    readonly between: (from: number | null, to: number | null, noun: Noun, share: number) => string;
    readonly empty: string;
  };
  /** How many numbers of the code never change on the test images; `lights` where they are at zero then. */
  readonly dead: (dead: number, all: number, images: number, noun: Noun, lights: boolean) => string;
  readonly choose: (noun: Noun) => string;
  readonly sum: {
    readonly waiting: string;
    readonly bias: string;
    readonly term: (unit: number, value: number) => string;
    readonly rest: (units: number) => string;
    readonly whole: string;
    /** @param activation code */
    readonly output: (activation: string) => string;
    readonly says: (terms: number, rest: number) => string;
    /** @param layers of the decoder */
    readonly deep: (layers: number) => string;
  };
  readonly between: {
    readonly choose: (noun: Noun) => string;
    readonly share: string;
    readonly waiting: (noun: Noun) => string;
    readonly picture: (share: number) => string;
  };
  readonly units: {
    readonly choose: string;
    readonly on: (on: number, mean: number, most: number) => string;
    readonly stencil: string;
    readonly top: (noun: Noun) => string;
    readonly waiting: string;
  };
}

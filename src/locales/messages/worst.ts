import type {Noun, OwnNames} from './shared.ts';

/** What `<ae-worst>` says before anybody acts. */
export interface WorstShellMessages extends OwnNames {
  /** Room for the `place`-th worst, counted from 1. */
  readonly awaited: (noun: Noun, place: number) => string;
  readonly caption: (noun: Noun) => string;
}

/** What it says after that. */
export interface WorstMessages {
  readonly title: (noun: Noun, count: number) => string;
  /** A sentence behind another. @param loss with its name */
  readonly average: (loss: string) => string;
}

import type {Noun, OwnNames} from './shared.ts';

/** What `<ae-latent-view>` says before anybody acts. */
export interface MapShellMessages extends OwnNames {
  readonly empty: string;
  /** In place of a sentence about a network, before there is one. */
  readonly question: (noun: Noun, codeUnits: number) => string;
  /** The name of an axis. */
  readonly dimension: (n: number) => string;
  /** What to do with the map. */
  readonly place: string;
}

import type {MapMessages} from './map.ts';
import type {NoiseMessages} from './noise.ts';
import type {RunMessages} from './run.ts';
import type {ShellMessages} from './shell.ts';

/** A whole language, by groups that are fetched apart: each when something first speaks of it. */
export interface Messages {
  /** Before anybody acts: it comes with the page. */
  readonly shell: ShellMessages;
  /** What every element says once somebody has acted. */
  readonly run: RunMessages;
  /** `<ae-noise-demo>`. */
  readonly noise: NoiseMessages;
  /** `<ae-latent-view>`. */
  readonly map: MapMessages;
}

/** What is fetched once somebody has acted. */
export type Group = Exclude<keyof Messages, 'shell'>;

/** The words of who speaks these groups; those of before anybody acts are always there. */
export type Spoken<G extends Group> = Pick<Messages, G | 'shell'>;

/** Any of the terms of a table, however deep: English stands for those not given. */
export type Terms<T> = T extends string | ((...given: never[]) => unknown)
  ? T
  : {readonly [K in keyof T]?: Terms<T[K]>};

/** A language as far as somebody has translated it. */
export type PartialMessages = Terms<Messages>;

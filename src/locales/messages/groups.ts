import type {SummaryDetailsMessages} from './summary-details.ts';
import type {LevelMessages} from './level.ts';
import type {MapMessages} from './map.ts';
import type {MapShellMessages} from './map-shell.ts';
import type {MapToolsMessages} from './map-tools.ts';
import type {NotesMessages} from './notes.ts';
import type {NoiseMessages} from './noise.ts';
import type {NoiseShellMessages} from './noise-shell.ts';
import type {RunMessages} from './run.ts';
import type {SettingsMessages} from './settings.ts';
import type {ShellMessages} from './shell.ts';
import type {OwnShellGroup} from './shared.ts';
import type {SightMessages} from './sight.ts';
import type {SummaryMessages, SummaryShellMessages} from './summary.ts';
import type {WorstMessages, WorstShellMessages} from './worst.ts';

/** A whole language, by groups that are fetched apart: each when something first speaks of it. */
export interface Messages {
  /** What every element says before anybody acts: it comes with the page. */
  readonly shell: ShellMessages;
  /** What every element says of attributes that are not accepted, or do nothing, and of links. */
  readonly notes: NotesMessages;
  /** What is said of the settings that `controls` names. */
  readonly settings: SettingsMessages;
  /** What some say of boxes that are still empty, once they are in view. */
  readonly sight: SightMessages;
  /** What every element says once somebody has acted. */
  readonly run: RunMessages;
  /** `<ae-noise-demo>` before anybody acts: it comes with the first of them. */
  readonly noiseShell: NoiseShellMessages;
  /** Once it is in view. */
  readonly level: LevelMessages;
  /** After that. */
  readonly noise: NoiseMessages;
  /** `<ae-latent-view>`, likewise. */
  readonly mapShell: MapShellMessages;
  readonly mapTools: MapToolsMessages;
  readonly map: MapMessages;
  /** `<ae-worst>`, likewise. */
  readonly worstShell: WorstShellMessages;
  readonly worst: WorstMessages;
  /** `<ae-summary>`, likewise. */
  readonly summaryShell: SummaryShellMessages;
  readonly summary: SummaryMessages;
  readonly summaryDetails: SummaryDetailsMessages;
}

/** What some elements say, and not all. */
export type Group = Exclude<keyof Messages, 'shell'>;

export type {OwnShellGroup};

/** What is said before anybody acts. */
export type ShellGroup = 'shell' | OwnShellGroup;

/** What is fetched once somebody has acted. */
export type LaterGroup = Exclude<keyof Messages, ShellGroup>;

/** What fetches them: a language's first words bring it. */
export type LaterLoads = {readonly [G in LaterGroup]: () => Promise<Pick<Messages, G>>};

/** The words of who speaks these groups; those that every element says before anybody acts are always there. */
export type Spoken<G extends Group> = Pick<Messages, G | 'shell'> & Partial<Pick<Messages, 'notes'>>;

/** Any of the terms of a table, however deep: English stands for those not given. */
export type Terms<T> = T extends string | ((...given: never[]) => unknown)
  ? T
  : {readonly [K in keyof T]?: Terms<T[K]>};

/** A language as far as somebody has translated it. */
export type PartialMessages = Terms<Messages>;

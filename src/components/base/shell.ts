import type {CSSResult, TemplateResult} from 'lit';
import type {Group, LaterGroup, OwnShellGroup} from '../../locales/messages/groups.ts';
import type {CreateContent, PartHost, View} from './content.ts';
import type {TabName} from './tabs.ts';

/**
 * What an element shows before anybody acts, in the words of the group that its class names, and where the rest comes
 * from. It is fetched when the first of its kind is connected: an element that is not on the page costs no more than its
 * class.
 */
export interface Shell<
  S extends OwnShellGroup = never,
  G extends LaterGroup = never,
  Own extends object = object,
> {
  /** Beside those that every element has. */
  readonly styles: readonly CSSResult[];
  /** What it says once somebody has acted, beside what every element says then; fetched with the content. */
  readonly messages: readonly G[];
  /** Its tabs, the first of which is shown until the reader chooses. */
  readonly tabs: readonly TabName[];
  /** Between the bar and the tabs. */
  idle(view: View<S, Own>): TemplateResult;
  /** Under the first tab, where anything is. */
  panel?(view: View<S, Own>): TemplateResult;
  /** Fetches what it shows to somebody who looks at it, in the very boxes of `idle`. */
  loadSight?(): Promise<CreateSight<S | G, Own>>;
  /** What it says there, beside what its class names. */
  readonly sightMessages?: readonly G[];
  /** Fetches the settings, for elements whose `controls` names any. */
  loadSettings(): Promise<CreateSettings>;
  /** Fetches what is shown once somebody has acted. */
  loadContent(): Promise<CreateContent<'run' | S | G, Own>>;
}

/** What an element shows before anybody acts, once it is in view. */
export interface Sight<S extends Group = never, Own extends object = object> {
  readonly styles: readonly CSSResult[];
  idle(view: View<S, Own>): TemplateResult;
  panel?(view: View<S, Own>): TemplateResult;
}

export type CreateSight<S extends Group = never, Own extends object = object> = (
  host: PartHost,
) => Sight<S, Own>;

/** The settings that `controls` names, under the bar. */
export interface Settings {
  readonly styles: readonly CSSResult[];
  render(view: View<'settings'>): TemplateResult;
}

export type CreateSettings = (host: PartHost) => Settings;

/** Any of them: it is given the words that it names, and what its element takes. */
export interface AnyShell {
  readonly styles: readonly CSSResult[];
  readonly messages: readonly LaterGroup[];
  readonly tabs: readonly TabName[];
  idle(view: View<never>): TemplateResult;
  panel?(view: View<never>): TemplateResult;
  loadSight?(): Promise<CreateSight>;
  readonly sightMessages?: readonly LaterGroup[];
  loadSettings(): Promise<CreateSettings>;
  loadContent(): Promise<CreateContent<never>>;
}

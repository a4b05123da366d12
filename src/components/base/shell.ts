import type {CSSResult, TemplateResult} from 'lit';
import type {LaterGroup, OwnShellGroup} from '../../locales/messages/groups.ts';
import type {CreateContent, View} from './content.ts';

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
  /** Between the bar and the details. */
  idle(view: View<S, Own>): TemplateResult;
  /** Fetches what is shown once somebody has acted. */
  loadContent(): Promise<CreateContent<'run' | S | G, Own>>;
}

/** Any of them: it is given the words that it names, and what its element takes. */
export interface AnyShell {
  readonly styles: readonly CSSResult[];
  readonly messages: readonly LaterGroup[];
  idle(view: View<never>): TemplateResult;
  loadContent(): Promise<CreateContent<never>>;
}

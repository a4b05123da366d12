import type {CSSResult, nothing, ReactiveControllerHost, TemplateResult} from 'lit';
import type {Group, Spoken} from '../../locales/messages/groups.ts';
import type {Line, Noun, TabName} from '../../locales/messages/shared.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import type {Complaint} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {Snapshot} from '../../session/snapshot.ts';
import type {IconName} from './icons.ts';
import type {RunHandle} from './run-handle.ts';

/** What an element shows at one moment, and the words it says it in. */
export interface View<G extends Group = 'run', Own extends object = object> {
  readonly run: RunHandle;
  readonly snapshot: Snapshot;
  readonly recipe: Recipe;
  readonly messages: Spoken<G>;
  /** What the pictures are called. */
  readonly noun: Noun;
  /** What the element takes beside a recipe, as it stands. */
  readonly own: Own;
  /** What is wrong with that: nothing trains meanwhile. */
  readonly ownComplaints: readonly Complaint[];
  /** What is said of whose network this is; null where it is the element's own. */
  readonly linkedTo: string | null;
  /** The digits that the library draws are shown, in place of images that nobody has loaded. */
  readonly drawnHere?: true;
  /** Tries again to fetch what of the library could not be had; null where nothing is lacking. */
  readonly retry: (() => void) | null;
  /** What stands in place of its sentence while the other trains nothing; null where there is something, or its own. */
  readonly untrained: TemplateResult | null;
}

/** The same before anybody has acted. */
export type ShellView = View<never>;

/** The main button's face, and where the run stands. */
export interface BarWords {
  readonly label: string;
  /** Says enough on a phone. */
  readonly short?: string;
  readonly icon: IconName;
  readonly line: Line;
}

export interface PartHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Shows what stands under a tab, as if the reader had chosen it. */
export type OpenTab = (name: TabName) => void;

/**
 * All that an element shows once somebody has acted. It is fetched then, together with what trains, so that a page pays
 * little for elements nobody touches.
 */
export interface Content<G extends Group = 'run', Own extends object = object> {
  readonly styles: readonly CSSResult[];
  /** Words for the bar in states that only a run has. */
  bar(view: View<G, Own>): BarWords;
  /** Between the bar and the tabs. */
  body(view: View<G, Own>): TemplateResult;
  /** What stands under a tab while it is chosen. */
  panel(name: TabName, view: View<G, Own>): TemplateResult | typeof nothing;
  /** What happened, in order, none lost. */
  heard(events: readonly TrainEvent[], view: View<G, Own>): void;
  /** The line of the polite live region. */
  readonly announcement: string;
}

export type CreateContent<G extends Group = 'run', Own extends object = object> = (
  host: PartHost,
  open: OpenTab,
) => Content<G, Own>;

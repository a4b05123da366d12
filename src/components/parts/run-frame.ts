import {html, nothing, type CSSResult, type TemplateResult} from 'lit';
import type {Group} from '../../locales/messages/groups.ts';
import type {TabName} from '../base/tabs.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import type {BarWords, Content, CreateContent, OpenTab, PartHost, View} from '../base/content.ts';
import {Announcer} from './controls/announcer.ts';
import {EventRelay} from './controls/event-relay.ts';
import {choiceStyles} from './controls/choice-styles.ts';
import {fieldStyles} from './controls/field-styles.ts';
import {LazyModule} from './controls/lazy-module.ts';
import {Glossary} from './glossary/glossary.ts';
import type {Mark} from './glossary/mark.ts';
import type {RunDetails} from './run-details.ts';
import {detailsStyles} from './details/details-styles.ts';
import {DrawnDigits} from './drawn-digits/drawn-digits.ts';
import {asShown} from './epoch-slider/as-of.ts';
import {followArchive} from './epoch-slider/epoch-slider.ts';
import {idleSliderStyles} from './epoch-slider/idle-slider.ts';
import {sliderStyles} from './epoch-slider/slider-styles.ts';
import {explanationsOf, isUrgent, runSentence, turnOf} from './explanation/explanations.ts';
import {RunMessage} from './explanation/run-message.ts';
import {runWords} from './explanation/status-line.ts';
import {misspeltAttributes} from './misspelt.ts';
import {stylesOf} from './part.ts';

/** What an element that shows a run finds ready. */
export interface RunTools {
  readonly host: PartHost;
  readonly open: OpenTab;
  /** Says a line to those who hear the page. */
  readonly tell: (text: string) => void;
  readonly message: RunMessage;
  /** A sentence whose terms explain themselves. */
  readonly mark: Mark;
  /** Stand for images that nobody has loaded. */
  readonly drawn: DrawnDigits;
  /**
   * What stands in the way, was mended, or can be seen of the run.
   * @param stays whether what comes first is shown until the reader turns to another
   */
  runMessage(view: View, first?: Said | null, stays?: boolean): TemplateResult;
}

/** A sentence that is ready. */
export interface Said {
  readonly code: string;
  readonly words: string;
}

/** What stands under tabs, by their names. */
export type Panels<G extends Group, Own extends object> = Partial<
  Record<TabName, (view: View<G, Own>) => TemplateResult | typeof nothing>
>;

/** What an element is about: its parts, and its templates. */
export interface RunContent<G extends Group, Own extends object = object> {
  /** Whose sheets are adopted. */
  readonly parts: readonly object[];
  /** Sheets beside those of its parts. */
  readonly styles?: readonly CSSResult[];
  /** Between the bar and the tabs. */
  body(view: View<G, Own>): TemplateResult;
  /** What happened to its own run, in order. */
  heard?(events: readonly TrainEvent[], view: View<G, Own>): void;
  /** What stands under each tab; under the last also the run in words and numbers. */
  readonly panels: Panels<G, Own>;
}

/** What all elements that show a run have around what they are about: words, events, message, settings, figures. */
class RunFrame<G extends Group, Own extends object> implements Content<G | 'run', Own> {
  readonly styles: readonly CSSResult[];
  readonly #host: PartHost;
  readonly #content: RunContent<G | 'run', Own>;
  readonly #announcer: Announcer;
  readonly #relay: EventRelay;
  readonly #details: LazyModule<RunDetails>;
  readonly #glossary: Glossary;

  constructor(host: PartHost, open: OpenTab, create: (tools: RunTools) => RunContent<G | 'run', Own>) {
    this.#host = host;
    this.#announcer = new Announcer(() => host.requestUpdate());
    this.#relay = new EventRelay(host);
    const tell = (text: string) => this.#announcer.tell(text);
    const glossary = (this.#glossary = new Glossary(host));
    const mark: Mark = (sentence, {run}) => glossary.mark(sentence, run.glossary);
    const message = new RunMessage(host, tell, mark);
    this.#details = new LazyModule(
      host,
      async () => new (await import('./run-details.ts')).RunDetails(host),
      () => host.requestUpdate(),
    );
    this.#content = create({
      host,
      open,
      tell,
      message,
      mark,
      drawn: new DrawnDigits(host),
      runMessage(view, first = null, stays = false) {
        const then = asShown(view);
        const ofRun = explanationsOf(then.snapshot, then.recipe);
        const turn = turnOf(ofRun, then.snapshot);
        const say = runSentence(view);
        if (!first || isUrgent(ofRun[0])) return message.render(view, ofRun, turn, say);
        const all = [first, ...ofRun];
        return message.render(view, all, stays ? 0 : turn, (said) =>
          'words' in said ? said.words : say(said),
        );
      },
    });
    const {parts, styles = []} = this.#content;
    this.styles = [
      ...stylesOf([...parts, message, glossary]),
      choiceStyles,
      fieldStyles,
      sliderStyles,
      idleSliderStyles,
      detailsStyles,
      ...styles,
    ];
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  bar(view: View<G | 'run', Own>): BarWords {
    return runWords(view);
  }

  body(view: View<G | 'run', Own>): TemplateResult {
    return html`${this.#content.body(view)} ${this.#glossary.explanation(view.messages.run.glossary)}
    ${this.#misspelt(view)}`;
  }

  /** What the author has written that is nobody's: it would be passed over in silence. */
  #misspelt({messages}: View<G | 'run', Own>): TemplateResult | typeof nothing {
    const found = misspeltAttributes(this.#host);
    if (found.length === 0) return nothing;
    return html`<ul class="remarks" part="remarks">
      ${found.map((one) => html`<li><bdi>${messages.run.misspelt(one)}</bdi></li>`)}
    </ul>`;
  }

  panel(name: TabName, view: View<G | 'run', Own>): TemplateResult | typeof nothing {
    const panel = this.#content.panels[name]?.(view) ?? nothing;
    if (name !== 'more') return panel;
    // All at once: nothing that somebody reads is pushed down by what comes later.
    const here = this.#details.get();
    return here ? html`${panel} ${here.about(view)}` : nothing;
  }

  heard(events: readonly TrainEvent[], view: View<G | 'run', Own>): void {
    this.#announcer.hear(events, view);
    if (events.some(({type}) => type === 'epoch-weights')) followArchive(view.run);
    if (view.linkedTo !== null) return;
    this.#relay.relay(events, view);
    this.#content.heard?.(events, view);
  }
}

/** Content of an element that shows a run, in the frame that they all have. */
export const inRunFrame =
  <G extends Group = never, Own extends object = object>(
    create: (tools: RunTools) => RunContent<G | 'run', Own>,
  ): CreateContent<G | 'run', Own> =>
  (host, open) =>
    new RunFrame<G, Own>(host, open, create);

import {html, type TemplateResult} from 'lit';
import type {TrainEvent} from '../protocol/protocol.ts';
import {Announcer} from './announcer.ts';
import {ChartPanel} from './chart-panel.ts';
import {chartStyles} from './chart-styles.ts';
import {detailsInside} from './details.ts';
import {detailsStyles} from './details-styles.ts';
import {DigitsRow} from './digits-row.ts';
import {EventRelay} from './event-relay.ts';
import {factsList} from './facts.ts';
import {momentOf} from './moment.ts';
import {remarksList} from './problem.ts';
import {RunStory} from './run-story.ts';
import {runWords} from './run-words.ts';
import type {BarWords, Stage, StageHost, View} from './stage.ts';

/** The trainer at work: pictures, sentence, chart, figures, details. */
class TrainerStage implements Stage {
  readonly styles = [chartStyles, detailsStyles];
  readonly #announcer: Announcer;
  readonly #relay: EventRelay;
  readonly #digits: DigitsRow;
  readonly #chart: ChartPanel;
  readonly #story: RunStory;

  constructor(host: StageHost) {
    this.#announcer = new Announcer(() => host.requestUpdate());
    this.#relay = new EventRelay(host);
    this.#digits = new DigitsRow(host);
    this.#chart = new ChartPanel(host);
    this.#story = new RunStory(host);
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  bar(view: View): BarWords {
    return runWords(view);
  }

  body(view: View): TemplateResult {
    return html`
      ${this.#digits.render(view)} ${this.#story.render(view, momentOf(view.snapshot, view.recipe))}
      <div class="split">${this.#chart.render(view)} ${factsList(view)}</div>
      ${remarksList(view)}
    `;
  }

  details(view: View): TemplateResult {
    return detailsInside(view);
  }

  heard(events: readonly TrainEvent[], view: View): void {
    this.#announcer.hear(events, view);
    if (view.linkedTo === null) this.#relay.relay(events, view.messages);
  }
}

export const createStage = (host: StageHost): Stage => new TrainerStage(host);

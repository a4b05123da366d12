import {html, type TemplateResult} from 'lit';
import type {TrainEvent} from '../../protocol/events.ts';
import {Announcer} from '../parts/controls/announcer.ts';
import {asShown} from '../parts/epoch-slider/as-of.ts';
import {BatchPanel} from '../parts/loss-chart/batch-panel.ts';
import {ChartPanel} from '../parts/loss-chart/loss-chart-panel.ts';
import {chartStyles} from '../parts/loss-chart/loss-chart-styles.ts';
import {curveSection} from '../parts/loss-chart/curve-section.ts';
import {aboutRun} from '../parts/details/about-run.ts';
import {detailsStyles} from '../parts/details/details-styles.ts';
import {DigitChoice} from '../parts/digits/digit-choice.ts';
import {DigitsRow} from '../parts/digits/digits-row.ts';
import {epochSlider, followArchive} from '../parts/epoch-slider/epoch-slider.ts';
import {EventRelay} from '../parts/controls/event-relay.ts';
import {factsList} from '../parts/loss-chart/facts.ts';
import {Inspector} from '../parts/inspector/inspector.ts';
import {inspectorStyles} from '../parts/inspector/inspector-styles.ts';
import {MemoryLine} from '../parts/details/memory-line.ts';
import {momentsOf, runSentence, turnOf} from '../parts/explanation/explanations.ts';
import {nextStyles} from '../parts/explanation/run-message-styles.ts';
import {remarksList} from '../base/problem.ts';
import {RunStory} from '../parts/explanation/run-message.ts';
import {runWords} from '../parts/explanation/status-line.ts';
import {rowsStyles} from '../parts/digits/rows-styles.ts';
import {offersUndo, SettingsForm} from '../parts/settings/settings-form.ts';
import {settingsStyles} from '../parts/settings/settings-styles.ts';
import {sliderStyles} from '../parts/epoch-slider/slider-styles.ts';
import type {BarWords, Stage, StageHost, View} from '../base/content.ts';
import {WorstRow} from '../parts/digits/worst-row.ts';

/** The trainer at work: pictures, sentence, chart, figures, details. */
class TrainerStage implements Stage {
  readonly styles = [
    rowsStyles,
    chartStyles,
    sliderStyles,
    detailsStyles,
    inspectorStyles,
    settingsStyles,
    nextStyles,
  ];
  readonly #announcer: Announcer;
  readonly #relay: EventRelay;
  readonly #digits: DigitsRow;
  readonly #chart: ChartPanel;
  readonly #story: RunStory;
  readonly #batches: BatchPanel;
  readonly #choice: DigitChoice;
  readonly #inspector: Inspector;
  readonly #worst: WorstRow;
  readonly #settings: SettingsForm;
  readonly #memory: MemoryLine;

  constructor(host: StageHost) {
    this.#announcer = new Announcer(() => host.requestUpdate());
    const tell = (text: string) => this.#announcer.tell(text);
    this.#relay = new EventRelay(host);
    this.#digits = new DigitsRow(host);
    this.#chart = new ChartPanel(host);
    this.#story = new RunStory(host, tell);
    this.#settings = new SettingsForm(host);
    this.#batches = new BatchPanel(host);
    this.#choice = new DigitChoice(host, this.#digits);
    this.#inspector = new Inspector(host, tell);
    this.#worst = new WorstRow(host);
    this.#memory = new MemoryLine(host);
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  bar(view: View): BarWords {
    return runWords(view);
  }

  body(view: View): TemplateResult {
    const then = asShown(view);
    const moments = momentsOf(then.snapshot, then.recipe);
    // Unless the details follow.
    this.#inspector.rest();
    this.#worst.rest();
    return html`
      ${this.#digits.render(view)}
      ${this.#story.render(then, moments, turnOf(moments, then.snapshot), runSentence(view))}
      <div class="split">${this.#chart.render(view)} ${factsList(then)}</div>
      ${epochSlider(view)} ${remarksList(view)}
    `;
  }

  details(view: View): TemplateResult {
    // They are beside the network they change.
    const names = view.linkedTo === null ? view.recipe.controls : [];
    return html`<div class="inside">
      ${this.#settings.render(view, names)} ${this.#choice.render(view)} ${this.#inspector.render(view)}
      ${this.#worst.render(view)} ${curveSection(view, this.#chart, {undo: !offersUndo(names)})}
      ${this.#batches.render(view)} ${aboutRun(view, this.#memory)}
    </div>`;
  }

  heard(events: readonly TrainEvent[], view: View): void {
    this.#announcer.hear(events, view);
    if (events.some(({type}) => type === 'archive')) followArchive(view.trained);
    if (view.linkedTo === null) this.#relay.relay(events, view.messages);
  }
}

export const createStage = (host: StageHost): Stage => new TrainerStage(host);

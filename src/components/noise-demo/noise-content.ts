import {html, type TemplateResult} from 'lit';
import type {TrainEvent} from '../../protocol/events.ts';
import {parseTestNoise} from '../../recipe/test-noise.ts';
import {Announcer} from '../parts/controls/announcer.ts';
import {asShown} from '../parts/epoch-slider/as-of.ts';
import {ChartPanel} from '../parts/loss-chart/loss-chart-panel.ts';
import {chartStyles} from '../parts/loss-chart/loss-chart-styles.ts';
import {curveSection} from '../parts/loss-chart/curve-section.ts';
import {aboutRun} from '../parts/details/about-run.ts';
import {corruptStyles} from './corrupt-styles.ts';
import {detailsStyles} from '../parts/details/details-styles.ts';
import {epochSlider, followArchive} from '../parts/epoch-slider/epoch-slider.ts';
import {EventRelay} from '../parts/controls/event-relay.ts';
import {factsList} from '../parts/loss-chart/facts.ts';
import {firstLook} from './noise-shell.ts';
import {inspectorStyles} from '../parts/inspector/inspector-styles.ts';
import {MemoryLine} from '../parts/details/memory-line.ts';
import {momentsOf, runSentence, turnOf} from '../parts/explanation/explanations.ts';
import {nextStyles} from '../parts/explanation/run-message-styles.ts';
import {NoiseCurve} from './noise-curve-panel.ts';
import {NoiseLevel} from './test-noise-control.ts';
import {NoiseRows} from './noise-rows.ts';
import {noiseStyles} from './noise-styles.ts';
import {PlainPanel} from './plain-panel.ts';
import {PlainTwin} from './plain-run.ts';
import {complaintsPanel, remarksList} from '../base/problem.ts';
import {rowsStyles} from '../parts/digits/rows-styles.ts';
import {RunStory} from '../parts/explanation/run-message.ts';
import {runWords} from '../parts/explanation/status-line.ts';
import {offersUndo, SettingsForm} from '../parts/settings/settings-form.ts';
import {settingsStyles} from '../parts/settings/settings-styles.ts';
import {sliderStyles} from '../parts/epoch-slider/slider-styles.ts';
import {SpoilPanel} from './corrupt-panel.ts';
import type {BarWords, Stage, StageHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';
import {Tabs} from '../parts/controls/tabs.ts';
import {ThreeStages} from './encode-decode.ts';
import {trainerStyles} from '../parts/loss-chart/loss-chart-shell-styles.ts';
import {TrainingDigits} from './training-digits.ts';

type TabName = 'training' | 'curve' | 'spoil' | 'plain';
const tabNames: readonly TabName[] = ['training', 'curve', 'spoil', 'plain'];

/** The denoiser at work: rows, errors, test noise, and three tabs about what the noise does. */
class NoiseStage implements Stage<'run' | 'noise'> {
  readonly styles = [
    trainerStyles,
    rowsStyles,
    chartStyles,
    sliderStyles,
    detailsStyles,
    inspectorStyles,
    settingsStyles,
    nextStyles,
    noiseStyles,
    corruptStyles,
  ];
  readonly #host: StageHost;
  readonly #announcer: Announcer;
  readonly #relay: EventRelay;
  readonly #story: RunStory;
  readonly #level: NoiseLevel;
  readonly #rows: NoiseRows;
  readonly #tabs: Tabs<TabName>;
  readonly #training: TrainingDigits;
  readonly #twin: PlainTwin;
  readonly #curve: NoiseCurve;
  readonly #spoil: SpoilPanel;
  readonly #plain: PlainPanel;
  readonly #stages: ThreeStages;
  readonly #chart: ChartPanel;
  readonly #settings: SettingsForm;
  readonly #memory: MemoryLine;
  /** The reader wants a plain network beside this one. */
  #comparing = false;

  constructor(host: StageHost) {
    this.#host = host;
    this.#announcer = new Announcer(() => host.requestUpdate());
    const tell = (text: string) => this.#announcer.tell(text);
    this.#relay = new EventRelay(host);
    this.#story = new RunStory(host, tell);
    this.#level = new NoiseLevel(host);
    this.#rows = new NoiseRows(host, this.#level);
    this.#tabs = new Tabs(host);
    this.#training = new TrainingDigits(host);
    this.#twin = new PlainTwin(host);
    this.#curve = new NoiseCurve(host, this.#level, this.#twin);
    this.#spoil = new SpoilPanel(host, this.#rows, tell);
    this.#plain = new PlainPanel(host, {
      twin: this.#twin,
      rows: this.#rows,
      level: this.#level,
      curve: this.#curve,
      train: () => {
        this.#comparing = true;
        host.requestUpdate();
      },
    });
    this.#stages = new ThreeStages(host, this.#rows, this.#level);
    this.#chart = new ChartPanel(host);
    this.#settings = new SettingsForm(host);
    this.#memory = new MemoryLine(host);
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  bar(view: NoiseView): BarWords {
    return runWords(view);
  }

  body(view: NoiseView): TemplateResult {
    const {messages, snapshot, recipe} = view;
    const {comparePlain, complaints} = parseTestNoise((name) => this.#host.getAttribute(name), recipe);
    this.#twin.follow(view, comparePlain || this.#comparing);
    // Unless what follows wants them.
    for (const part of [this.#training, this.#curve, this.#spoil, this.#plain, this.#stages]) part.rest();
    const then = asShown(view);
    const moments = momentsOf(then.snapshot, then.recipe);
    const story =
      complaints.length > 0
        ? complaintsPanel(view, complaints)
        : this.#story.render(then, moments, turnOf(moments, then.snapshot), runSentence(view));
    const rows = this.#rows.render(view);
    if (!snapshot.samples)
      return html`${rows} ${story} ${firstLook(view, complaints.length === 0)} ${remarksList(view)}`;
    const {tabs: names, tabList} = messages.noise;
    const begun = snapshot.epoch > 0 || view.trained.shown !== null;
    return html`
      ${rows} ${story} ${this.#level.render(view)}
      <div class="tabbed">
        ${this.#tabs.render(
          tabList,
          tabNames.map((name) => ({name, label: names[name]})),
          begun ? 'curve' : 'training',
          (name) => this.#panel(name, view),
        )}
      </div>
      ${remarksList(view)}
    `;
  }

  details(view: NoiseView): TemplateResult {
    // They are beside the network they change.
    const names = view.linkedTo === null ? view.recipe.controls : [];
    return html`<div class="inside">
      ${this.#settings.render(view, names)} ${this.#stages.render(view)}
      <div class="split">${this.#chart.render(view)} ${factsList(asShown(view))}</div>
      ${epochSlider(view)} ${curveSection(view, this.#chart, {undo: !offersUndo(names)})}
      ${view.snapshot.epoch > 0 ? this.#curve.table(view) : ''} ${aboutRun(view, this.#memory)}
    </div>`;
  }

  heard(events: readonly TrainEvent[], view: NoiseView): void {
    this.#announcer.hear(events, view);
    if (events.some(({type}) => type === 'archive')) followArchive(view.trained);
    if (view.linkedTo === null) this.#relay.relay(events, view.messages);
  }

  #panel(name: TabName, view: NoiseView): TemplateResult {
    switch (name) {
      case 'training':
        return this.#training.render(view);
      case 'curve':
        return this.#curve.render(view);
      case 'spoil':
        return this.#spoil.render(view);
      case 'plain':
        return this.#plain.render(view);
    }
  }
}

export const createStage = (host: StageHost): Stage<'run' | 'noise'> => new NoiseStage(host);

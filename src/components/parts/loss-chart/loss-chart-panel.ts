import {html, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type * as lossChart from '../../../charts/loss-chart.ts';
import type {EarlierCurve, LossChartData, LossChartOptions} from '../../../charts/loss-chart.ts';
import {placeIn} from '../../../charts/own-place.ts';
import {unlikeLosses} from '../../../recipe/differences.ts';
import {epochsDone, type Snapshot} from '../../../session/snapshot.ts';
import {BoxSize} from '../controls/box-size.ts';
import {axisSliderStyles} from '../epoch-slider/axis-slider-styles.ts';
import {axisSlider, nearestKept, pastEpochs} from '../epoch-slider/epoch-slider.ts';
import {flatSince, plateauRuleOf} from '../explanation/explanations.ts';
import {Part} from '../part.ts';
import {runNames} from '../explanation/run-names.ts';
import {LazyModule} from '../controls/lazy-module.ts';
import {expectedMeanImageLoss} from './expected-losses.ts';
import {drawIdleAxes} from './idle-chart.ts';
import {axesStyles} from './axes-styles.ts';
import type {ShownGuess} from './guess-result.ts';
import {guessStyles} from './guess-styles.ts';
import {chartStyles} from './loss-chart-styles.ts';
import {PressAndDrag} from './press-and-drag.ts';
import type {View} from '../../base/content.ts';

/** While it trains, the chart rests this many times as long as it took to draw. */
const drawShare = 20;

/** Beside the plot, and still on its track, in pixels. */
const besideTrack = 16;

/**
 * The loss chart: fetched with the first run, drawn at the size it has, read with pointer or arrow keys. Where epochs are
 * kept, its axis is the slider that goes back to them, and a press on the chart chooses one as well.
 */
export class ChartPanel extends Part<View, readonly [guess?: ShownGuess]> {
  static override readonly styles = [axesStyles, guessStyles, chartStyles, axisSliderStyles];
  readonly #size = new BoxSize(() => this.redraw());
  readonly #charts = new LazyModule(
    this.host,
    () => import('../../../charts/loss-chart.ts'),
    () => this.redraw(),
  );
  readonly #press = new PressAndDrag((event) => this.#choose(event));
  #guess: ShownGuess | null = null;
  #log = false;
  #lifted: number | null = null;
  /** The loss axis reached up to this, or further. */
  #top = 0;
  #reading: number | null = null;
  /** When it was last drawn, what that took, and which epoch was shown. */
  #drawn: {readonly at: number; readonly cost: number; readonly shown: number | null} = {
    at: -Infinity,
    cost: 0,
    shown: null,
  };
  #later: ReturnType<typeof setTimeout> | undefined;
  /** The first curve waits for a task of its own: pictures, tabs and figures are drawn in this one. */
  #begun = false;

  /** Whether equal factors of the loss are equal distances. */
  get log(): boolean {
    return this.#log;
  }

  set log(log: boolean) {
    this.#log = log;
    this.host.requestUpdate();
  }

  /** Draws an earlier run, by its place among them, as the one that is pointed at; null for none. */
  lift(place: number | null): void {
    if (place === this.#lifted) return;
    this.#lifted = place;
    this.redraw();
  }

  protected override template(view: View, guess: ShownGuess | null = null): TemplateResult {
    this.#guess = guess;
    const {snapshot, messages} = view;
    const {epoch, loss, valLoss} = snapshot.history;
    const {chart: say} = messages.run;
    const last = epoch.length - 1;
    if (this.#reading !== null && this.#reading > last) this.#reading = null;
    const at = this.#reading ?? last;
    const best = valLoss.indexOf(Math.min(...valLoss));
    const some = last >= 0;
    const name = some
      ? say.summary(valLoss[0], epoch[last], valLoss[last], valLoss[best], epoch[best])
      : messages.shell.chart.empty;
    return html`<div class="timeline">
      <div
        class="chart"
        part="chart"
        role=${some ? 'slider' : 'img'}
        tabindex=${ifDefined(some ? 0 : undefined)}
        aria-label=${name}
        aria-valuemin=${ifDefined(some ? epoch[0] : undefined)}
        aria-valuemax=${ifDefined(some ? epoch[last] : undefined)}
        aria-valuenow=${ifDefined(some ? epoch[at] : undefined)}
        aria-valuetext=${ifDefined(some ? say.readout(epoch[at], loss[at], valLoss[at]) : undefined)}
        @keydown=${this.#keyPressed}
        @pointermove=${this.#pointed}
        @pointerdown=${this.#pressed}
        @pointerup=${this.#press.up}
        @pointercancel=${this.#press.end}
        @mousedown=${this.#focusKept}
        @pointerleave=${this.#left}
        @blur=${this.#left}
      >
        <svg aria-hidden="true"></svg>
      </div>
      ${axisSlider(view)} ${guess?.handle}
    </div>`;
  }

  protected override draw(view: View): void {
    const {snapshot} = view;
    const box = this.host.renderRoot.querySelector('.chart');
    this.#size.observe(box);
    const svg = box?.querySelector('svg');
    if (!svg || this.#size.width === 0) return;
    const charts = snapshot.status === 'idle' ? this.#charts.here : this.#charts.get();
    if (this.#empty) drawIdleAxes(svg, view, this.#size, this.#guess?.asked);
    else if (charts) this.#drawNow(svg, charts);
  }

  protected override gone(): void {
    this.#size.observe(null);
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  hostDisconnected(): void {
    this.gone();
  }

  /** Draws now, or a little later: a long history must not keep the page's thread busy. */
  #drawNow(svg: SVGSVGElement, charts: typeof lossChart): void {
    const now = performance.now();
    const wait = this.#drawn.at + drawShare * this.#drawn.cost - now;
    const {shown} = this.view!.run;
    const asked = this.#reading !== null || this.#lifted !== null || shown !== this.#drawn.shown;
    if (!this.#begun || (wait > 0 && this.#snapshot!.status === 'training' && !asked)) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.#begun = true;
        this.redraw();
      }, wait);
      return;
    }
    clearTimeout(this.#later);
    this.#later = undefined;
    const data = this.#data();
    if (data.now === 0) this.#top = 0;
    if (data.meanImageLoss !== null) this.#top = Math.max(this.#top, charts.lossTop(data));
    charts.lossChart(svg, data, this.#options());
    this.#drawn = {at: now, cost: performance.now() - now, shown};
  }

  /** Nothing to draw yet. */
  get #empty(): boolean {
    const {history, runningLoss} = this.#snapshot!;
    return history.epoch.length === 0 && runningLoss === null && this.view!.run.earlier.length === 0;
  }

  get #snapshot(): Snapshot | null {
    return this.view?.snapshot ?? null;
  }

  #data(): LossChartData {
    const {snapshot, recipe, run} = this.view!;
    const {history, epochs, runningLoss, batch, batches, batchCurve, status} = snapshot;
    const under = runningLoss !== null && batch > 0 && batches > 0 && status !== 'error';
    const now = epochsDone(snapshot);
    const first = under && history.epoch.length === 0 && batchCurve?.epoch === 1 ? batchCurve : null;
    return {
      ...history,
      epochs,
      meanImageLoss: snapshot.meanImageLoss ?? expectedMeanImageLoss(recipe),
      linearLoss: snapshot.linearBaseline?.loss ?? null,
      earlier: this.#earlier(),
      flatSince: flatSince(history, plateauRuleOf(recipe)),
      shown: run.shown,
      running: under ? {at: now, loss: runningLoss} : null,
      firstBatches: Array.from(first?.at ?? [], (at, i) => ({at: at / batches, loss: first!.losses[i]})),
      now,
      kept: snapshot.archive?.epochs ?? [],
      guess: this.#guess?.mark?.value ?? null,
    };
  }

  /** The runs before this one that its loss can be held against, by their names. */
  #earlier(): readonly EarlierCurve[] {
    const {run, recipe} = this.view!;
    if (run.earlier.length === 0) return [];
    const names = runNames(this.view!);
    return run.earlier.flatMap(({recipe: of, snapshot: {history}}, i) =>
      unlikeLosses(of, recipe) === null ? [{...history, name: names[i], lifted: i === this.#lifted}] : [],
    );
  }

  #options(): LossChartOptions {
    const {messages, noun, snapshot, recipe} = this.view!;
    const {shell} = messages;
    const {chart, facts} = messages.run;
    const {format} = shell;
    return {
      width: this.#size.width,
      height: this.#size.height,
      log: this.#log,
      leastTop: this.#top,
      reading: this.#reading,
      text: {
        epoch: shell.chart.epoch,
        up: messages.shell.chart.up(recipe.loss),
        loss: 'loss',
        valLoss: 'val_loss',
        meanImage: shell.chart.meanImage(noun),
        linear: snapshot.linearBaseline ? chart.linear(snapshot.linearBaseline) : '',
        linearShort: snapshot.linearBaseline ? chart.linearShort(snapshot.linearBaseline.kind) : '',
        guess: this.#guess?.mark?.name ?? '',
        guessValue: this.#guess?.mark?.text ?? '',
        flat: facts.flat,
        shown: chart.asOf,
        tick: format.fixed,
        count: format.count,
        readEpoch: chart.readEpoch,
        readLoss: format.loss,
      },
    };
  }

  #read(reading: number | null): void {
    if (reading === this.#reading) return;
    this.#reading = reading;
    this.host.requestUpdate();
  }

  readonly #pointed = (event: PointerEvent): void => {
    const charts = this.#charts.here;
    if (!charts) return;
    this.#read(charts.nearestEpoch(this.#across(event), this.#data(), this.#options()));
    this.#press.moved(event);
  };

  readonly #pressed = (event: PointerEvent): void => {
    this.#pointed(event);
    if (this.#onTrack(event)) this.#press.down(event);
  };

  /** From the chart's left edge, in pixels of the chart. */
  #across(event: MouseEvent): number {
    return placeIn(event, this.host.renderRoot.querySelector<HTMLElement>('.chart')!)[0];
  }

  /** There is something to choose, and this is over it. */
  #onTrack(event: MouseEvent): boolean {
    const charts = this.#charts.here;
    if (!charts || pastEpochs(this.#snapshot!).length === 0) return false;
    const [left, right] = charts.plotOf(this.#data(), this.#options());
    const across = this.#across(event);
    return across >= left - besideTrack && across <= right + besideTrack;
  }

  /** Shows the epoch whose weights are kept nearest to the pointer. */
  #choose(event: PointerEvent): void {
    const {run, snapshot} = this.view!;
    const time = this.#charts.here!.timeAt(this.#across(event), this.#data(), this.#options());
    const epoch = nearestKept(time, snapshot);
    if (epoch !== run.shown) run.show(epoch);
  }

  /** Arrow keys go on from what a press chose. */
  readonly #focusKept = (event: MouseEvent): void => {
    if (!this.#onTrack(event)) return;
    event.preventDefault();
    this.host.renderRoot.querySelector<HTMLElement>('.on-axis input')?.focus({
      preventScroll: true,
      focusVisible: false,
    } as FocusOptions);
  };

  readonly #left = (): void => this.#read(null);

  /** Later is to the right in every language, as the chart is. */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    const last = this.#snapshot!.history.epoch.length - 1;
    if (last < 0) return;
    const at = this.#reading ?? last;
    const page = Math.max(1, Math.round(last / 10));
    const to: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - page,
      PageUp: at + page,
      Home: 0,
      End: last,
    };
    const wanted = to[event.key];
    if (event.key === 'Escape' && this.#reading !== null) {
      event.preventDefault();
      this.#read(null);
    }
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#read(Math.max(0, Math.min(last, wanted)));
  };
}

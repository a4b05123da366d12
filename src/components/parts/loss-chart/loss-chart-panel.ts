import {html, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {EarlierCurve, lossChart, LossChartData, LossChartOptions} from '../../../charts/loss-chart.ts';
import {unlikeLosses} from '../../../recipe/differences.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import {BoxSize} from '../controls/box-size.ts';
import {flatSince, plateauRuleOf} from '../explanation/explanations.ts';
import {Part} from '../part.ts';
import {runNames} from '../explanation/run-names.ts';
import {LazyModule} from '../controls/lazy-module.ts';
import {drawIdleAxes} from './idle-chart.ts';
import {axesStyles} from './axes-styles.ts';
import {chartStyles} from './loss-chart-styles.ts';
import type {View} from '../../base/content.ts';

/** While it trains, the chart rests this many times as long as it took to draw. */
const drawShare = 20;

/** The loss chart: fetched with the first run, drawn at the size it has, read with pointer or arrow keys. */
export class ChartPanel extends Part {
  static override readonly styles = [axesStyles, chartStyles];
  readonly #size = new BoxSize(() => this.redraw());
  readonly #charts = new LazyModule(
    () => import('../../../charts/loss-chart.ts'),
    () => this.redraw(),
  );
  #log = false;
  #lifted: number | null = null;
  #reading: number | null = null;
  /** When it was last drawn, what that took, and which epoch was shown. */
  #drawn: {readonly at: number; readonly cost: number; readonly shown: number | null} = {
    at: -Infinity,
    cost: 0,
    shown: null,
  };
  #later: ReturnType<typeof setTimeout> | undefined;

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

  protected override template(view: View): TemplateResult {
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
    return html`
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
        @pointerdown=${this.#pointed}
        @pointerleave=${this.#left}
        @blur=${this.#left}
      >
        <svg aria-hidden="true"></svg>
      </div>
    `;
  }

  protected override draw(view: View): void {
    const {snapshot} = view;
    const box = this.host.renderRoot.querySelector('.chart');
    this.#size.observe(box);
    const svg = box?.querySelector('svg');
    if (!svg || this.#size.width === 0) return;
    const charts = snapshot.status === 'idle' ? this.#charts.here : this.#charts.get();
    if (this.#empty) drawIdleAxes(svg, view, this.#size);
    else if (charts) this.#drawNow(svg, charts.lossChart);
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
  #drawNow(svg: SVGSVGElement, draw: typeof lossChart): void {
    const now = performance.now();
    const wait = this.#drawn.at + drawShare * this.#drawn.cost - now;
    const {shown} = this.view!.run;
    const asked = this.#reading !== null || this.#lifted !== null || shown !== this.#drawn.shown;
    if (wait > 0 && this.#snapshot!.status === 'training' && !asked) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.redraw();
      }, wait);
      return;
    }
    clearTimeout(this.#later);
    this.#later = undefined;
    draw(svg, this.#data(), this.#options());
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
    const {history, epochs, meanImageLoss, runningLoss, epoch, batch, batches, status} = snapshot;
    const under = runningLoss !== null && batch > 0 && batches > 0 && status !== 'error';
    return {
      ...history,
      epochs,
      meanImageLoss,
      linearLoss: snapshot.linearBaseline?.loss ?? null,
      earlier: this.#earlier(),
      flatSince: flatSince(history, plateauRuleOf(recipe)),
      shown: run.shown,
      running: under ? {at: epoch + batch / batches, loss: runningLoss} : null,
    };
  }

  /** The runs before this one that its loss can be held against, by their names. */
  #earlier(): readonly EarlierCurve[] {
    const names = runNames(this.view!);
    const {run, recipe} = this.view!;
    return run.earlier.flatMap(({recipe: of, snapshot: {history}}, i) =>
      unlikeLosses(of, recipe) === null ? [{...history, name: names[i], lifted: i === this.#lifted}] : [],
    );
  }

  #options(): LossChartOptions {
    const {messages, noun, snapshot} = this.view!;
    const {shell} = messages;
    const {chart, facts} = messages.run;
    const {format} = shell;
    return {
      width: this.#size.width,
      height: this.#size.height,
      log: this.#log,
      reading: this.#reading,
      text: {
        epoch: shell.chart.epoch,
        loss: 'loss',
        valLoss: 'val_loss',
        meanImage: shell.chart.meanImage(noun),
        linear: snapshot.linearBaseline ? chart.linear(snapshot.linearBaseline) : '',
        linearShort: snapshot.linearBaseline ? chart.linearShort(snapshot.linearBaseline.kind) : '',
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
    const {left} = (event.currentTarget as Element).getBoundingClientRect();
    this.#read(charts.nearestEpoch(event.clientX - left, this.#data(), this.#options()));
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
    if (event.key === 'Escape') this.#read(null);
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#read(Math.max(0, Math.min(last, wanted)));
  };
}

import {html, type ReactiveController, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {LossChartData, LossChartOptions, lossChart, nearestEpoch} from '../charts/loss-chart.ts';
import type {Messages, Noun} from '../locales/messages.ts';
import type {Snapshot} from '../session/snapshot.ts';
import type {StageHost, View} from './stage.ts';

type Charts = {readonly lossChart: typeof lossChart; readonly nearestEpoch: typeof nearestEpoch};

/** While it trains, the chart rests this many times as long as it took to draw. */
const drawShare = 20;

/** The loss chart: fetched with the first run, drawn at the size it has, read with pointer or arrow keys. */
export class ChartPanel implements ReactiveController {
  readonly #host: StageHost;
  readonly #resize = new ResizeObserver(([entry]) => {
    const {width, height} = entry!.contentRect;
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    // Not within the observer: what it changes must not be observed in the same turn.
    requestAnimationFrame(() => this.hostUpdated());
  });
  #observed: Element | null = null;
  #charts: Charts | null = null;
  #fetching = false;
  #width = 0;
  #height = 0;
  #snapshot: Snapshot | null = null;
  #messages: Messages | null = null;
  #noun: Noun = 'digit';
  #reading: number | null = null;
  #drawn = {at: -Infinity, cost: 0};
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  render({snapshot, messages, noun}: View): TemplateResult {
    this.#snapshot = snapshot;
    this.#messages = messages;
    this.#noun = noun;
    const {epoch, loss, valLoss} = snapshot.history;
    const {chart: say} = messages;
    const last = epoch.length - 1;
    if (this.#reading !== null && this.#reading > last) this.#reading = null;
    const at = this.#reading ?? last;
    const best = valLoss.indexOf(Math.min(...valLoss));
    const some = last >= 0;
    const name = some
      ? say.summary(valLoss[0]!, epoch[last]!, valLoss[last]!, valLoss[best]!, epoch[best]!)
      : say.empty;
    return html`
      <div
        class="chart ${this.#empty ? 'empty' : ''}"
        part="chart"
        role=${some ? 'slider' : 'img'}
        tabindex=${ifDefined(some ? 0 : undefined)}
        aria-label=${name}
        aria-valuemin=${ifDefined(some ? epoch[0] : undefined)}
        aria-valuemax=${ifDefined(some ? epoch[last] : undefined)}
        aria-valuenow=${ifDefined(some ? epoch[at] : undefined)}
        aria-valuetext=${ifDefined(some ? say.readout(epoch[at]!, loss[at]!, valLoss[at]!) : undefined)}
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

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector('.chart');
    if (box && box !== this.#observed) {
      this.#resize.disconnect();
      this.#resize.observe(box);
      this.#observed = box;
    }
    const svg = box?.querySelector('svg');
    if (!svg || !this.#snapshot || this.#width === 0) return;
    if (!this.#charts) {
      if (this.#snapshot.status !== 'idle') this.#fetch();
      return;
    }
    if (this.#empty) svg.replaceChildren();
    else this.#draw(svg);
  }

  /** Draws now, or a little later: a long history must not keep the page's thread busy. */
  #draw(svg: SVGSVGElement): void {
    const now = performance.now();
    const wait = this.#drawn.at + drawShare * this.#drawn.cost - now;
    if (wait > 0 && this.#snapshot!.status === 'training' && this.#reading === null) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.hostUpdated();
      }, wait);
      return;
    }
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#charts!.lossChart(svg, this.#data(), this.#options());
    this.#drawn = {at: now, cost: performance.now() - now};
  }

  /** Nothing to draw yet. */
  get #empty(): boolean {
    const {history, runningLoss} = this.#snapshot!;
    return history.epoch.length === 0 && runningLoss === null;
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
    this.#observed = null;
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  #fetch(): void {
    if (this.#fetching) return;
    this.#fetching = true;
    import('../charts/loss-chart.ts').then(
      (charts) => {
        this.#charts = charts;
        this.hostUpdated();
      },
      // Training goes on without its chart; the table under Details has the numbers. The next update tries again.
      () => (this.#fetching = false),
    );
  }

  #data(): LossChartData {
    const {history, epochs, meanImageLoss, runningLoss, epoch, batch, batches, status} = this.#snapshot!;
    const under = runningLoss !== null && batch > 0 && batches > 0 && status !== 'error';
    return {
      ...history,
      epochs,
      meanImageLoss,
      running: under ? {at: epoch + batch / batches, loss: runningLoss} : null,
    };
  }

  #options(): LossChartOptions {
    const {chart, facts, format} = this.#messages!;
    return {
      width: this.#width,
      height: this.#height,
      reading: this.#reading,
      text: {
        epoch: chart.epoch,
        loss: 'loss',
        valLoss: 'val_loss',
        meanImage: facts.meanImage(this.#noun),
        tick: format.fixed,
        count: format.count,
        readout: chart.readout,
      },
    };
  }

  #read(reading: number | null): void {
    if (reading === this.#reading) return;
    this.#reading = reading;
    this.#host.requestUpdate();
  }

  readonly #pointed = (event: PointerEvent): void => {
    if (!this.#charts) return;
    const {left} = (event.currentTarget as Element).getBoundingClientRect();
    this.#read(this.#charts.nearestEpoch(event.clientX - left, this.#data(), this.#options()));
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

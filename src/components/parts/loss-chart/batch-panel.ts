import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {batchChart} from '../../../charts/batch-chart.ts';
import {BoxSize} from '../controls/box-size.ts';
import {section} from '../details/section.ts';
import type {StageHost, View} from '../../base/content.ts';

/** The losses of the epoch under way, or of the last one, batch by batch. */
export class BatchPanel implements ReactiveController {
  readonly #host: StageHost;
  readonly #size = new BoxSize(() => this.hostUpdated());
  #draw: typeof batchChart | null = null;
  #fetching = false;
  #view: View | null = null;

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  render(view: View): TemplateResult | typeof nothing {
    this.#view = view;
    const {batchCurve} = view.snapshot;
    if (!batchCurve || batchCurve.losses.length === 0) return nothing;
    const {chart: say} = view.messages.run;
    const {epoch, at, losses} = batchCurve;
    const name = say.batchSummary(epoch, losses[0]!, losses.at(-1)!, at.at(-1)!);
    return section(
      say.batchTitle(epoch),
      'batch-chart',
      html`<div class="chart batch" role="img" aria-label=${name}><svg aria-hidden="true"></svg></div>`,
    );
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector('.chart.batch');
    this.#size.observe(box);
    const svg = box?.querySelector('svg');
    const {width, height} = this.#size;
    const {snapshot, messages} = this.#view ?? {};
    if (!svg || !snapshot?.batchCurve || !messages || width === 0) return;
    if (!this.#draw) {
      this.#fetch();
      return;
    }
    const {chart: say} = messages.run;
    const {format} = messages.shell;
    const text = {across: say.batch, tick: format.fixed, count: format.count};
    this.#draw(svg, {...snapshot.batchCurve, batches: snapshot.batches}, {width, height, text});
  }

  hostDisconnected(): void {
    this.#size.observe(null);
  }

  #fetch(): void {
    if (this.#fetching) return;
    this.#fetching = true;
    import('../../../charts/batch-chart.ts').then(
      (charts) => {
        this.#draw = charts.batchChart;
        this.hostUpdated();
      },
      // The next update tries again.
      () => (this.#fetching = false),
    );
  }
}

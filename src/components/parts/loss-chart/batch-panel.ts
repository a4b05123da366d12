import {html, type TemplateResult} from 'lit';
import {BoxSize} from '../controls/box-size.ts';
import {section} from '../details/section.ts';
import {Part} from '../part.ts';
import {LazyModule} from '../controls/lazy-module.ts';
import {axesStyles} from './axes-styles.ts';
import {chartStyles} from './loss-chart-styles.ts';
import type {View} from '../../base/content.ts';

/** The losses of the epoch under way, or of the last one, batch by batch. */
export class BatchPanel extends Part {
  static override readonly styles = [axesStyles, chartStyles];
  readonly #size = new BoxSize(() => this.redraw());
  readonly #charts = new LazyModule(
    this.host,
    () => import('../../../charts/batch-chart.ts'),
    () => this.redraw(),
  );

  protected override template(view: View): TemplateResult {
    const {batchCurve} = view.snapshot;
    if (!batchCurve || batchCurve.losses.length === 0) return html``;
    const {chart: say} = view.messages.run;
    const {epoch, at, losses} = batchCurve;
    const name = say.batchSummary(epoch, losses[0], losses.at(-1)!, at.at(-1)!);
    return section(
      say.batchTitle(epoch),
      'batch-chart',
      html`<div class="chart batch" role="img" aria-label=${name}><svg aria-hidden="true"></svg></div>`,
    );
  }

  protected override draw({snapshot, messages, recipe}: View): void {
    const box = this.host.renderRoot.querySelector('.chart.batch');
    this.#size.observe(box);
    const svg = box?.querySelector('svg');
    const {width, height} = this.#size;
    if (!svg || !snapshot.batchCurve || width === 0) return;
    const {chart: say} = messages.run;
    const {format} = messages.shell;
    const text = {
      up: messages.shell.chart.up(recipe.loss),
      across: say.batch,
      tick: format.fixed,
      count: format.count,
    };
    const data = {...snapshot.batchCurve, batches: snapshot.batches};
    this.#charts.get()?.batchChart(svg, data, {width, height, text});
  }

  protected override gone(): void {
    this.#size.observe(null);
  }

  hostDisconnected(): void {
    this.gone();
  }
}

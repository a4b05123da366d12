import {html, type TemplateResult} from 'lit';
import type {noiseChart, NoiseLine} from '../../charts/noise-chart.ts';

import type {NoiseCurve, NoiseCurveQuestion} from '../../protocol/queries.ts';
import {Query, type QueryTarget} from '../parts/controls/query.ts';
import {BoxSize} from '../parts/controls/box-size.ts';
import {LazyModule} from '../parts/controls/lazy-module.ts';
import {dataNeeded, hasData} from '../parts/data-needed/data-needed.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import {harmOf, turnsOf} from './noise-facts.ts';
import {corruptionOf} from '../../recipe/corruption.ts';
import {acrossOf, IdleCurve} from './idle-curve.ts';
import {levelsTo} from './levels.ts';
import type {NoiseRows} from './noise-rows.ts';
import {otherNoise} from './other-noise.ts';
import type {TestNoiseControl} from './test-noise-control.ts';
import type {RunWithoutNoise} from './run-without-noise.ts';
import {section} from '../parts/details/section.ts';
import {sentence} from '../../locales/sentences.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** While it trains, a new curve is not asked for more often than this: it takes as long as hundreds of batches. */
const minMs = 3000;

type Errors = readonly number[];

/** Curves as far as they are known, all at the same levels. */
export interface Curves {
  readonly levels: Errors;
  readonly nothing: Errors | null;
  readonly pca: Errors | null;
  readonly filter: Errors | null;
  readonly model: Errors | null;
  readonly withoutNoise: Errors | null;
  readonly images: number;
}

/** Error against test noise: the network's, doing nothing's, PCA's, the best linear filter's, and that of the same network trained without noise. */
export class NoiseCurvePanel extends Part<NoiseView> {
  readonly #rows: NoiseRows;
  readonly #level: TestNoiseControl;
  readonly #idle: IdleCurve;
  readonly #runWithoutNoise: RunWithoutNoise;
  readonly #nothing: Query<'noiseCurve'>;
  readonly #linear: Query<'noiseCurve'>;
  readonly #model: Query<'noiseCurve'>;
  readonly #withoutNoise: Query<'noiseCurve'>;
  readonly #size = new BoxSize(() => this.redraw());
  readonly #charts = new LazyModule(
    this.host,
    () => import('../../charts/noise-chart.ts'),
    () => this.redraw(),
  );
  /** Where its curves are wanted, by it or by others, in this update. */
  #wanted: NoiseView | null = null;

  /** Whether the first pictures are behind it; null before somebody waits for that. */
  #drawsNothing: boolean | null = null;

  constructor(host: PartHost, rows: NoiseRows, level: TestNoiseControl, runWithoutNoise: RunWithoutNoise) {
    super(host);
    this.#rows = rows;
    this.#idle = new IdleCurve(level);
    this.#level = level;
    this.#runWithoutNoise = runWithoutNoise;
    const createQuery = () => new Query(host, 'noiseCurve', {minMs, inTurn: false});
    this.#nothing = createQuery();
    this.#linear = createQuery();
    this.#model = createQuery();
    this.#withoutNoise = createQuery();
  }

  /** The curves for the noise of now. What is missing is asked for after this update. */
  curves(view: NoiseView): Curves {
    this.#wanted = view;
    return this.known(view);
  }

  /** The same as far as somebody else has asked for them. */
  known(view: NoiseView): Curves {
    const {kind} = this.#level.level(view);
    const end = this.#level.end(view);
    const known = (query: Query<'noiseCurve'>): NoiseCurve | null =>
      query.answered[0] === kind && query.answered[1] === end ? query.answer : null;
    return {
      levels: levelsTo(end),
      nothing: known(this.#nothing)?.nothing ?? null,
      pca: known(this.#linear)?.pca ?? null,
      filter: known(this.#linear)?.filter ?? null,
      model: known(this.#model)?.model ?? null,
      withoutNoise: this.#runWithoutNoise.on ? (known(this.#withoutNoise)?.model ?? null) : null,
      images: known(this.#model)?.images ?? 0,
    };
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun, snapshot} = view;
    const {curve: say} = messages.noise;
    const {levels, nothing, model, images} = this.curves(view);
    if (!model || !nothing)
      return html`<div class="levels" part="noise-curve" role="img" aria-label=${messages.level.idle}>
          <svg class="nothing" aria-hidden="true"></svg>
        </div>
        ${
          hasNetwork(snapshot) && !hasData(view)
            ? dataNeeded(view)
            : html`<p class="note"><bdi>${snapshot.epoch > 0 ? say.measuring(noun) : say.waiting}</bdi></p>`
        }`;
    const harm = sentence(say.harm, harmOf(levels, model, nothing));
    const {kind} = this.#level.level(view);
    return html`
      <div class="levels" part="noise-chart" role="img" aria-label=${say.summary(kind, images, harm)}>
        <svg aria-hidden="true"></svg>
      </div>
      <p class="note"><bdi>${otherNoise(view, this.#level.level(view).kind)}${harm}</bdi></p>
    `;
  }

  /** The same numbers, for those who cannot see the chart. */
  table(view: NoiseView): TemplateResult {
    const {messages, recipe} = view;
    const {noise} = messages;
    const {format} = messages.shell;
    const {curve: say} = noise;
    const {levels, nothing, model, pca, filter, withoutNoise} = this.curves(view);
    const rule = corruptionOf(recipe);
    const columns = [
      [messages.level.nothing, nothing],
      [recipe.noise === 'none' ? say.plain : say.denoiser, model],
      [say.plain, withoutNoise],
      [say.pca(recipe.encodingDim), pca],
      [rule ? say.bestFilter(rule) : '', filter],
    ].filter((column): column is [string, Errors] => column[1] !== null);
    return section(
      say.table,
      'curve-table',
      columns.length === 0
        ? hasNetwork(view.snapshot) && !hasData(view)
          ? dataNeeded(view)
          : html`<p class="caption"><bdi>${say.measuring(view.noun)}</bdi></p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label=${say.table}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${say.level}</th>
                  ${columns.map(([name]) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${levels.map(
                  (level, i) =>
                    html`<tr>
                      <th scope="row">${format.fixed(level, 1)}</th>
                      ${columns.map(([, errors]) => html`<td>${format.loss(errors[i])}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`,
    );
  }

  override hostUpdate(): void {
    super.hostUpdate();
    this.#wanted = null;
  }

  override hostUpdated(): void {
    if (this.#wanted) this.#askAll(this.#wanted);
    super.hostUpdated();
  }

  protected override draw(view: NoiseView): void {
    const box = this.host.renderRoot.querySelector('.levels');
    this.#size.observe(box);
    const svg = box?.querySelector('svg');
    if (!svg || this.#size.width === 0) return;
    if (svg.matches('.nothing')) return this.#drawNothing(svg, view);
    const charts = this.#charts.get();
    if (charts) this.#drawNow(svg, view, charts.noiseChart);
  }

  protected override gone(): void {
    this.#size.observe(null);
  }

  hostDisconnected(): void {
    this.gone();
  }

  /** What needs no network: of the ten pictures that are shown. */
  #drawNothing(svg: SVGSVGElement, view: NoiseView): void {
    this.#charts.get();
    const shown = this.#rows.known;
    if (!shown) return;
    if (this.#drawsNothing) return this.#idle.draw(svg, this.#size, view, shown);
    if (this.#drawsNothing === false) return;
    // In a task of its own: what comes first has enough to draw.
    this.#drawsNothing = false;
    requestAnimationFrame(() => {
      this.#drawsNothing = true;
      this.redraw();
    });
  }

  #drawNow(svg: SVGSVGElement, view: NoiseView, draw: typeof noiseChart): void {
    const {messages, recipe} = view;
    const {noise} = messages;
    const {format} = messages.shell;
    const {curve: say} = noise;
    const {kind, factor} = this.#level.level(view);
    const curves = this.curves(view);
    const {levels, nothing, model} = curves;
    if (!nothing || !model) return;
    const rule = corruptionOf(recipe);
    const ticks = rule?.kind === kind ? [...new Set([rule.low, rule.high])] : [];
    const lines = [
      ['nothing', messages.level.nothing, nothing],
      ['pca', say.pca(recipe.encodingDim), curves.pca],
      ['filter', say.filter(rule && rule.kind !== kind ? rule.kind : null), curves.filter],
      ['plain', say.plain, curves.withoutNoise],
      ['model', rule ? say.denoiser : say.plain, model],
    ] as const;
    draw(
      svg,
      {
        levels,
        lines: lines.flatMap(([name, label, errors]): NoiseLine[] => (errors ? [{name, label, errors}] : [])),
        trained: ticks,
        now: factor,
        turns: turnsOf(levels, model, nothing).map(({level}) => level),
      },
      {
        width: this.#size.width,
        height: this.#size.height,
        text: {
          across: acrossOf(messages.level, kind, this.#size.width),
          up: messages.shell.chart.up('mse'),
          trained: say.trainedAt,
          tick: format.fixed,
        },
      },
    );
  }

  /** What is without weights is asked for once a kind of noise; the model's after each epoch, and when it rests. */
  #askAll(view: NoiseView): void {
    const {run, snapshot, recipe} = view;
    const {data, epoch, batch, status} = snapshot;
    if (!hasData(view) || (epoch === 0 && run.shown === null)) {
      for (const query of [this.#nothing, this.#linear, this.#model, this.#withoutNoise]) query.forget();
      return;
    }
    const {kind} = this.#level.level(view);
    const end = this.#level.end(view);
    const ask = (
      query: Query<'noiseCurve'>,
      asked: QueryTarget,
      part: NoiseCurveQuestion['part'],
      ...about: readonly unknown[]
    ) => {
      const other = query.answered[0] !== kind || query.answered[1] !== end;
      const question = (): NoiseCurveQuestion => ({
        part,
        kind,
        levels: levelsTo(end),
        asker: query.slot,
      });
      query.ask(asked, [kind, end, data, ...about], question, {atOnce: other});
    };
    ask(this.#nothing, run, 'nothing');
    ask(this.#model, run, 'model', status === 'training' ? epoch : `${epoch} ${batch}`, run.shown);
    // It takes seconds, the first time.
    const {low, high} = recipe.noiseFactor;
    if (this.#model.answer) ask(this.#linear, run, 'linear', recipe.encodingDim, recipe.noise, low, high);
    const withoutNoise = this.#runWithoutNoise.asked;
    if (withoutNoise)
      ask(this.#withoutNoise, withoutNoise, 'model', this.#runWithoutNoise.snapshot?.epoch, run.shown);
    else this.#withoutNoise.forget();
  }
}

/** The place of the level nearest to a factor. */
export const nearestLevel = (levels: Errors, factor: number): number =>
  levels.reduce(
    (best, level, at) => (Math.abs(level - factor) < Math.abs(levels[best] - factor) ? at : best),
    0,
  );

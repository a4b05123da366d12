import {html, type TemplateResult} from 'lit';
import {topImages, type UnitStatistics} from '../../protocol/queries.ts';
import {networkOf} from '../../recipe/derive.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import type {PartHost} from '../base/content.ts';
import {OptionList} from '../parts/controls/option-list.ts';
import {Query} from '../parts/controls/query.ts';
import {dataNeeded, drawnHere, hasData} from '../parts/data-needed/data-needed.ts';
import {imageColumns, tile} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {inksOf, paintWeights} from '../parts/digits/paint-weights.ts';
import {weightsStyles} from '../parts/digits/weights-styles.ts';
import {Part} from '../parts/part.ts';
import {isDead, type Bars, type CodeView} from './bars.ts';
import type {Desk} from './desk.ts';
import {unitsStyles} from './units-styles.ts';

/** So many numbers are told one by one. */
const most = 64;

/** What each number of the code is for: what it adds, how often it is on, and the digits that light it most. */
export class UnitsPanel extends Part<CodeView> {
  static override readonly styles = [weightsStyles, unitsStyles];
  readonly #desk: Desk;
  readonly #bars: Bars;
  readonly #list: OptionList;
  readonly #layer: Query<'layer'>;
  readonly #images: Query<'images'>;

  /** @param bars say which number is worked on */
  constructor(host: PartHost, desk: Desk, bars: Bars) {
    super(host);
    this.#desk = desk;
    this.#bars = bars;
    this.#layer = new Query(host, 'layer');
    this.#images = new Query(host, 'images');
    this.#list = new OptionList(host, '[part~="units"] [role="option"]', (place) => (bars.unit = place));
  }

  protected override template(view: CodeView): TemplateResult {
    const {messages, recipe, noun} = view;
    const {units: say, unit: named, isDead: dead} = messages.code;
    const {format} = messages.shell;
    const statistics = this.#desk.statistics(view);
    if (!statistics)
      return hasData(view) ? html`<p class="caption"><bdi>${say.waiting}</bdi></p>` : dataNeeded(view);
    const all = Math.min(most, recipe.encodingDim);
    const at = Math.min(this.#bars.unit, all - 1);
    const hasStencils = recipe.hiddenUnits.length === 0;
    const top = this.#top(statistics, at);
    const isOff = (unit: number) => isDead(statistics.least[unit], statistics.most[unit]);
    return html`<div class="units-room" part="units">
      ${this.#list.columns({
        label: say.choose,
        kind: 'units-grid',
        names: Array.from(
          {length: all},
          (_, unit) =>
            `${named(unit + 1)}${isOff(unit) ? `, ${dead}` : `, ${format.percent(statistics.on[unit])}`}`,
        ),
        selected: at,
        tiles: (unit) =>
          html`${hasStencils ? tile('digit', 'weights stencil') : html`<div class="tile" part="digit"></div>`}<small
              >${isOff(unit) ? '×' : unit + 1}</small
            >`,
      })}
      <p class="unit-facts">
        <bdi
          ><b>${named(at + 1)}</b>:
          ${isOff(at) ? dead : say.on(statistics.on[at], statistics.mean[at], statistics.most[at])}</bdi
        >
      </p>
      <p class="caption"><bdi>${say.top(noun)}</bdi></p>
      ${imageColumns(
        Array.from(top, (_, i) => messages.run.pictures.pair(noun, this.#labelOf(i), false)),
        () => tile('digit', 'lights'),
      )}
      ${view.drawnHere ? drawnHere(view) : ''}
    </div>`;
  }

  protected override draw(view: CodeView): void {
    const {run, snapshot, recipe} = view;
    if (!hasNetwork(snapshot)) return this.gone();
    const statistics = this.#desk.statistics(view);
    const {renderRoot} = this.host;
    if (recipe.hiddenUnits.length === 0) {
      const {codeLayer} = networkOf(recipe);
      this.#layer.ask(run, [snapshot.reconstructions, run.shown], () => ({layer: codeLayer + 1}));
      this.#paintStencils(recipe.encodingDim);
    }
    if (!statistics || !hasData(view)) return;
    const all = Math.min(most, recipe.encodingDim);
    const at = Math.min(this.#bars.unit, all - 1);
    this.#images.ask(run, [statistics, at], () => ({indices: [...this.#top(statistics, at)]}), {
      atOnce: true,
    });
    const isOf = this.#images.answered[0] === statistics && this.#images.answered[1] === at;
    paintAll(renderRoot, 'canvas.lights', isOf ? (this.#images.answer?.images ?? null) : null);
  }

  protected override gone(): void {
    this.#layer.forget();
    this.#images.forget();
  }

  #paintStencils(units: number): void {
    const {answer} = this.#layer;
    const canvases = [...this.host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas.stencil')];
    if (!answer || canvases.length === 0) return;
    const {kernel, bias} = answer;
    if (kernel.length !== units * bias.length) return;
    const largest = kernel.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0);
    const inks = inksOf(canvases[0]);
    canvases.forEach((canvas, unit) =>
      paintWeights(canvas, kernel, {from: unit * bias.length, step: 1, most: largest, inks}),
    );
  }

  #top({top, count}: UnitStatistics, unit: number): Uint32Array {
    const each = Math.min(topImages, count);
    return top.subarray(unit * each, (unit + 1) * each);
  }

  #labelOf(place: number): number | null {
    return this.#images.answer?.labels?.[place] ?? null;
  }
}

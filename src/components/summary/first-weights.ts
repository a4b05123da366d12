import {html, nothing, type TemplateResult} from 'lit';
import type {WeightOrder} from '../../locales/messages/summary-details.ts';
import type {LayerWeights, UnitStatistics} from '../../protocol/queries.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import type {PartHost, View} from '../base/content.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import {dataNeeded, drawnHere, hasData} from '../parts/data-needed/data-needed.ts';
import {button} from '../parts/controls/button.ts';
import {inksOf, paintWeights} from '../parts/digits/paint-weights.ts';
import {weightsStyles} from '../parts/digits/weights-styles.ts';
import {Part} from '../parts/part.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {firstUnits, shownAtOnce, weightsRoom} from './weights-room.ts';

const orders: readonly WeightOrder[] = ['place', 'size', 'on'];

/** The largest weight of each unit, without its sign. */
function sizesOf(kernel: Float32Array, units: number): Float32Array {
  const sizes = new Float32Array(units);
  for (let i = 0; i < kernel.length; i++) {
    const size = Math.abs(kernel[i]);
    if (size > sizes[i % units]) sizes[i % units] = size;
  }
  return sizes;
}

/** Places of units, those with the largest of these numbers first; of equal ones the first. */
const byLargest = (numbers: Float32Array): number[] =>
  Array.from(numbers, (_, unit) => unit).sort((a, b) => numbers[b] - numbers[a] || a - b);

/** What each unit of the first layer looks for: its weights as a picture, while they are learned. */
export class FirstWeights extends Part<View<'run' | 'summary' | 'summaryDetails'>> {
  static override readonly styles = [unknownStyles, weightsStyles];
  readonly #layer: Query<'layer'>;
  readonly #units: Query<'units'>;
  readonly #sizes = memoizeLast(sizesOf);
  #order: WeightOrder = 'place';
  #most = shownAtOnce;

  constructor(host: PartHost) {
    super(host);
    this.#layer = new Query(host, 'layer');
    this.#units = new Query(host, 'units', {minMs: 1000});
  }

  protected override template(view: View<'run' | 'summary' | 'summaryDetails'>): TemplateResult {
    const {messages, recipe, noun} = view;
    const {weights: say} = messages.summaryDetails;
    const all = firstUnits(recipe);
    const weights = this.#weights(view);
    if (!weights)
      return weightsRoom(all, {
        picture: () => html`<div class="tile unknown" part="digit">?</div>`,
        head: html`<p class="caption"><bdi>${messages.summary.waiting}</bdi></p>`,
      });
    const statistics = this.#order === 'on' ? this.#statistics(all) : null;
    const sizes = this.#sizes(weights.kernel, all);
    const places = this.#places(sizes, statistics);
    const shown = Math.min(this.#most, all);
    return html`${weightsRoom(all, {
      shown,
      head: this.#head(mostOf(sizes), view),
      picture: (place) => {
        const unit = places[place];
        const words = say.unit(unit + 1, sizes[unit], statistics ? statistics.on[unit] : null);
        return html`<div role="img" aria-label=${words} title=${words}>${tile('digit', 'weights')}</div>`;
      },
      more:
        shown < all
          ? button(say.more(Math.min(shownAtOnce, all - shown)), () => this.#show(shown + shownAtOnce))
          : button(say.fewer, () => this.#show(shownAtOnce)),
      caption: say.shown(shown, all, statistics?.count ?? null, noun),
    })}
    ${this.#needed(view)}`;
  }

  #head(most: number, {messages}: View<'run' | 'summary' | 'summaryDetails'>): TemplateResult {
    const {weights: say} = messages.summaryDetails;
    const {format} = messages.shell;
    return html`<label class="field">
        <bdi>${say.order}</bdi>
        <select part="select" @change=${this.#choose}>
          ${orders.map(
            (order) =>
              html`<option value=${order} ?selected=${order === this.#order}>${say.orders[order]}</option>`,
          )}
        </select>
      </label>
      <span class="caption" dir="ltr"
        >${format.fixed(-most, 2)}<span class="diverging"></span>${format.fixed(most, 2)}</span
      >`;
  }

  /** What counting how often units are on needs. */
  #needed(view: View<'run' | 'summary' | 'summaryDetails'>): TemplateResult | typeof nothing {
    if (this.#order !== 'on') return nothing;
    if (!hasData(view)) return dataNeeded(view);
    return view.drawnHere ? drawnHere(view) : nothing;
  }

  protected override draw(view: View<'run' | 'summary' | 'summaryDetails'>): void {
    const {run, snapshot} = view;
    const {reconstructions} = snapshot;
    if (!hasNetwork(snapshot)) return this.gone();
    const about = [reconstructions, snapshot.epoch, run.shown];
    this.#layer.ask(run, about, () => ({layer: 0}));
    if (this.#order === 'on' && hasData(view)) this.#units.ask(run, about, () => ({layer: 0}));
    const weights = this.#weights(view);
    if (!weights) return;
    const canvases = [...this.host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas.weights')];
    if (canvases.length === 0) return;
    const {kernel, bias} = weights;
    const all = bias.length;
    const sizes = this.#sizes(kernel, all);
    const places = this.#places(sizes, this.#order === 'on' ? this.#statistics(all) : null);
    const most = mostOf(sizes);
    const inks = inksOf(canvases[0]);
    canvases.forEach((canvas, i) => paintWeights(canvas, kernel, {from: places[i], step: all, most, inks}));
  }

  protected override gone(): void {
    this.#layer.forget();
    this.#units.forget();
  }

  /** The first layer's, of the network that is shown; null until they are known. */
  #weights({recipe, snapshot}: View<'run' | 'summary' | 'summaryDetails'>): LayerWeights | null {
    const {answer} = this.#layer;
    return hasNetwork(snapshot) && answer?.bias.length === firstUnits(recipe) ? answer : null;
  }

  #statistics(units: number): UnitStatistics | null {
    const {answer} = this.#units;
    return answer?.on.length === units ? answer : null;
  }

  #places(sizes: Float32Array, statistics: UnitStatistics | null): readonly number[] {
    if (this.#order === 'size') return byLargest(sizes);
    if (statistics) return byLargest(statistics.on);
    return Array.from(sizes, (_, unit) => unit);
  }

  readonly #choose = (event: Event): void => {
    this.#order = (event.target as HTMLSelectElement).value as WeightOrder;
    this.host.requestUpdate();
  };

  /** One button for both, so that the focus stays. */
  #show(most: number): void {
    this.#most = most;
    this.host.requestUpdate();
  }
}

const mostOf = (sizes: Float32Array): number => sizes.reduce((most, size) => Math.max(most, size), 0);

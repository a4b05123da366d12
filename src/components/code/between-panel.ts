import {html, nothing, type TemplateResult} from 'lit';
import {codeBetween} from '../../numerics/decoder-sum.ts';
import {pixels} from '../../pixels/size.ts';
import {unitValues} from '../../pixels/values.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import type {PartHost} from '../base/content.ts';
import {OptionList} from '../parts/controls/option-list.ts';
import {Query} from '../parts/controls/query.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {Part} from '../parts/part.ts';
import type {CodeView} from './bars.ts';
import {betweenStyles} from './between-styles.ts';
import type {Desk} from './desk.ts';

/** Pictures along the way, the two digits' own among them. */
const shares = Array.from({length: 9}, (_, i) => i / 8);

/** A second digit, and the way from the code of the one to the code of the other. */
export class BetweenPanel extends Part<CodeView> {
  static override readonly styles = [betweenStyles];
  readonly #desk: Desk;
  readonly #list: OptionList;
  readonly #way: OptionList;
  readonly #other: Query<'encode'>;
  readonly #made: Query<'decode'>;
  /** The place of the other digit among those shown; null until one is chosen. */
  #place: number | null = null;

  constructor(host: PartHost, desk: Desk) {
    super(host);
    this.#desk = desk;
    this.#other = new Query(host, 'encode');
    this.#made = new Query(host, 'decode');
    this.#list = new OptionList(host, '[part~="between"] [role="listbox"]:first-of-type .pair', (place) => {
      this.#place = place;
    });
    this.#way = new OptionList(host, '.way .pair', (place) => this.#goTo(shares[place]));
  }

  protected override template(view: CodeView): TemplateResult {
    const {messages, noun, snapshot} = view;
    const {between: say} = messages.code;
    const {samples} = snapshot;
    if (!samples) return html`<p class="caption"><bdi>${say.waiting(noun)}</bdi></p>`;
    const share = this.#share;
    const other = this.#otherCode(view);
    return html`<div class="between-two" part="between">
      <p class="caption"><bdi>${say.choose(noun)}</bdi></p>
      ${this.#list.columns({
        label: say.choose(noun),
        names: samples.indices.map((_, i) =>
          messages.run.pictures.pair(noun, samples.labels?.[i] ?? null, false),
        ),
        selected: this.#place ?? -1,
        tiles: () => tile('digit', 'other-choice'),
      })}
      ${
        other
          ? html`<div class="way">
                ${this.#way.columns({
                  label: say.share,
                  names: shares.map((one) => say.picture(one)),
                  selected: shares.indexOf(share),
                  tiles: () => tile('digit', 'on-the-way'),
                })}
              </div>
              <input
                type="range"
                part="input"
                min="0"
                max="1"
                step="0.01"
                aria-label=${say.share}
                .value=${String(share)}
                @input=${(event: Event) => this.#goTo(Number((event.target as HTMLInputElement).value))}
              />`
          : html`<p class="caption"><bdi>${say.waiting(noun)}</bdi></p>`
      }
      ${nothing}
    </div>`;
  }

  protected override draw(view: CodeView): void {
    const {run, snapshot} = view;
    const {samples, reconstructions} = snapshot;
    if (!hasNetwork(snapshot) || !samples) return this.gone();
    const {renderRoot} = this.host;
    paintAll(renderRoot, 'canvas.other-choice', samples.images);
    const place = this.#place;
    if (place === null || place >= samples.indices.length) return;
    const now = [reconstructions, run.shown];
    this.#other.ask(run, [samples, place, ...now], () => ({
      images: unitValues(samples.images.subarray(place * pixels, (place + 1) * pixels)),
    }));
    const other = this.#otherCode(view);
    const own = this.#desk.own(view);
    if (!other || !own) return;
    const {base} = this.#desk;
    // It was learned anew: what lies between has moved.
    if (base.kind === 'between' && base.other !== other) this.#goTo(base.share);
    this.#made.ask(run, [own, other, ...now], () => {
      const codes = new Float32Array(shares.length * own.length);
      shares.forEach((share, i) => codes.set(codeBetween(own, other, share), i * own.length));
      return {codes};
    });
    paintAll(renderRoot, 'canvas.on-the-way', this.#made.answer);
  }

  protected override gone(): void {
    this.#other.forget();
    this.#made.forget();
  }

  get #share(): number {
    const {base} = this.#desk;
    return base.kind === 'between' ? base.share : 0;
  }

  #otherCode({snapshot, recipe}: CodeView): Float32Array | null {
    const [samples, place] = this.#other.answered;
    const {answer} = this.#other;
    const isOf =
      samples === snapshot.samples && place === this.#place && answer?.length === recipe.encodingDim;
    return isOf ? answer : null;
  }

  #goTo(share: number): void {
    const view = this.view;
    const other = view && this.#otherCode(view);
    if (!other) return;
    const label = view.snapshot.samples?.labels?.[this.#place ?? 0] ?? null;
    this.#desk.between(other, label, share);
  }
}

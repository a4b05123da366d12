import {html, type TemplateResult} from 'lit';
import {pixels, side} from '../../pixels/size.ts';
import {Query} from '../parts/controls/query.ts';
import {errorsByMark, dab, line, corrupted, stroke, type Stroke} from './brush.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {inspectorStyles} from '../parts/inspector/inspector-styles.ts';
import {corruptStyles} from './corrupt-styles.ts';
import {corruptionOf} from '../../recipe/corruption.ts';
import {corruptedValues} from './corrupted-images.ts';
import {pictureAt, type NoiseRows, type Shown} from './noise-rows.ts';
import {pixelAfter} from '../parts/inspector/pixel-trace.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** Noise of the brush where the training has no gaussian one. */
const defaultFactor = 0.5;

interface Pixel {
  readonly row: number;
  readonly column: number;
}

/** One picture that the reader corrupts by hand, and what the network makes of it. */
export class CorruptPanel extends Part<NoiseView> {
  static override readonly styles = [inspectorStyles, corruptStyles];
  readonly #rows: NoiseRows;
  readonly #tell: (text: string) => void;
  readonly #query: Query<'reconstruct'>;
  #marks = new Uint8Array(pixels);
  /** The picture the marks are on. */
  #of: {readonly samples: unknown; readonly place: number} | null = null;
  #corrupted: {readonly values: Float32Array} | null = null;
  /** What the reader chose; before that, what the network has learned to mend. */
  #chosen: Stroke | null = null;
  #cursor = 14 * side + 14;
  #last: Pixel | null = null;

  /** @param tell says a line to those who hear the page */
  constructor(host: PartHost, rows: NoiseRows, tell: (text: string) => void) {
    super(host);
    this.#rows = rows;
    this.#tell = tell;
    this.#query = new Query(host, 'reconstruct');
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun} = view;
    const {noise} = messages;
    const {inspector} = messages.run;
    const {spoil: say} = noise;
    const shown = this.#rows.shown(view);
    if (!shown) return html`<p class="note"><bdi>${say.hint}</bdi></p>`;
    const place = this.#take(shown);
    const label = shown.samples.labels?.[place] ?? null;
    const name = inspector.named(noun, label, null);
    return html`
      <div class="corrupting">
        <figure>
          <div
            class="enlarged easel"
            part="easel"
            role="application"
            tabindex="0"
            aria-label=${say.canvas(name)}
            @keydown=${this.#keyPressed}
            @pointerdown=${this.#pressed}
            @pointermove=${this.#moved}
            @pointerup=${this.#lifted}
            @pointercancel=${this.#lifted}
          >
            <canvas class="corrupted" width=${side} height=${side}></canvas>
            <span
              class="brush"
              style="left: ${((this.#cursor % side) - 2) * (100 / side)}%; top: ${(Math.floor(this.#cursor / side) - 2) * (100 / side)}%"
            ></span>
          </div>
          <figcaption aria-hidden="true"><bdi>${say.spoiled}</bdi></figcaption>
        </figure>
        <figure>
          <div class="enlarged" part="enlarged">
            <canvas class="repaired" width=${side} height=${side}></canvas>
          </div>
          <figcaption aria-hidden="true"><bdi>${say.repaired}</bdi></figcaption>
        </figure>
        <div class="corrupt-side">
          <div class="line" role="radiogroup" aria-label=${say.mode}>
            ${this.#mode(stroke.noise, say.noise)} ${this.#mode(stroke.rub, say.rub)}
            <button class="quiet" part="button" type="button" @click=${this.#clear}>
              <bdi>${say.clear}</bdi>
            </button>
          </div>
          ${this.#errors(view, shown, place)}
        </div>
      </div>
      ${this.#verdict(view, shown, place)}
    `;
  }

  protected override draw(view: NoiseView): void {
    const shown = this.#rows.shown(view);
    if (!shown) return;
    const {run, snapshot} = view;
    const {values} = this.#values(shown, this.#take(shown));
    if (snapshot.reconstructions) {
      const atOnce = this.#query.answered[0] !== values;
      const about = [values, snapshot.reconstructions, run.shown];
      this.#query.ask(run, about, () => ({images: values.slice()}), {atOnce});
    }
    const {renderRoot} = this.host;
    paintAll(renderRoot, 'canvas.corrupted', values);
    paintAll(renderRoot, 'canvas.repaired', this.#query.answer);
  }

  /** The selected one of the ten, else the first. A new picture is whole. */
  #take({samples, selected}: Shown): number {
    const place = Math.max(0, selected);
    if (this.#of?.samples !== samples || this.#of.place !== place) {
      this.#of = {samples, place};
      this.#marks = new Uint8Array(pixels);
      this.#corrupted = null;
      this.#query.forget();
    }
    return place;
  }

  #values({samples, clean}: Shown, place: number): {readonly values: Float32Array} {
    if (this.#corrupted) return this.#corrupted;
    const {recipe} = this.view!;
    const rule = corruptionOf(recipe);
    const factor = rule?.kind === 'gaussian' && rule.high > 0 ? rule.high : defaultFactor;
    const brush = {kind: 'gaussian', low: factor, high: factor} as const;
    const noise = {seed: recipe.seed, purpose: 'testNoise', epoch: 1} as const;
    const noisy = pictureAt(corruptedValues(samples, brush, noise), place);
    return (this.#corrupted = {values: corrupted(pictureAt(clean, place), noisy, this.#marks)});
  }

  #repaired(): Float32Array | null {
    return this.#query.answered[0] === this.#corrupted?.values ? this.#query.answer : null;
  }

  #errors({messages}: NoiseView, shown: Shown, place: number): TemplateResult {
    const {spoil: say} = messages.noise;
    const clean = pictureAt(shown.clean, place);
    const before = errorsByMark(this.#values(shown, place).values, clean, this.#marks);
    const made = this.#repaired();
    const after = made && errorsByMark(made, clean, this.#marks);
    if (before.marked === 0) return html`<p class="caption"><bdi>${say.hint}</bdi></p>`;
    return html`<dl class="traced">
      <div>
        <dt><bdi>${say.inside(before.marked)}</bdi></dt>
        <dd><bdi>${say.beforeAfter(before.inside, after?.inside ?? null)}</bdi></dd>
      </div>
      <div>
        <dt><bdi>${say.outside}</bdi></dt>
        <dd><bdi>${say.beforeAfter(before.outside, after?.outside ?? null)}</bdi></dd>
      </div>
    </dl>`;
  }

  /** Said only of a network that has seen one level of noise everywhere, and only where it does harm. */
  #verdict(
    {messages, recipe, run, linkedTo}: NoiseView,
    {clean}: Shown,
    place: number,
  ): TemplateResult | string {
    const {spoil: say} = messages.noise;
    const rule = corruptionOf(recipe);
    const made = this.#repaired();
    if (!made || !rule || rule.low !== rule.high || rule.high === 0) return '';
    const {outside, marked} = errorsByMark(made, pictureAt(clean, place), this.#marks);
    if (marked === 0 || outside === 0) return '';
    const train = () => {
      run.startOver({'noise-factor': `0-${rule.high}`});
    };
    return html`<p class="say"><bdi>${say.everywhere(outside)}</bdi></p>
      ${
        linkedTo === null
          ? html`<div>
              <button part="button" type="button" @click=${train}>
                <bdi>${say.range(0, rule.high)}</bdi>
              </button>
            </div>`
          : ''
      }`;
  }

  get #paint(): Stroke {
    const isMasked = this.view && corruptionOf(this.view.recipe)?.kind === 'masking';
    return this.#chosen ?? (isMasked ? stroke.rub : stroke.noise);
  }

  #mode(paint: Stroke, words: string): TemplateResult {
    return html`<label class="check">
      <input
        type="radio"
        name="brush"
        .checked=${this.#paint === paint}
        @change=${() => {
          this.#chosen = paint;
          this.host.requestUpdate();
        }}
      />
      <bdi>${words}</bdi>
    </label>`;
  }

  #changed(): void {
    this.#corrupted = null;
    this.host.requestUpdate();
  }

  readonly #clear = (): void => {
    this.#marks = new Uint8Array(pixels);
    this.#changed();
  };

  readonly #pressed = (event: PointerEvent): void => {
    const easel = event.currentTarget as HTMLElement;
    // What was not pressed by a person cannot be held.
    if (event.isTrusted) easel.setPointerCapture(event.pointerId);
    this.#last = placeOf(event, easel);
    this.#cursor = within(this.#last);
    dab(this.#marks, this.#last.row, this.#last.column, this.#paint);
    this.#changed();
  };

  readonly #moved = (event: PointerEvent): void => {
    const easel = event.currentTarget as HTMLElement;
    if (!this.#last) return;
    for (const each of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      const to = placeOf(each, easel);
      line(this.#marks, this.#last, to, this.#paint);
      this.#last = to;
    }
    this.#cursor = within(this.#last);
    this.#changed();
  };

  readonly #lifted = (): void => {
    this.#last = null;
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.view) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      dab(this.#marks, Math.floor(this.#cursor / side), this.#cursor % side, this.#paint);
      this.#changed();
      this.#say();
      return;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') this.#clear();
    const to = pixelAfter(event.key, this.#cursor);
    if (to === null) return;
    event.preventDefault();
    this.#cursor = to;
    // With Shift it paints as it goes.
    if (event.shiftKey) {
      dab(this.#marks, Math.floor(to / side), to % side, this.#paint);
      this.#changed();
    }
    this.#say();
    this.host.requestUpdate();
  };

  #say(): void {
    const {spoil: say} = this.view!.messages.noise;
    const marked = this.#marks.reduce((count, mark) => count + (mark ? 1 : 0), 0);
    this.#tell(say.heard(Math.floor(this.#cursor / side) + 1, (this.#cursor % side) + 1, marked));
  }
}

function placeOf({clientX, clientY}: PointerEvent, easel: Element): Pixel {
  const {left, top, width, height} = easel.getBoundingClientRect();
  return {
    row: Math.floor(((clientY - top) / height) * side),
    column: Math.floor(((clientX - left) / width) * side),
  };
}

const within = ({row, column}: Pixel): number => {
  const inside = (at: number) => Math.max(0, Math.min(side - 1, at));
  return inside(row) * side + inside(column);
};

import {html, nothing, type TemplateResult} from 'lit';
import {shareOf} from '../../charts/own-place.ts';
import type {CodeMessages} from '../../locales/messages/code.ts';
import type {PartHost, View} from '../base/content.ts';
import {Part} from '../parts/part.ts';
import {paintCodes} from '../parts/digits/paint-codes.ts';
import {barsStyles} from './bars-styles.ts';
import {rangeOf, type Desk} from './desk.ts';

export type CodeView = View<'run' | 'codeShell' | 'code'>;

/** So many numbers are bars one by one; of longer codes a strip shows all, and bars the largest. */
const mostBars = 64;
const largestShown = 32;

/** How a number is dead: on no test image it is anything but the same. */
export const isDead = (least: number, most: number): boolean =>
  most - least <= 1e-6 * Math.max(1, Math.abs(most));

/** The numbers of a code, to be dragged, typed, switched off. */
export class Bars extends Part<CodeView> {
  static override readonly styles = [barsStyles];
  readonly #desk: Desk;
  readonly #tell: (text: string) => void;
  #unit = 0;
  #dragging = false;
  #units: readonly number[] = [];
  #scale = 1;

  /** @param tell says a line to those who hear the page */
  constructor(host: PartHost, desk: Desk, tell: (text: string) => void) {
    super(host);
    this.#desk = desk;
    this.#tell = tell;
  }

  /** The number that is worked on, counted from 0. */
  get unit(): number {
    return this.#unit;
  }

  set unit(unit: number) {
    this.#unit = unit;
    this.host.requestUpdate();
  }

  protected override template(view: CodeView): TemplateResult {
    const {messages} = view;
    const {code: say} = messages;
    const {format} = messages.shell;
    const code = this.#desk.code(view);
    if (!code) return html`<div class="bars-room"></div>`;
    const statistics = this.#desk.statistics(view);
    this.#scale = this.#scaleOf(view, code);
    this.#units = unitsOf(this.#desk.own(view)!);
    const negative = rangeOf(view.recipe)[0] < 0;
    const stop = this.#units.includes(this.#unit) ? this.#unit : this.#units[0];
    const [least, most] = this.#bounds(view);
    return html`<div class="bars-room">
      ${code.length > mostBars ? html`<canvas class="code all-units"></canvas>` : nothing}
      <div
        class="bars ${negative ? 'signed' : ''}"
        part="bars"
        role="group"
        aria-label=${say.bars(code.length, this.#units.length)}
        @pointerdown=${this.#pressed}
        @pointermove=${this.#moved}
        @pointerup=${this.#released}
        @pointercancel=${this.#released}
        @keydown=${this.#keyPressed}
        @focusin=${this.#focused}
      >
        ${this.#units.map((unit) => {
          const value = code[unit];
          const share = Math.max(-1, Math.min(1, value / this.#scale));
          const dead = statistics ? isDead(statistics.least[unit], statistics.most[unit]) : false;
          const isOff = this.#desk.off.has(unit);
          return html`<div
            class="bar ${isOff ? 'off' : ''} ${dead ? 'dead' : ''} ${unit === stop ? 'at' : ''}"
            part="bar"
            role="slider"
            aria-orientation="vertical"
            aria-label=${say.unit(unit + 1)}
            aria-valuemin=${least}
            aria-valuemax=${most}
            aria-valuenow=${value}
            aria-valuetext=${[format.fixed(value, 2), isOff ? say.isOff : [], dead ? say.isDead : []].flat().join(', ')}
            tabindex=${unit === stop ? 0 : -1}
            data-unit=${unit}
          >
            <i
              .style=${`block-size:${(Math.abs(share) * (negative ? 50 : 100)).toFixed(2)}%;inset-block-${
                negative ? (share < 0 ? 'start:50%' : 'end:50%') : 'end:0'
              }`}
            ></i>
          </div>`;
        })}
      </div>
      ${this.#line(view, code, stop)}
    </div>`;
  }

  protected override draw(view: CodeView): void {
    if ((this.#desk.code(view)?.length ?? 0) > mostBars)
      paintCodes(this.host.renderRoot, 'canvas.all-units', this.#desk.code(view));
  }

  /** The number that is worked on: what it is, to be typed, switched off and on. */
  #line({messages}: CodeView, code: Float32Array, unit: number): TemplateResult {
    const {code: say} = messages;
    const isOff = this.#desk.off.has(unit);
    return html`<div class="line number-line">
      <label class="field"
        ><bdi>${say.unit(unit + 1)}</bdi
        ><input
          type="text"
          part="input"
          inputmode="decimal"
          size="6"
          .defaultValue=${messages.shell.format.fixed(code[unit], 2)}
          .value=${messages.shell.format.fixed(code[unit], 2)}
          @change=${(event: Event) => this.#typed(event, unit)}
      /></label>
      <button
        class="quiet"
        part="button"
        type="button"
        aria-pressed=${isOff}
        @click=${() => this.#desk.switch([unit], isOff)}
      >
        <bdi>${say.off}</bdi>
      </button>
    </div>`;
  }

  /** Full height: what the codes of all test images reach, or this digit's, half as much again; it stays as a hand moves. */
  #scaleOf(view: CodeView, code: Float32Array): number {
    if (this.#dragging) return this.#scale;
    const statistics = this.#desk.statistics(view);
    let largest = 0;
    if (statistics)
      for (let unit = 0; unit < code.length; unit++)
        largest = Math.max(largest, Math.abs(statistics.least[unit]), Math.abs(statistics.most[unit]));
    else for (const value of this.#desk.own(view)!) largest = Math.max(largest, 1.5 * Math.abs(value));
    return largest || 1;
  }

  #bounds({recipe}: CodeView): readonly [number, number] {
    const [least, most] = rangeOf(recipe);
    return [Math.max(least, -this.#scale), Math.min(most, this.#scale)];
  }

  #set(unit: number, value: number): void {
    const view = this.view;
    if (!view) return;
    const [least, most] = rangeOf(view.recipe);
    this.#desk.set(unit, Math.min(most, Math.max(least, value)));
  }

  #typed(event: Event, unit: number): void {
    const input = event.target as HTMLInputElement;
    const value = Number(input.value.trim().replace('−', '-').replace(',', '.'));
    if (input.value.trim() !== '' && Number.isFinite(value)) this.#set(unit, value);
    // What is no number is put back: to the template nothing has changed.
    else input.value = input.defaultValue;
  }

  readonly #pressed = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#dragging = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const bar = this.#drag(event);
    bar?.focus({preventScroll: true});
  };

  readonly #moved = (event: PointerEvent): void => {
    if (this.#dragging) this.#drag(event);
  };

  readonly #released = (): void => {
    this.#dragging = false;
  };

  /** Sets the bar under the hand, and stays with it, to its height. */
  #drag(event: PointerEvent): HTMLElement | null {
    const box = event.currentTarget as HTMLElement;
    const view = this.view;
    if (!view) return null;
    const [across, down] = shareOf(event, box);
    const place = Math.floor((box.matches(':dir(rtl)') ? 1 - across : across) * this.#units.length);
    const unit =
      event.type === 'pointerdown'
        ? this.#units[Math.max(0, Math.min(this.#units.length - 1, place))]
        : this.#unit;
    const height = 1 - Math.max(0, Math.min(1, down));
    const negative = rangeOf(view.recipe)[0] < 0;
    this.#unit = unit;
    this.#set(unit, (negative ? 2 * height - 1 : height) * this.#scale);
    return box.querySelector(`[data-unit="${unit}"]`);
  }

  readonly #focused = (event: FocusEvent): void => {
    const unit = (event.target as HTMLElement).dataset['unit'];
    if (unit !== undefined && Number(unit) !== this.#unit) this.unit = Number(unit);
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const view = this.view;
    const bar = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || !view) return;
    const code = this.#desk.code(view);
    if (!code || bar.dataset['unit'] === undefined) return;
    const unit = Number(bar.dataset['unit']);
    const at = this.#units.indexOf(unit);
    const ahead = bar.matches(':dir(rtl)') ? -1 : 1;
    const to = {ArrowLeft: at - ahead, ArrowRight: at + ahead}[event.key];
    const [least, most] = this.#bounds(view);
    const value = {
      ArrowUp: code[unit] + this.#scale / 50,
      ArrowDown: code[unit] - this.#scale / 50,
      PageUp: code[unit] + this.#scale / 5,
      PageDown: code[unit] - this.#scale / 5,
      Home: least,
      End: most,
    }[event.key];
    if (to === undefined && value === undefined) return;
    event.preventDefault();
    if (value !== undefined) {
      this.#set(unit, value);
      return;
    }
    const next = this.#units[to!];
    if (next === undefined) return;
    this.unit = next;
    bar.parentElement!.querySelector<HTMLElement>(`[data-unit="${next}"]`)?.focus();
    const say: CodeMessages = view.messages.code;
    this.#tell(say.unit(next + 1));
  };
}

/** The numbers that are bars: all, or of a long code the largest, as they stand. */
function unitsOf(code: Float32Array): readonly number[] {
  const all = Array.from(code, (_, unit) => unit);
  if (code.length <= mostBars) return all;
  return all
    .sort((a, b) => Math.abs(code[b]) - Math.abs(code[a]))
    .slice(0, largestShown)
    .sort((a, b) => a - b);
}

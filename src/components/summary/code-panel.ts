import {html, type TemplateResult} from 'lit';
import {asCode} from '../../recipe/as-code/as-code.ts';
import {libraries, type CodeComments, type CodeLine, type Library} from '../../recipe/as-code/line.ts';
import {keras3Rates} from '../../recipe/as-code/keras-3-rates.ts';
import {fields, learningRates} from '../../recipe/fields.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {textOf} from '../../recipe/write.ts';
import type {PartHost, View} from '../base/content.ts';
import {button} from '../parts/controls/button.ts';
import {CopyOut} from '../parts/controls/copy-out.ts';
import {copyStyles} from '../parts/controls/copy-styles.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {Part} from '../parts/part.ts';
import {codePanelStyles} from './code-panel-styles.ts';

type CodeView = View<'summaryDetails'>;

/** The recipe as code of the library that the reader chooses; each line says which attributes it comes from. */
export class CodePanel extends Part<CodeView> {
  static override readonly styles = [copyStyles, codePanelStyles];
  readonly #copy: CopyOut;
  readonly #written = memoizeLast((library: Library, recipe: Recipe, say: CodeComments) =>
    asCode(library, recipe, say),
  );
  #library: Library = 'keras-3';
  #pointed: number | null = null;
  /** The line that was pressed. */
  #held: number | null = null;
  /** Of the arrow keys. */
  #stop = 0;
  #hasFocus = false;
  /** Another code is read from its beginning. */
  #toTop = false;

  constructor(host: PartHost) {
    super(host);
    this.#copy = new CopyOut(host);
  }

  protected override template({recipe, messages}: CodeView): TemplateResult {
    const {code: say} = messages.summaryDetails;
    const library = this.#library;
    const written = this.#written(library, recipe, say.comments);
    const stop = written[this.#stop]?.text ? this.#stop : 0;
    const text = written.map((line) => line.text).join('\n') + '\n';
    const said = this.#pointed ?? (this.#hasFocus ? stop : this.#held);
    return html`<div class="code-head">
        <div class="line" role="group" aria-label=${say.choose}>
          ${libraries.map((value) =>
            button(say.libraries[value], () => this.#choose(value), {pressed: value === library}),
          )}
        </div>
        ${this.#copy.button(text, say)}
      </div>
      ${this.#copy.byHand(text, say)}
      <div
        class="code"
        part="code"
        role="listbox"
        dir="ltr"
        translate="no"
        aria-label=${say.label(say.libraries[library])}
        @keydown=${this.#keyPressed}
        @pointerover=${this.#pointer}
        @pointerleave=${() => this.#point(null)}
        @click=${this.#pressed}
        @focusin=${() => this.#focus(true)}
        @focusout=${() => this.#focus(false)}
      >
        ${written.map((line, i) =>
          line.text === ''
            ? html`<div class="code-line"><br /></div>`
            : html`<div
                class="code-line ${line.fields.length > 0 && i === said ? 'lit' : ''}"
                part="code-line"
                role="option"
                aria-selected=${i === said}
                aria-label="${line.text}; ${attributesOf(line, recipe) || say.none}"
                tabindex=${i === stop ? 0 : -1}
                data-line=${i}
                .textContent=${line.text}
              ></div>`,
        )}
      </div>
      <p class="caption says">
        ${
          said === null
            ? html`<bdi>${say.hint}</bdi>`
            : html`<bdi
                >${attributesOf(written[Math.min(said, written.length - 1)], recipe) || say.none}</bdi
              >`
        }
      </p>
      ${this.#defaults(library, recipe, messages)}`;
  }

  protected override draw(): void {
    if (this.#toTop) this.host.renderRoot.querySelector('.code')?.scrollTo(0, 0);
    this.#toTop = false;
  }

  /** Where Keras 3 would start with another learning rate than the tutorial's library. */
  #defaults(
    library: Library,
    {optimizer}: Recipe,
    {summaryDetails, shell}: CodeView['messages'],
  ): TemplateResult {
    const now = keras3Rates[optimizer];
    const then = learningRates[optimizer];
    if (library !== 'keras-3' || now === then) return html`<p class="caption defaults"></p>`;
    const written = (rate: string) => shell.format.fixed(Number(rate), rate.split('.')[1]?.length ?? 0);
    return html`<p class="caption defaults">
      <bdi>${summaryDetails.code.defaults(optimizer, written(then), written(now))}</bdi>
    </p>`;
  }

  #choose(library: Library): void {
    this.#library = library;
    this.#stop = 0;
    this.#held = null;
    this.#toTop = true;
    this.host.requestUpdate();
  }

  #point(line: number | null): void {
    if (line === this.#pointed) return;
    this.#pointed = line;
    this.host.requestUpdate();
  }

  #focus(has: boolean): void {
    this.#hasFocus = has;
    this.host.requestUpdate();
  }

  readonly #pointer = (event: PointerEvent): void => {
    const line = (event.target as Element).closest<HTMLElement>('[data-line]');
    this.#point(line ? Number(line.dataset['line']) : null);
  };

  readonly #pressed = (event: Event): void => {
    const line = (event.target as Element).closest<HTMLElement>('[data-line]');
    if (!line) return;
    const place = Number(line.dataset['line']);
    this.#held = this.#held === place ? null : place;
    this.host.requestUpdate();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#pressed(event);
      return;
    }
    const lines = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role="option"]')];
    const at = lines.indexOf((event.target as Element).closest<HTMLElement>('[role="option"]')!);
    const to = {ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: lines.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = lines[to];
    if (!next) return;
    this.#stop = Number(next.dataset['line']);
    this.#pointed = null;
    next.focus();
    this.host.requestUpdate();
  };
}

/** `learning-rate="1"`, of each field that a line comes from. */
const attributesOf = ({fields: names}: CodeLine, recipe: Recipe): string =>
  fields
    .filter(({name}) => names.includes(name))
    .map((field) => `${field.attribute}="${textOf(field, recipe)}"`)
    .join(', ');

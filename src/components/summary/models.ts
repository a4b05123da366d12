import type {TemplateResult} from 'lit';
import type {Format} from '../../locales/format.ts';
import type {SummaryRow} from '../../network/summary.ts';
import type {View} from '../base/content.ts';
import {Part} from '../parts/part.ts';
import {layersView, summariesOf} from './layers-view.ts';
import {litStyles} from './lit-styles.ts';

/** The layer that is pointed at, or has the focus, or whose name was pressed, stands out wherever it is. */
export class Models extends Part<View<'summary'>> {
  static override readonly styles = [litStyles];
  #pointed: number | null = null;
  #focused: number | null = null;
  #held: number | null = null;

  protected override template(view: View<'summary'>): TemplateResult {
    const {recipe, messages} = view;
    const [{rows}] = summariesOf(recipe).models;
    const wanted = this.#pointed ?? this.#focused ?? this.#held;
    // What is no longer there does not stand out.
    const row = wanted === null ? undefined : rows[wanted + 1];
    const says = row ? sumOf(row, rows[row.layer].units, messages.shell.format) : messages.summary.hint;
    return layersView(view, {lit: row?.layer ?? null, held: this.#held, says, heard: this.heard});
  }

  /**
   * Of events that came before it did, what is still so.
   * @param pressed what was pressed meanwhile
   */
  begin(pressed: EventTarget | null): void {
    const root = this.host.renderRoot as ShadowRoot;
    this.#focused = layerOf(root.activeElement);
    this.#pointed = layerOf(root.querySelector('[data-layer]:hover'));
    this.#held = layerOf(pressed);
  }

  readonly heard = (event: Event): void => {
    if (event instanceof KeyboardEvent) turn(event);
    else if (event instanceof FocusEvent)
      this.#focused = layerOf(event.type === 'focusin' ? event.target : event.relatedTarget);
    else if (event.type === 'click') {
      const pressed = layerOf((event.target as Element).closest('button'));
      // What is let go of stands out no more, though pointer and focus are still there.
      if (pressed !== null && this.#held === pressed) this.#held = this.#pointed = this.#focused = null;
      else if (pressed !== null) this.#held = pressed;
    }
    // A finger presses, and rests nowhere.
    else if (event instanceof PointerEvent && event.pointerType !== 'touch')
      this.#pointed = event.type === 'pointerleave' ? null : layerOf(event.target);
    this.host.requestUpdate();
  };
}

/** Where a layer's numbers come from, in signs that every language reads: kernel 784 × 32 + bias 32 = 25,120. */
const sumOf = ({name, units, parameters}: SummaryRow, inputs: number, {count}: Format): string =>
  `${name}: kernel ${count(inputs)} × ${count(units)} + bias ${count(units)} = ${count(parameters)}`;

/** Arrow keys lead from layer to layer of a table. */
function turn(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const table = (event.target as Element).closest('table');
  if (!table) return;
  const all = [...table.querySelectorAll<HTMLElement>('button')];
  const at = all.indexOf(event.target as HTMLElement);
  const to = {ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1}[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}

/** The layer that something belongs to; null for an input, and for what belongs to none. */
function layerOf(target: EventTarget | null): number | null {
  const of = (target as Element | null)?.closest?.<HTMLElement>('[data-layer]');
  const layer = Number(of?.dataset['layer'] ?? -1);
  return layer >= 0 ? layer : null;
}

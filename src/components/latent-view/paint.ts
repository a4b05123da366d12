import {html, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {drawDigit} from '../../charts/digit.ts';
import {pixels, side} from '../../pixels/size.ts';
import {fullByte} from '../../pixels/values.ts';

/** What each canvas shows now. */
const shown = new WeakMap<HTMLCanvasElement, readonly [unknown, number, string]>();

/** Draws a picture, unless the canvas shows just that. Null empties it. */
export function paint(canvas: HTMLCanvasElement, values: ArrayLike<number> | null, place = 0): void {
  const ink = getComputedStyle(canvas).color;
  const before = shown.get(canvas);
  if (before?.[0] === values && before[1] === place && before[2] === ink) return;
  shown.set(canvas, [values, place, ink]);
  if (values)
    drawDigit(canvas, values, {from: place * pixels, full: values instanceof Uint8Array ? fullByte : 1, ink});
  else canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

/** A canvas for {@link paint}, in its box. */
export function pictureTile(kind: string): TemplateResult {
  return html`<div class="tile" part="digit">
    <canvas class=${kind} width=${side} height=${side}></canvas>
  </div>`;
}

/** A button like all of them; `label` says more where its words are short. */
export function button(
  words: string,
  act: () => void,
  {
    pressed,
    off = false,
    label,
  }: {readonly pressed?: boolean; readonly off?: boolean; readonly label?: string} = {},
): TemplateResult {
  return html`<button
    class="quiet"
    part="button"
    type="button"
    aria-label=${ifDefined(label)}
    aria-pressed=${ifDefined(pressed)}
    aria-disabled=${off}
    @click=${() => !off && act()}
  >
    <bdi>${words}</bdi>
  </button>`;
}

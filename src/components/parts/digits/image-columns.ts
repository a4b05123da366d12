import {html, type TemplateResult} from 'lit';
import {side} from '../../../pixels/size.ts';

/** One picture, in its box. */
export function tile(part: string, kind: string): TemplateResult {
  return html`<div class="tile" part=${part}>${digitCanvas(kind)}</div>`;
}

/** A canvas for one picture, a pixel a value. */
export const digitCanvas = (kind: string): TemplateResult =>
  html`<canvas class=${kind} width=${side} height=${side}></canvas>`;

/** Columns of a row of digits that nobody chooses among: each an image, with its tiles above one another. */
export function imageColumns(
  names: readonly string[],
  tiles: (place: number) => TemplateResult,
): TemplateResult {
  return html`<ul class="pairs" role="list">
    ${names.map(
      (name, i) => html`<li><div class="pair" role="img" aria-label=${name}>${tiles(i)}</div></li>`,
    )}
  </ul>`;
}

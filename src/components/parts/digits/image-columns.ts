import {html, type TemplateResult} from 'lit';

/** A canvas for one picture, in its box. */
export function tile(part: string, kind: string): TemplateResult {
  return html`<div class="tile" part=${part}><canvas class=${kind} width="28" height="28"></canvas></div>`;
}

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

import {html, nothing, type TemplateResult} from 'lit';
import type {SummaryMessages} from '../../locales/messages/summary.ts';
import type {Format} from '../../locales/format.ts';

/** How high a layer stands, 0–1: by the logarithm of its units, so that 784 and 2 are both seen. */
export const heightOf = (units: number, most: number): number => Math.log2(1 + units) / Math.log2(1 + most);

/** So many stand beside each other with a number under each, on a phone too. */
const mostNamed = 7;

/**
 * The layers from left to right, or as the page reads, each as high as its units are many, with what flows between.
 * @param units of the input and of every layer
 * @param codeAt the place of the code among them
 * @param lit the layer that stands out, counted from 0 without the input
 */
export function diagram(
  units: readonly number[],
  codeAt: number,
  {
    say,
    halves,
    format,
    lit,
  }: {
    readonly say: SummaryMessages['diagram'];
    /** What encoder and decoder are called. */
    readonly halves: readonly [string, string];
    readonly format: Format;
    readonly lit: number | null;
  },
): TemplateResult {
  const most = Math.max(...units);
  const named = (place: number) =>
    units.length <= mostNamed || [0, codeAt, units.length - 1].includes(place) || place - 1 === lit;
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const links = units.length - 1;
  return html`<div class="diagram" part="diagram" role="img" aria-label=${say.label(units)}>
    <div class="halves" .style=${`grid-template-columns:${codeAt}fr ${links - codeAt}fr`}>
      ${halves.map((half) => html`<span><bdi>${half}</bdi></span>`)}
    </div>
    <div class="stack">
      ${units.map((count, place) => {
        const height = heightOf(count, most);
        const next = units[place + 1];
        return html`<div
            class="units ${place - 1 === lit ? 'lit' : ''} ${place === codeAt ? 'code-units' : ''}"
            data-layer=${place - 1}
          >
            <i .style=${`block-size:${percent(height)}`}></i>
            <small>${named(place) ? format.count(count) : nothing}</small>
          </div>
          ${
            next === undefined
              ? nothing
              : html`<div class="flow ${place === lit ? 'lit' : ''}" data-layer=${place}>
                  <i .style=${`clip-path:${between(height, heightOf(next, most))}`}></i>
                </div>`
          }`;
      })}
    </div>
    <p class="scale"><bdi>${say.scale}</bdi></p>
  </div>`;
}

/** From one height to the next, both about the middle. */
function between(from: number, to: number): string {
  const edge = (height: number, sign: number) => `${(50 + sign * 50 * height).toFixed(2)}%`;
  return `polygon(0 ${edge(from, -1)},100% ${edge(to, -1)},100% ${edge(to, 1)},0 ${edge(from, 1)})`;
}

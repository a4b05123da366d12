import {html, nothing, type TemplateResult} from 'lit';
import type {View} from '../base/content.ts';
import {shellMessage} from '../base/problem.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';

const figure = (words: string, tile: TemplateResult) =>
  html`<figure>
    ${tile}
    <figcaption><bdi>${words}</bdi></figcaption>
  </figure>`;
const empty = html`<div class="tile" part="digit"></div>`;

/** What stands in the boxes of the latent view before anybody acts. */
interface Sights {
  readonly head: TemplateResult;
  /** In the square; its name is said elsewhere. */
  readonly map: TemplateResult | typeof nothing;
  readonly zoom: TemplateResult | typeof nothing;
  readonly original: TemplateResult;
  /** A picture that nobody knows yet. */
  readonly unknown: TemplateResult;
  readonly sample: string | null;
  readonly legend: TemplateResult;
  readonly epochs: TemplateResult;
}

const boxes: Sights = {
  head: html`<div class="map-head"></div>`,
  map: nothing,
  zoom: nothing,
  original: empty,
  unknown: empty,
  sample: null,
  legend: html`<div class="legend"></div>`,
  epochs: html`<div class="epochs"></div>`,
};

/** Map, pictures beside it, sentence: what stands in them, or the boxes alone. */
export function latentBody(
  view: View<'mapShell'>,
  {head, map, zoom, original, unknown, sample, legend, epochs}: Sights = boxes,
): TemplateResult {
  const {messages, snapshot, recipe, noun} = view;
  const {shell: say, mapShell} = messages;
  const explanation = shellExplanation(snapshot, recipe);
  const asks = explanation.code === 'idle' || explanation.code === 'idle-noise';
  return html`
    <div class="map-stage">
      ${head}
      <div class="place">
        <div class="map-box">
          <div class="map" part="map" role="img" aria-label=${mapShell.empty}>${map}</div>
          ${zoom}
        </div>
        <div class="pictures" part="pictures">
          ${figure(say.pictures.original, original)} ${figure(say.pictures.reconstruction, unknown)}
          <div class="notes">
            <p><bdi>${mapShell.place}</bdi></p>
            <p class="sample"><bdi>${sample}</bdi></p>
          </div>
        </div>
      </div>
      ${legend}
    </div>
    ${epochs}
    ${shellMessage(view, explanation, asks ? mapShell.question(noun, recipe.encodingDim) : undefined)}
  `;
}

import {html, nothing, type TemplateResult} from 'lit';
import type {View} from '../base/content.ts';
import {shellMessage} from '../base/problem.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';

const figure = (words: string, tile: TemplateResult) =>
  html`<figure>
    ${tile}
    <figcaption>${words}</figcaption>
  </figure>`;
const empty = html`<div class="tile" part="digit"></div>`;

/** What stands in the boxes of the latent view before anybody acts. */
interface Sights {
  /** In the square; its name is said elsewhere. */
  readonly map: TemplateResult | typeof nothing;
  readonly original: TemplateResult;
  /** A picture that nobody knows yet. */
  readonly unknown: TemplateResult;
}

/** Map, pictures beside it, sentence: what stands in them, or the boxes alone. */
export function latentBody(
  view: View<'mapShell'>,
  {map, original, unknown}: Sights = {map: nothing, original: empty, unknown: empty},
): TemplateResult {
  const {messages, snapshot, recipe, noun} = view;
  const {shell: say, mapShell} = messages;
  const explanation = shellExplanation(snapshot, recipe);
  const asks = explanation.code === 'idle' || explanation.code === 'idle-noise';
  return html`
    <div class="map-head"></div>
    <div class="place">
      <div class="map-box">
        <div class="map" part="map" role="img" aria-label=${mapShell.empty}>${map}</div>
      </div>
      <div class="pictures" part="pictures">
        ${figure(say.pictures.original, original)} ${figure(say.pictures.reconstruction, unknown)}
        <div class="notes">${mapShell.place}</div>
      </div>
    </div>
    <div class="legend"></div>
    ${shellMessage(view, explanation, asks ? mapShell.question(noun, recipe.encodingDim) : undefined)}
    <div class="epochs"></div>
  `;
}

import {html, nothing, type TemplateResult} from 'lit';
import type {Recipe} from '../../recipe/recipe.ts';

/** Pictures of units at first, and as many more at a press. */
export const shownAtOnce = 32;

/** Units of the first layer. */
export const firstUnits = ({hiddenUnits, encodingDim}: Pick<Recipe, 'hiddenUnits' | 'encodingDim'>): number =>
  hiddenUnits[0] ?? encodingDim;

/**
 * Room for a picture of each unit's weights.
 * @param shown how many there are, of `all`
 * @param picture of the unit that stands at a place
 * @param more shows more of them, where there are
 */
export function weightsRoom(
  all: number,
  {
    shown = Math.min(all, shownAtOnce),
    head = nothing,
    picture = () => html`<div class="tile" part="digit"></div>`,
    more = nothing,
    caption = nothing,
  }: {
    readonly shown?: number;
    readonly head?: unknown;
    readonly picture?: (place: number) => TemplateResult;
    readonly more?: unknown;
    readonly caption?: unknown;
  } = {},
): TemplateResult {
  return html`<div class="weights" part="weights">
    <div class="weights-head">${head}</div>
    <ul class="weights-grid" role="list">
      ${Array.from({length: shown}, (_, place) => html`<li>${picture(place)}</li>`)}
    </ul>
    ${all > shownAtOnce ? html`<div class="weights-more">${more}</div>` : nothing}
    <p class="caption weights-note"><bdi>${caption}</bdi></p>
  </div>`;
}

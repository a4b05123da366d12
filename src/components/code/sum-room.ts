import {html, type TemplateResult} from 'lit';
import type {Recipe} from '../../recipe/recipe.ts';

/** Numbers whose stencils are told one by one. */
export const told = 5;

/** Whether the decoder has one layer: then a picture is a sum of stencils. */
export const addsUp = ({hiddenUnits}: Pick<Recipe, 'hiddenUnits'>): boolean => hiddenUnits.length === 0;

/** A picture of a sum: the sign before it, the picture, what it is. */
export const summand = (sign: string, picture: TemplateResult, words = ''): TemplateResult =>
  html`<figure>
    <span aria-hidden="true">${sign}</span>
    ${picture}
    <figcaption aria-hidden="true"><bdi>${words}</bdi></figcaption>
  </figure>`;

/** Room for bias, stencils, the rest, their sum and what becomes of it; and for a sentence. */
export const sumRoom = (summands: readonly TemplateResult[], caption: unknown = ''): TemplateResult => html`
  <div class="stencil-sum" part="sum" dir="ltr">
    ${summands}
    ${Array.from({length: told + 4 - summands.length}, () =>
      summand('', html`<div class="tile empty-tile"></div>`),
    )}
  </div>
  <p class="caption sum-says"><bdi>${caption}</bdi></p>
`;

import {html, type TemplateResult} from 'lit';

/** Room for ten pictures, their codes and their reconstructions: the very boxes they will be drawn in. */
export const digitsRoom = (): TemplateResult => html`
  <div class="digits path" part="digits">
    <div class="rows-labels"></div>
    <div class="pairs">
      ${Array.from(
        {length: 10},
        () =>
          html`<div class="pair">
            <div class="tile"></div>
            <div class="tile bars"></div>
            <div class="tile"></div>
          </div>`,
      )}
    </div>
  </div>
`;

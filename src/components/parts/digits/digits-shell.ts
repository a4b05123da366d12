import {html, type TemplateResult} from 'lit';
import type {ShellView} from '../../base/content.ts';

/** Room for the ten pictures and their reconstructions: the very boxes they will be drawn in. */
export function firstDigits({messages, noun}: ShellView): TemplateResult {
  const {pictures: say} = messages.shell;
  return html`
    <div class="digits" part="digits" role="group" aria-label=${say.group(noun)}>
      <div class="rows-labels" aria-hidden="true">
        <span>${say.original}</span><span>${say.reconstruction}</span>
      </div>
      <ul class="pairs" role="list">
        ${Array.from(
          {length: 10},
          (_, i) =>
            html`<li>
              <div class="pair" role="img" aria-label=${say.awaited(noun, i)}>
                <div class="tile" part="digit"><span class="numeral">${i}</span></div>
                <div class="tile" part="digit reconstruction"></div>
              </div>
            </li>`,
        )}
      </ul>
      <p class="caption" aria-hidden="true"><bdi>${say.caption(noun)}</bdi></p>
    </div>
  `;
}

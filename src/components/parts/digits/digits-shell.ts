import {html, type TemplateResult} from 'lit';
import type {ShellView} from '../../base/content.ts';
import {imageColumns} from './image-columns.ts';

/** Room for the ten pictures and their reconstructions: the very boxes they will be drawn in. */
export function shellDigits({messages, noun}: ShellView): TemplateResult {
  const {pictures: say} = messages.shell;
  return html`
    <div class="digits" part="digits" role="group" aria-label=${say.group(noun)}>
      <div class="rows-labels" aria-hidden="true">
        <span>${say.original}</span><span>${say.reconstruction}</span>
      </div>
      ${imageColumns(
        Array.from({length: 10}, (_, i) => say.awaited(noun, i)),
        (i) =>
          html`<div class="tile" part="digit"><span class="numeral">${i}</span></div>
            <div class="tile" part="digit reconstruction"></div>`,
      )}
      <p class="caption" aria-hidden="true"><bdi>${say.caption(noun)}</bdi></p>
    </div>
  `;
}

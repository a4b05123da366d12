import {html, type TemplateResult} from 'lit';
import type {NoiseShellView} from './noise-view.ts';
import {complaintsOf} from '../base/problem.ts';
import {imageColumns} from '../parts/digits/image-columns.ts';

/** Room for ten pictures, clean, noisy and denoised, and for the line of errors below them. */
export function shellNoiseRows({messages, noun}: NoiseShellView): TemplateResult {
  const {noiseShell: noise, shell} = messages;
  const {pictures} = shell;
  const rows = [noise.clean, noise.noisy, noise.denoised];
  return html`
    <div class="digits even" part="digits" role="group" aria-label=${pictures.group(noun)}>
      <div class="rows-labels three" aria-hidden="true">${rows.map((row) => html`<span>${row}</span>`)}</div>
      ${imageColumns(
        Array.from({length: 10}, (_, i) => pictures.awaited(noun, i)),
        (i) =>
          html`<div class="tile" part="digit"><span class="numeral">${i}</span></div>
            <div class="tile" part="digit"></div>
            <div class="tile" part="digit reconstruction"></div>`,
      )}
      <p class="caption" aria-hidden="true"><bdi>${rows.join(' / ')}</bdi></p>
    </div>
    <div class="figures-room"></div>
  `;
}

/** Room for slider and tabs, and the offer to see pictures before anything is trained. */
export function shellTabs(view: NoiseShellView): TemplateResult {
  const {messages, run, snapshot, linkedTo} = view;
  const free = complaintsOf(view).length === 0 && snapshot.status === 'idle';
  return html`
    <div class="level-room"></div>
    <div class="tabs-room">
      ${
        linkedTo === null
          ? html`<button
              part="button"
              type="button"
              aria-disabled=${!free}
              @click=${() => free && run.prepare()}
            >
              <bdi>${messages.noiseShell.look}</bdi>
            </button>`
          : ''
      }
    </div>
  `;
}

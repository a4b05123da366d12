import {html, type TemplateResult} from 'lit';
import type {NoiseShellView} from './noise-view.ts';
import {imageColumns} from '../parts/digits/image-columns.ts';

/** Room for one digit large, with what comes of it; for ten of them, clean, noisy and denoised; and for their errors. */
export function shellNoiseRows({messages, noun}: NoiseShellView): TemplateResult {
  const {noiseShell: noise, shell} = messages;
  const {pictures} = shell;
  const rows = [noise.clean, noise.noisy, noise.denoised];
  return html`
    <div class="stage">
      <div class="tile"></div>
      <div class="between"></div>
      <div class="tile"></div>
      <div class="below"></div>
    </div>
    <div class="digits even" part="digits" role="group" aria-label=${pictures.group(noun)}>
      <div class="rows-labels" aria-hidden="true">${rows.map((row) => html`<span>${row}</span>`)}</div>
      ${imageColumns(
        Array.from({length: 10}, (_, i) => pictures.awaited(noun, i)),
        () =>
          html`<div class="tile" part="digit"></div>
            <div class="tile" part="digit"></div>
            <div class="tile" part="digit reconstruction"></div>`,
      )}
      <p class="caption" aria-hidden="true"><bdi>${rows.join(' / ')}</bdi></p>
    </div>
    <div class="figures-room"></div>
  `;
}

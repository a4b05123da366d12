import {html, type TemplateResult} from 'lit';
import {encoderSummary} from '../../network/summary.ts';
import {networkOf} from '../../recipe/derive.ts';
import type {NoiseView} from './noise-view.ts';

/** The layers, as Keras lists them. */
export function summaryTable({messages, recipe}: NoiseView): TemplateResult {
  const {summary} = messages.noise.stages;
  return html`<details class="summary" part="summary">
    <summary><code dir="ltr">${summary}</code></summary>
    <pre tabindex="0" role="region" aria-label=${summary} dir="ltr">${encoderSummary(networkOf(recipe))}</pre>
  </details>`;
}

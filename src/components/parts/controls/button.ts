import {html, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';

/** A button like all of them; `label` says more where its words are short. */
export function button(
  words: string,
  act: () => void,
  {
    pressed,
    off = false,
    label,
  }: {readonly pressed?: boolean; readonly off?: boolean; readonly label?: string} = {},
): TemplateResult {
  return html`<button
    class="quiet"
    part="button"
    type="button"
    aria-label=${ifDefined(label)}
    aria-pressed=${ifDefined(pressed)}
    aria-disabled=${off}
    @click=${() => !off && act()}
  >
    <bdi>${words}</bdi>
  </button>`;
}

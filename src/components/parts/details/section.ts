import {html, type TemplateResult} from 'lit';

/** A part of the details, under its title. */
export function section(title: string, part: string, inside: TemplateResult): TemplateResult {
  return html`<div class="section" part=${part} role="group" aria-label=${title}>
    <p class="title" aria-hidden="true"><bdi>${title}</bdi></p>
    ${inside}
  </div>`;
}

/** A box to tick. */
export function toggle(words: string, on: boolean, set: (on: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${on}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    />
    <bdi>${words}</bdi>
  </label>`;
}

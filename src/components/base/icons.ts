import {html, svg, type TemplateResult} from 'lit';

const icons = {
  play: svg`<path d="M3.5 1.8v10.4a.6.6 0 0 0 .9.5l8.6-5.2a.6.6 0 0 0 0-1L4.4 1.3a.6.6 0 0 0-.9.5z"/>`,
  pause: svg`<path d="M3 1.5h2.6v11H3zM8.4 1.5H11v11H8.4z"/>`,
  reset: svg`<path d="M7 2.2a4.8 4.8 0 1 1-4.6 3.5l1.4.4A3.3 3.3 0 1 0 7 3.7v2L3.4 2.9 7 .2z"/>`,
  cross: svg`<path d="M3.2 2 7 5.8 10.8 2 12 3.2 8.2 7 12 10.8 10.8 12 7 8.2 3.2 12 2 10.8 5.8 7 2 3.2z"/>`,
};

export type IconName = keyof typeof icons;

/** A small picture on a button, in the text's colour; what it means is said beside it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 14 14" aria-hidden="true">${icons[name]}</svg>`;
}

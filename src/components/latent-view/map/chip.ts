import {html, type TemplateResult} from 'lit';
import {icon} from '../../base/icons.ts';

/** On the map: what a tool has caught, and how to be rid of it. The focus goes to the map then, for its button goes. */
export function chip(
  part: string,
  words: TemplateResult,
  clear: {readonly words: string; readonly act: () => void},
): TemplateResult {
  const act = ({currentTarget}: Event) => {
    const map = (currentTarget as Element).closest('.map-box')?.querySelector<HTMLElement>('.map');
    clear.act();
    map?.focus({preventScroll: true});
  };
  return html`<div class="chip-on-map" part=${part}>
    <span>${words}</span>
    <button
      class="quiet"
      part="button"
      type="button"
      aria-label=${clear.words}
      title=${clear.words}
      @click=${act}
    >
      ${icon('cross')}
    </button>
  </div>`;
}

import {html, type TemplateResult} from 'lit';
import type {MapMessages} from '../../locales/messages/map.ts';

/** On the map: nearer, further, all of it. */
export function zoomButtons(
  say: MapMessages,
  acts: readonly [nearer: () => void, further: () => void, all: () => void],
): TemplateResult {
  const faces = [
    ['+', say.zoomIn],
    ['−', say.zoomOut],
    ['⤢', say.zoomAll],
  ];
  return html`<div class="zoom" role="group" aria-label=${say.zoom}>
    ${faces.map(
      ([face, words], i) =>
        html`<button
          class="quiet"
          part="button"
          type="button"
          aria-label=${words}
          title=${words}
          @click=${acts[i]}
        >
          <span aria-hidden="true">${face}</span>
        </button>`,
    )}
  </div>`;
}

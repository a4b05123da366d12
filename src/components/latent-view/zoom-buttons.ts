import {html, nothing, type TemplateResult} from 'lit';
import type {MapToolsMessages} from '../../locales/messages/map-tools.ts';

/**
 * On the map: nearer, further, all of it.
 * @param acts null before there is a map
 */
export function zoomButtons(
  say: MapToolsMessages,
  acts: readonly [nearer: () => void, further: () => void, all: () => void] | null,
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
          ?disabled=${!acts}
          @click=${acts?.[i] ?? nothing}
        >
          <span aria-hidden="true">${face}</span>
        </button>`,
    )}
  </div>`;
}

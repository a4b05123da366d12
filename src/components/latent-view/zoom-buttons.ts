import {html, type TemplateResult} from 'lit';
import type {MapMessages} from '../../locales/messages/map.ts';
import {faceButton} from './face-button.ts';

/** On the map: nearer, further, all of it. */
export const zoomButtons = (
  say: MapMessages,
  [nearer, further, all]: readonly [nearer: () => void, further: () => void, all: () => void],
): TemplateResult =>
  html`<div class="zoom" role="group" aria-label=${say.zoom}>
    ${faceButton('+', say.zoomIn, nearer)} ${faceButton('−', say.zoomOut, further)}
    ${faceButton('⤢', say.zoomAll, all)}
  </div>`;

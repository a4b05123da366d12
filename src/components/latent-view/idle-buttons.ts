import {html} from 'lit';
import {classColours} from './class-count.ts';
import {faceButton} from './face-button.ts';

/** The ten classes of digits, and of whatever else has ten, before there are points to hide. */
export const idleLegend = html`<div class="legend" part="legend" aria-hidden="true">
  ${Array.from(
    {length: classColours},
    (_, label) =>
      html`<button class="quiet" part="button" type="button" disabled>
        <i class="ink-${label}"></i><span>${label}</span>
      </button>`,
  )}
</div>`;

/** On the map, before there is anything to come nearer to. */
export const idleZoom = html`<div class="zoom" aria-hidden="true">
  ${[...'+−⤢'].map((face) => faceButton(face, null, null))}
</div>`;

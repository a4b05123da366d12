import {html, nothing, type TemplateResult} from 'lit';

/** Opens the list of the map's keys. @param turn null before there is a map */
export const keysButton = (title: string, open: boolean, turn: (() => void) | null): TemplateResult =>
  html`<button
    class="quiet"
    part="button"
    type="button"
    aria-label=${title}
    title=${title}
    aria-expanded=${open}
    ?disabled=${!turn}
    @click=${turn ?? nothing}
  >
    <span aria-hidden="true">?</span>
  </button>`;

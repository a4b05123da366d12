import {html, nothing, type TemplateResult} from 'lit';

/**
 * A button with one sign on it.
 * @param words what it does, for who hears it or rests the pointer on it; null where nobody is to hear of it yet
 * @param act null before there is a map
 * @param open whether what it opens is open; null where it opens nothing
 */
export const faceButton = (
  face: string,
  words: string | null,
  act: (() => void) | null,
  open: boolean | null = null,
): TemplateResult =>
  html`<button
    class="quiet"
    part="button"
    type="button"
    aria-label=${words ?? nothing}
    title=${words ?? nothing}
    aria-expanded=${open ?? nothing}
    ?disabled=${!act}
    @click=${act ?? nothing}
  >
    <span aria-hidden="true">${face}</span>
  </button>`;

import {html} from 'lit';
import type {MapChoice} from '../../recipe/map-choice.ts';
import {shellMessage} from '../base/problem.ts';
import type {Shell} from '../base/shell.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {mapStyles} from './map-shell-styles.ts';

const figure = (words: string) =>
  html`<figure>
    <div class="tile" part="digit"></div>
    <figcaption>${words}</figcaption>
  </figure>`;

/** The latent view before anybody acts: an empty map, and room for the pictures beside it. */
export const shell: Shell<'mapShell', 'map', MapChoice> = {
  styles: [digitsStyles, mapStyles],
  messages: ['map'],
  idle(view) {
    const {messages, snapshot, recipe} = view;
    const {shell: say, mapShell} = messages;
    return html`
      <div class="map-head"></div>
      <div class="place">
        <div class="map-box">
          <div class="map" part="map" role="img" aria-label=${mapShell.empty}></div>
          <p class="await" aria-hidden="true"><bdi>${mapShell.empty}</bdi></p>
        </div>
        <div class="pictures" part="pictures">
          ${figure(say.pictures.original)} ${figure(say.pictures.reconstruction)} ${figure(mapShell.place)}
        </div>
      </div>
      <div class="legend"></div>
      ${shellMessage(view, shellExplanation(snapshot, recipe))}
      <div class="epochs"></div>
    `;
  },
  loadContent: async () => (await import('./latent-content.ts')).createContent,
};

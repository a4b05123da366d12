import {html, type TemplateResult} from 'lit';
import {downloadBytes, isAtHand} from '../../../recipe/download.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import {dataName} from '../../base/noun.ts';
import type {View} from '../../base/content.ts';

/** Whether what needs images can be asked: they are loaded, or cost no download. */
export const hasData = ({snapshot, recipe}: View): boolean =>
  snapshot.data !== null || (hasNetwork(snapshot) && isAtHand(recipe));

/** In place of an answer that needs images nobody has loaded: what it needs, and the offer to load it. */
export function dataNeeded({trained, snapshot, recipe, messages}: View): TemplateResult {
  const {dataNeeded: say} = messages.run;
  return html`<p class="caption needed">
    <bdi>${say.line(dataName(recipe.dataset))}</bdi>
    <button
      class="quiet"
      part="button"
      type="button"
      ?disabled=${snapshot.status === 'loading'}
      @click=${() => trained.look()}
    >
      <bdi>${say.load(downloadBytes(recipe))}</bdi>
    </button>
  </p>`;
}

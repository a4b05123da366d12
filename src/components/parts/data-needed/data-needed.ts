import {html, type TemplateResult} from 'lit';
import {downloadBytes, isAtHand} from '../../../recipe/download.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import {dataName} from '../../base/noun.ts';
import type {View} from '../../base/content.ts';
import type {RunHandle} from '../../base/run-handle.ts';

/** Whether what needs images can be asked: they are loaded, or cost no download. */
export const hasData = ({run, snapshot, recipe}: View): boolean =>
  snapshot.data !== null || (hasNetwork(snapshot) && isAtHand(recipe) && !lacksAuthorData(run));

/** Whether it is of an author's arrays that are not here. */
const lacksAuthorData = ({own}: Pick<RunHandle, 'own'>): boolean => own?.train === null;

/** In place of an answer that needs images nobody has loaded: what it needs, and the offer to load it. */
export function dataNeeded(view: View): TemplateResult {
  const {run, recipe, messages} = view;
  const {dataNeeded: say, failure} = messages.run;
  // Nobody but the author can give those.
  if (lacksAuthorData(run))
    return html`<p class="caption needed"><bdi>${failure['data-not-given']({})}</bdi></p>`;
  return offer(view, say.line(dataName(recipe.dataset)));
}

/** Under an answer about the library's own digits: that it is of these, and the offer to load the others. */
export const drawnHere = (view: View): TemplateResult =>
  offer(view, view.messages.run.dataNeeded.instead(dataName(view.run.recipe.dataset)));

const offer = ({run, snapshot, messages}: View, line: string): TemplateResult =>
  html`<p class="caption needed">
    <bdi>${line}</bdi>
    <button
      class="quiet"
      part="button"
      type="button"
      ?disabled=${snapshot.status === 'loading'}
      @click=${() => run.prepare()}
    >
      <bdi>${messages.run.dataNeeded.load(downloadBytes(run.recipe))}</bdi>
    </button>
  </p>`;

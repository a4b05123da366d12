import {html, nothing, type TemplateResult} from 'lit';
import type {ShellExplanation} from '../../locales/messages/shell.ts';
import {sentence} from '../../locales/sentences.ts';
import {builtIn} from '../../recipe/datasets.ts';
import {downloadBytes} from '../../recipe/download.ts';
import type {Complaint} from '../../recipe/parse.ts';
import {lackWordsOf, type LackWords} from './lacking.ts';
import {notes} from './noted.ts';
import {savesData} from './visibility-controller.ts';
import type {ShellView} from './content.ts';

/** What stands in the way, and what to do about it. */
export function problem(
  sentences: readonly string[],
  actions: readonly {label: string; act: () => void}[],
): TemplateResult {
  return html`<div class="problem" part="problem" role="alert">
    ${sentences.map((sentence) => html`<p><bdi>${sentence}</bdi></p>`)}
    ${
      actions.length === 0
        ? nothing
        : html`<div class="buttons">
            ${actions.map(
              ({label, act}, i) =>
                html`<button class=${i === 0 ? 'main' : ''} part="button" type="button" @click=${act}>
                  ${label}
                </button>`,
            )}
          </div>`
    }
  </div>`;
}

/** A part of the library could not be had. */
export const notLoaded = ([sentence, label]: LackWords, act: () => void): TemplateResult =>
  problem([sentence], [{label, act}]);

/** What is wrong with the attributes: those of the element alone come first, for nobody else shows them. */
export const complaintsOf = ({run, ownComplaints}: ShellView): readonly Complaint[] =>
  ownComplaints.length > 0 ? ownComplaints : run.parsed.complaints;

/** Why the attributes cannot be trained, once there are words for it. */
export const complaintsPanel = (
  {messages, retry}: ShellView,
  complaints: readonly Complaint[],
): TemplateResult =>
  notes
    ? problem(complaints.map(notes.complaintWords(messages.notes)), [])
    : html`${retry ? notLoaded(lackWordsOf(messages.shell), retry) : nothing}`;

/** What a run is about; where it would download and the reader saves data, with the way around that. */
export function shellSentence(view: ShellView, sentence: string): TemplateResult {
  const {run, recipe, messages, untrained} = view;
  if (untrained) return untrained;
  const sparing = savesData() && downloadBytes(recipe) !== 0;
  // A saved run is of the data that would be downloaded: without them it is not wanted, nor fetched.
  const atHand = {dataset: builtIn, ...(recipe.weights !== null && {weights: null})};
  if (!sparing)
    return html`<div class="room">
      <p class="say" part="moment"><bdi>${sentence}</bdi></p>
    </div>`;
  return html`<div class="room">
    <p class="say notice" part="moment notice">
      <bdi>${messages.shell.savesData} ${sentence}</bdi>
      <button part="button" class="quiet" type="button" @click=${() => run.startOver(atHand)}>
        ${messages.shell.button.builtIn}
      </button>
    </p>
  </div>`;
}

/**
 * Before a run: what stands in the way, else what it is about.
 * @param say in place of the explanation's own sentence
 */
export function shellMessage(
  view: ShellView,
  explanation: ShellExplanation,
  say = sentence(view.messages.shell.say, explanation),
): TemplateResult {
  const {run} = view;
  const wrong = complaintsOf(view);
  if (wrong.length > 0) return complaintsPanel(view, wrong);
  // Only what never arrived can fail before the words for other failures are here.
  const again = run.snapshot.status === 'error' ? () => run.play() : view.retry;
  if (again) return notLoaded(lackWordsOf(view.messages.shell), again);
  return shellSentence(view, say);
}

import {html, nothing, type TemplateResult} from 'lit';
import {complaintWords} from '../../locales/complaints.ts';
import type {NotesMessages} from '../../locales/messages/notes.ts';
import {sentence} from '../../locales/sentences.ts';
import type {Complaint} from '../../recipe/parse.ts';
import type {ShellView} from './content.ts';
import {fire} from './events.ts';

// What is said of attributes: fetched where there is something to say.
export {complaintWords};

/** Worth saying, but no reason not to train. */
export function remarksList({run, messages}: ShellView): TemplateResult | typeof nothing {
  const {remarks} = run.parsed;
  const {notes} = messages;
  if (remarks.length === 0 || !notes) return nothing;
  return html`<ul class="remarks" part="remarks">
    ${remarks.map(
      (remark) =>
        html`<li>
          <bdi>${sentence(notes.remark, remark)}</bdi>
          ${
            remark.code === 'bce-unbounded'
              ? html`<button
                  part="button"
                  class="quiet"
                  type="button"
                  @click=${() => run.set({'output-activation': 'sigmoid'})}
                >
                  ${notes.sigmoid}
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

/** Fires `ae-error` for each attribute that cannot be used. */
export function fireComplaints(
  host: HTMLElement,
  complaints: readonly Complaint[],
  notes: NotesMessages | undefined,
): void {
  const words = complaintWords(notes);
  for (const complaint of complaints) {
    const {attribute} = complaint;
    fire(host, 'ae-error', {code: 'attribute-invalid', message: words(complaint), attribute});
  }
}

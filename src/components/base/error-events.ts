import type {ShellMessages} from '../../locales/messages/shell.ts';
import {complaintWords} from '../../locales/sentences.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import type {Complaint} from '../../recipe/parse.ts';
import {fire} from './events.ts';
import type {LanguageController} from './language-controller.ts';

/** Fires `ae-error` for each attribute that cannot be used, once there are words for it. */
export function fireComplaints(
  host: HTMLElement,
  complaints: readonly Complaint[],
  language: LanguageController,
): void {
  if (complaints.length === 0) return;
  language.note((notes) => {
    const words = complaintWords(notes);
    for (const complaint of complaints) {
      const {attribute} = complaint;
      fire(host, 'ae-error', {code: 'attribute-invalid', message: words(complaint), attribute});
    }
  });
}

/** Fires `ae-error` for failures without what tells them all: that it is not there is the one to be told. */
export function fireNotLoaded(
  host: HTMLElement,
  events: readonly TrainEvent[],
  {notLoaded: message}: ShellMessages,
): void {
  for (const event of events)
    if (event.type === 'failure') fire(host, 'ae-error', {code: event.failure.code, message});
}

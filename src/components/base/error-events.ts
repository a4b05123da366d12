import type {Spoken} from '../../locales/messages/groups.ts';
import type {ShellMessages} from '../../locales/messages/shell.ts';
import {complaintWords} from '../../locales/sentences.ts';
import {FailureError} from '../../protocol/errors.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import {fields} from '../../recipe/fields.ts';
import type {Complaint} from '../../recipe/parse.ts';
import {fire} from './events.ts';
import type {Link} from './link-controller.ts';

/** Fires `ae-error` for each attribute that cannot be used. */
export function fireComplaints(
  host: HTMLElement,
  complaints: readonly Complaint[],
  messages: ShellMessages,
): void {
  const words = complaintWords(messages);
  for (const complaint of complaints) {
    const {attribute} = complaint;
    fire(host, 'ae-error', {code: 'attribute-invalid', message: words(complaint), attribute});
  }
}

/** Fires `ae-error` where a link leads to no network and never will; one to an element that may still come does not. */
export function fireLink(host: HTMLElement, link: Link, messages: ShellMessages): void {
  if (link.kind !== 'circle' && link.kind !== 'not-a-model') return;
  const message = messages.link[link.kind](link.name);
  fire(host, 'ae-error', {code: `link-${link.kind}`, message, attribute: 'for'});
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

/**
 * Says in the console which recipe attributes a linked element has for nothing: the recipe is the other's.
 * @returns whether there are any
 */
export function warnOfUnused(host: HTMLElement): boolean {
  // Those that concern what an element shows are its own.
  const unused = fields
    .filter(({change, attribute}) => change !== 'view' && host.hasAttribute(attribute))
    .map(({attribute}) => attribute);
  if (unused.length === 0) return false;
  console.warn(
    `<${host.localName} for> shows another element's network; its own ${unused.join(', ')} ${unused.length > 1 ? 'are' : 'is'} not used.`,
  );
  return true;
}

/** A failure in the reader's words, with its code; what is no failure, or comes before the words do, as it is. */
export function inWords(error: unknown, spoken: Spoken<'run'> | null): unknown {
  if (!(error instanceof FailureError) || !spoken) return error;
  const {code, values} = error.failure;
  return Object.assign(new Error(spoken.run.failure[code](values), {cause: error}), {code});
}

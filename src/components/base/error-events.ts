import type {ShellMessages} from '../../locales/messages/shell.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import {fire} from './events.ts';

/** Fires `ae-error` for failures without what tells them all: that it is not there is the one to be told. */
export function fireNotLoaded(
  host: HTMLElement,
  events: readonly TrainEvent[],
  {notLoaded: message}: ShellMessages,
): void {
  for (const event of events)
    if (event.type === 'failure') fire(host, 'ae-error', {code: event.failure.code, message});
}

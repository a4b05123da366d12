import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ShellMessages} from '../../locales/messages/shell.ts';
import type {Complaint} from '../../recipe/parse.ts';
import {fireComplaints} from './error-events.ts';

/** What is wrong with attributes of the host's own, beside the recipe's; told when it changes. */
export class OwnComplaints implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #now: () => readonly Complaint[];
  readonly #words: () => ShellMessages;
  #told = '[]';

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    now: () => readonly Complaint[],
    words: () => ShellMessages,
  ) {
    this.#host = host;
    this.#now = now;
    this.#words = words;
    host.addController(this);
  }

  get none(): boolean {
    return this.#now().length === 0;
  }

  hostUpdated(): void {
    const complaints = this.#now();
    const told = JSON.stringify(complaints);
    if (told !== this.#told) fireComplaints(this.#host, complaints, this.#words());
    this.#told = told;
  }
}

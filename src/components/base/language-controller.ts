import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Group, Spoken} from '../../locales/messages/groups.ts';
import type {NotesMessages} from '../../locales/messages/notes.ts';
import type {ShellMessages} from '../../locales/messages/shell.ts';
import {onLocale, standInFor} from '../../locales/registry.ts';
import {loadMessages, messagesFor} from '../../locales/words.ts';
import {lack} from './lacking.ts';
import {languageOf} from './language-of.ts';
import {fetchNotes} from './noted.ts';
import type * as Notes from './notes.ts';

/** The messages in the host's language; the host is updated when the language changes or its words arrive. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #observer: MutationObserver | null = null;
  #stop: (() => void) | null = null;
  /** What the host speaks. */
  #groups: readonly Group[] = [];
  #spoken: Spoken<never> | null = null;
  /** The language that was fetched last: one that cannot be had is not tried again and again. */
  #tried = '';
  #waiting: ((words: ShellMessages) => void)[] = [];
  /** Once it is said what there is to say of attributes and links. */
  noted: Promise<void> | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * All that the host says, as far as it has been asked for; null before anything has. Where the words of the page's
   * language are not at hand, they are fetched, and those of before speak meanwhile.
   */
  get spoken(): Spoken<never> | null {
    if (!this.#spoken) return null;
    const tag = languageOf(this.#host);
    const found = messagesFor(tag, this.#groups);
    if (found) this.#spoken = found;
    else if (tag !== this.#tried) {
      this.#tried = tag;
      void loadMessages(tag, this.#groups).catch(() => undefined);
    }
    return this.#spoken;
  }

  /** The language of its words, where they are not in the page's. */
  get standIn(): string | null {
    return standInFor(languageOf(this.#host));
  }

  /** Has these groups spoken if they are at hand, and says whether they are. */
  take(groups: readonly Group[]): boolean {
    const found = messagesFor(languageOf(this.#host), groups);
    if (found) this.#speak(found, groups);
    return found !== null;
  }

  /**
   * @param groups what is spoken from now on, beside what is spoken already
   * @throws TypeError where no words can be fetched
   */
  async load(groups: readonly Group[]): Promise<void> {
    this.#tried = languageOf(this.#host);
    this.#speak(await loadMessages(this.#tried, [...this.#groups, ...groups]), groups);
  }

  /** Says something in the words of every element: now, or once they are here. */
  say(act: (words: ShellMessages) => void): void {
    const {spoken} = this;
    if (spoken) act(spoken.shell);
    else this.#waiting.push(act);
  }

  /** Says something of attributes or links, once the words for it are here; without them where they cannot be had. */
  note(act: (notes: typeof Notes | null, words: NotesMessages | undefined) => void): void {
    this.noted = Promise.all([fetchNotes(), this.load(['notes']).catch(() => undefined)]).then(([notes]) => {
      act(notes, this.#spoken?.notes);
      if (!notes) lack(this.#host, this, () => this.note(act));
      this.#host.requestUpdate();
    });
  }

  #speak(spoken: Spoken<never>, groups: readonly Group[]): void {
    this.#spoken = spoken;
    this.#groups = [...new Set([...this.#groups, ...groups])];
    for (const act of this.#waiting.splice(0)) act(spoken.shell);
  }

  hostConnected(): void {
    this.#stop = onLocale(() => this.#host.requestUpdate());
    // A page that offers several languages changes its root's.
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host.ownerDocument.documentElement, {attributeFilter: ['lang']});
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#observer?.disconnect();
  }
}

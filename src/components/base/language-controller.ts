import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Group, Spoken} from '../../locales/messages/groups.ts';
import type {ShellMessages} from '../../locales/messages/shell.ts';
import {isArriving, onLocale, shellMessagesFor} from '../../locales/registry.ts';
import type {Words} from '../../locales/words.ts';

/** The nearest `lang`: the element's own, its ancestors' through every shadow root, the document's. */
export function languageOf(element: Element): string {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) {
      const lang = node.getAttribute('lang');
      if (lang) return lang;
    }
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return document.documentElement.lang || 'en';
}

/** The messages in the host's language; the host is updated when the language changes or its words arrive. */
export class LanguageController<G extends Group> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | null = null;
  #stop: (() => void) | null = null;
  #words: Words<G> | null = null;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** What is said before anybody acts. */
  get shell(): ShellMessages {
    return shellMessagesFor(languageOf(this.#host));
  }

  /** All that is said, once {@link load} has been awaited. */
  get spoken(): Spoken<G> | null {
    return this.#words && this.#words(languageOf(this.#host));
  }

  /**
   * @param groups what is spoken once somebody has acted
   * @throws TypeError where no words can be fetched
   */
  async load(groups: readonly G[]): Promise<void> {
    const {loadWords} = await import('../../locales/words.ts');
    this.#words = await loadWords(languageOf(this.#host), groups);
  }

  /** Whether the words shown are only there until the page's own language is. */
  get arriving(): boolean {
    return isArriving(languageOf(this.#host));
  }

  hostConnected(): void {
    this.#stop = onLocale(() => this.#host.requestUpdate());
    // A page that offers several languages changes its root's.
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(document.documentElement, {attributeFilter: ['lang']});
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#observer?.disconnect();
  }
}

import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {FirstMessages, Messages} from '../../locales/messages.ts';
import {firstMessagesFor, isArriving, loadMessages, messagesFor, onLocale} from '../../locales/registry.ts';

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

/** The messages in the host's language; the host is updated when the language changes or its table arrives. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | null = null;
  #stop: (() => void) | null = null;
  #whole: Messages | null = null;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** What is said before a run. */
  get first(): FirstMessages {
    return firstMessagesFor(languageOf(this.#host));
  }

  /**
   * The whole table, once {@link load} has been awaited. Where the page changes its language, the old one speaks until
   * the new one is there.
   */
  get whole(): Messages | null {
    const found = messagesFor(languageOf(this.#host));
    if (found) this.#whole = found;
    else if (this.#whole) void this.load().catch(() => undefined);
    return this.#whole;
  }

  /** @throws TypeError where no table can be fetched */
  async load(): Promise<Messages> {
    return (this.#whole = await loadMessages(languageOf(this.#host)));
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

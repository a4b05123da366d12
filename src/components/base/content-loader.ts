import type {LitElement} from 'lit';
import type {Group} from '../../locales/messages/groups.ts';
import {adoptLater} from './adopt-styles.ts';
import type {Content, CreateContent} from './content.ts';
import {printStyles} from './print-styles.ts';

/** What an element shows once somebody has acted: fetched once, with the words it speaks; after a failure, again. */
export class ContentLoader<G extends Group> {
  readonly #host: LitElement;
  readonly #fetch: () => Promise<CreateContent<G>>;
  #content: Content<G> | null = null;
  #loading: Promise<void> | null = null;

  /** @param fetch fetches it, and all without which it cannot be shown */
  constructor(host: LitElement, fetch: () => Promise<CreateContent<G>>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Null until it is loaded. */
  get content(): Content<G> | null {
    return this.#content;
  }

  /** @throws what `fetch` throws */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** The same, where nobody waits for it: without it, the host shows what it showed before. */
  try(): void {
    void this.load().catch(() => undefined);
  }

  async #load(): Promise<void> {
    const create = await this.#fetch();
    this.#content = create(this.#host);
    // The page's sheet for print stays the last.
    adoptLater(this.#host, [...this.#content.styles, printStyles]);
    this.#host.requestUpdate();
  }
}

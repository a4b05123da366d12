import type {LitElement} from 'lit';
import {adoptLater} from './adopt-styles.ts';
import type {Content, OpenTab} from './content.ts';
import type {LanguageController} from './language-controller.ts';
import type {ShellLoader} from './shell-loader.ts';

/** What an element shows once somebody has acted: fetched once, with the words it speaks; after a failure, again. */
export class ContentLoader {
  readonly #host: LitElement;
  readonly #shell: ShellLoader;
  readonly #language: LanguageController;
  readonly #open: OpenTab;
  #content: Content<never> | null = null;
  #loading: Promise<void> | null = null;

  /** @param shell where it comes from */
  constructor(host: LitElement, shell: ShellLoader, language: LanguageController, open: OpenTab) {
    this.#host = host;
    this.#shell = shell;
    this.#language = language;
    this.#open = open;
  }

  /** Null until it is loaded. */
  get content(): Content<never> | null {
    return this.#content;
  }

  /** @throws TypeError where it cannot be fetched, or its words */
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
    const {messages, loadContent} = await this.#shell.load();
    const [create] = await Promise.all([loadContent(), this.#language.load(['run', 'notes', ...messages])]);
    this.#content = create(this.#host, this.#open);
    adoptLater(this.#host, this.#content.styles);
    this.#host.requestUpdate();
  }
}

import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {adoptLater} from './adopt-styles.ts';
import type {Content, View} from './content.ts';
import {have, lack, lackWords} from './lacking.ts';
import type {LanguageController} from './language-controller.ts';
import {notes} from './noted.ts';
import {notLoaded} from './problem.ts';
import type {ShellLoader} from './shell-loader.ts';
import type {Tabbed, TabName} from './tabs.ts';

/** What an element shows once somebody has acted: fetched once, with the words it speaks; after a failure, again. */
export class ContentLoader {
  readonly #host: LitElement;
  readonly #shell: ShellLoader;
  readonly #language: LanguageController;
  #content: Content<never> | null = null;
  #loading: Promise<void> | null = null;
  /** The tab that the reader chose; null before. */
  #tab: TabName | null = null;
  #folded = true;
  /** Whether words for remarks were fetched, or could not be. */
  #remarks = false;

  /** @param shell where it comes from */
  constructor(host: LitElement, shell: ShellLoader, language: LanguageController) {
    this.#host = host;
    this.#shell = shell;
    this.#language = language;
  }

  /** Null until it is loaded. */
  get content(): Content<never> | null {
    return this.#content;
  }

  /** Between the bar and the tabs: what it is about, or what stands there before anybody acts; then remarks. */
  body(view: View<never>): TemplateResult {
    if (!this.#remarks && view.run.parsed.remarks.length > 0) {
      this.#remarks = true;
      this.#language.note(() => undefined);
    }
    const body = this.#content ? this.#content.body(view) : this.#shell.idle.idle(view);
    return html`${body} ${notes?.remarksList(view)}`;
  }

  /** The tabs; under them nothing where there is no network to show. */
  tabbed(view: View<never>, broken: boolean): Tabbed {
    const {tabs: names} = this.#shell.shell!;
    const shown = this.#tab ?? names[0];
    const panel = () => {
      if (broken) return nothing;
      if (this.#content)
        return html`${view.retry ? notLoaded(lackWords(this.#host), view.retry) : nothing}
        ${this.#content.panel(shown, view)}`;
      return shown === names[0] ? this.#shell.idle.panel?.(view) : nothing;
    };
    const choose = (name: TabName): void => {
      // Pressed once more, it folds what it opened.
      const folded = name === shown && !this.#folded;
      this.#open(name);
      this.#folded = folded;
    };
    return {names, shown, choose, panel: panel(), folded: this.#folded};
  }

  readonly #open = (name: TabName): void => {
    this.#tab = name;
    this.#folded = false;
    this.try();
    this.#host.requestUpdate();
  };

  /** @throws TypeError where it cannot be fetched, or its words */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** The same, where nobody waits for it. */
  try(): void {
    this.load().catch(() => lack(this.#host, this, () => this.try()));
  }

  async #load(): Promise<void> {
    const {messages, loadContent} = await this.#shell.load();
    const [create] = await Promise.all([loadContent(), this.#language.load(['run', ...messages])]);
    this.#content = create(this.#host, this.#open);
    have(this.#host, this);
    adoptLater(this.#host, this.#content.styles);
    this.#host.requestUpdate();
  }
}

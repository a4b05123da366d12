import {html, nothing, type TemplateResult} from 'lit';
import {actionControls} from '../../recipe/fields.ts';
import type {Spoken} from '../../locales/messages/groups.ts';
import {adoptLater} from './adopt-styles.ts';
import type {PartHost, ShellView} from './content.ts';
import {lack} from './lacking.ts';
import type {LanguageController} from './language-controller.ts';
import type {Settings} from './shell.ts';
import type {ShellLoader} from './shell-loader.ts';

/** The settings that `controls` names: fetched where it names any, and what keeps their room until they are here. */
export class SettingsLoader {
  readonly #host: PartHost;
  readonly #shell: ShellLoader;
  readonly #language: LanguageController;
  #settings: Settings | null = null;
  #wanted = false;

  constructor(host: PartHost, shell: ShellLoader, language: LanguageController) {
    this.#host = host;
    this.#shell = shell;
    this.#language = language;
  }

  /** Those of the element's own network; of another one they are where that is trained. */
  render(view: ShellView): TemplateResult | typeof nothing {
    const actions: readonly string[] = actionControls;
    const {recipe, linkedTo, messages} = view;
    if (linkedTo !== null || recipe.controls.every((name) => actions.includes(name))) return nothing;
    if (!this.#wanted) void this.#load();
    return html`<div class="settings" part="settings">
      ${this.#settings && isSpoken(messages) ? this.#settings.render({...view, messages}) : nothing}
    </div>`;
  }

  async #load(): Promise<void> {
    this.#wanted = true;
    try {
      const {loadSettings} = await this.#shell.load();
      const [create] = await Promise.all([loadSettings(), this.#language.load(['settings', 'notes'])]);
      this.#settings = create(this.#host);
      adoptLater(this.#host, this.#settings.styles);
    } catch {
      lack(this.#host, this, () => void this.#load());
    }
    this.#host.requestUpdate();
  }
}

const isSpoken = (messages: Partial<Spoken<'settings'>>): messages is Spoken<'settings'> =>
  messages.settings !== undefined;

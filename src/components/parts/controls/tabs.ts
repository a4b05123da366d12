import {html, type TemplateResult} from 'lit';
import type {PartHost} from '../../base/content.ts';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

let count = 0;

/** Tabs as the ARIA practices have them: one stop for the Tab key, arrows turn to the next and show it. */
export class Tabs<Name extends string> {
  readonly #host: PartHost;
  readonly #id = `tabs-${++count}`;
  #chosen: Name | null = null;

  constructor(host: PartHost) {
    this.#host = host;
  }

  /** The tab the reader chose; null before. */
  get chosen(): Name | null {
    return this.#chosen;
  }

  /** @param defaultTab shown until the reader chooses */
  render(
    label: string,
    tabs: readonly Tab<Name>[],
    defaultTab: Name,
    panel: (name: Name) => TemplateResult,
  ): TemplateResult {
    const shown = tabs.some(({name}) => name === this.#chosen) ? this.#chosen! : defaultTab;
    return html`<div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${this.#keyPressed}>
        ${tabs.map(
          (tab) =>
            html`<button
              class="tab"
              part="tab"
              type="button"
              role="tab"
              id="${this.#id}-${tab.name}"
              aria-selected=${tab.name === shown}
              aria-controls="${this.#id}-panel"
              tabindex=${tab.name === shown ? 0 : -1}
              data-name=${tab.name}
              @click=${() => this.#choose(tab.name)}
            >
              ${tab.label}
            </button>`,
        )}
      </div>
      <div
        class="panel ${shown}"
        part="panel"
        role="tabpanel"
        id="${this.#id}-panel"
        aria-labelledby="${this.#id}-${shown}"
        @click=${() => this.#act(shown)}
      >
        ${panel(shown)}
      </div>`;
  }

  /** Who acts in a panel wants it. */
  #act(shown: Name): void {
    this.#chosen ??= shown;
  }

  #choose(name: Name): void {
    this.#chosen = name;
    this.#host.requestUpdate();
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const tabs = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = tabs.indexOf(event.target as HTMLElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const ahead = tabs[at].matches(':dir(rtl)') ? -1 : 1;
    const to: Record<string, number> = {
      ArrowLeft: at - ahead,
      ArrowRight: at + ahead,
      Home: 0,
      End: tabs.length - 1,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = tabs[(wanted + tabs.length) % tabs.length];
    this.#choose(next.dataset['name'] as Name);
    next.focus();
  };
}

import {html, type TemplateResult} from 'lit';
import type {Noun, TabName, TabWords} from '../../locales/messages/shared.ts';

export type {TabName};

/** What stands under the tabs, and which of them. */
export interface Tabbed {
  readonly names: readonly TabName[];
  readonly shown: TabName;
  readonly choose: (name: TabName) => void;
  readonly panel: unknown;
  /** Whether a compact element in a narrow column shows nothing of it. */
  readonly folded: boolean;
}

/** Tabs as the ARIA practices have them: one stop for the Tab key, arrows turn to the next and show it. */
export const tabs = (
  say: TabWords,
  noun: Noun,
  {names, shown, choose, panel, folded}: Tabbed,
): TemplateResult =>
  html`<div class="tabs" part="tabs" role="tablist" @keydown=${turn}>
      ${names.map(
        (name) =>
          html`<button
            class="tab"
            part="tab"
            type="button"
            role="tab"
            id=${name}
            aria-selected=${name === shown}
            aria-controls="panel"
            data-words=${say[name === 'digit' ? noun : name]}
            tabindex=${name === shown ? 0 : -1}
            @click=${() => choose(name)}
          >
            ${say[name === 'digit' ? noun : name]}
          </button>`,
      )}
    </div>
    <div
      class="panel ${shown} ${folded ? 'folded' : ''}"
      part="panel details"
      role="tabpanel"
      id="panel"
      aria-labelledby=${shown}
    >
      ${panel}
    </div>`;

function turn(event: KeyboardEvent): void {
  const all = [...(event.currentTarget as Element).children] as HTMLElement[];
  const at = all.indexOf(event.target as HTMLElement);
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const ahead = all[at].matches(':dir(rtl)') ? -1 : 1;
  const to = {ArrowLeft: at - ahead, ArrowRight: at + ahead, Home: 0, End: -1}[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = all.at(to % all.length)!;
  next.focus();
  // A second press would fold what is open.
  if (next !== event.target) next.click();
}

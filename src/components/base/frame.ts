import {html, nothing, type TemplateResult} from 'lit';
import type {BarWords, ShellView} from './content.ts';
import {controlsBar, type BarActs} from './controls-bar.ts';
import {chipText} from './data-chip.ts';
import {tabs, type Tabbed} from './tabs.ts';

/** What an element fills its frame with. */
export interface Framed {
  readonly name: string;
  /** Classes for the style sheet. */
  readonly states: readonly string[];
  readonly bar: {readonly buttons: readonly string[]; readonly invalid: boolean; readonly acts: BarActs};
  readonly words: BarWords;
  readonly settings: TemplateResult | typeof nothing;
  readonly body: TemplateResult;
  readonly tabbed: Tabbed;
  /** Whether its data are known: they are not of an element that is not there. */
  readonly ofData: boolean;
  readonly announcement: string | undefined;
  readonly fallbackChanged: () => void;
}

/** What every element has around what it is about: bar, tabs, data chip, live region and fallback. */
export function frame(view: ShellView, framed: Framed): TemplateResult {
  return html`
    <section
      class="frame ${framed.states.join(' ')}"
      part="frame"
      aria-label=${framed.name}
      aria-busy=${view.snapshot.status === 'loading'}
    >
      ${controlsBar(view, framed.words, framed.bar)} ${framed.settings} ${framed.body}
      <div class="foot">
        ${tabs(view.messages.shell, view.noun, framed.tabbed)}
        ${framed.ofData ? html`<span class="chip" part="data-chip">${chipText(view)}</span>` : nothing}
      </div>
      <div class="heard" role="status">${framed.announcement || nothing}</div>
    </section>
    <div class="fallback"><slot name="fallback" @slotchange=${framed.fallbackChanged}></slot></div>
    <slot></slot>
  `;
}

import {html, nothing, type TemplateResult} from 'lit';
import type {OwnNames} from '../../locales/messages/shared.ts';
import type {BarWords, ShellView} from './content.ts';
import {controlsBar, type BarActs} from './controls-bar.ts';
import {chipText} from './data-chip.ts';
import {tabs, type Tabbed} from './tabs.ts';

/** What an element fills its frame with. */
export interface Framed {
  readonly names: OwnNames;
  /** The language of its words, where it is not the page's. */
  readonly standIn: string | null;
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

/**
 * What every element has around what it is about: bar, tabs, data chip, live region and fallback.
 *
 * @csspart frame - The whole, with its border.
 * @csspart controls - The bar of buttons and the status line.
 * @csspart button - Every button; the bar's are also `play-button`, `step-button` and `reset-button`.
 * @csspart status - Where the run stands, in words.
 * @csspart progress - The thin bar below the buttons.
 * @csspart settings - The settings under it; each is a `setting` that opens from its `setting-pill`, the rest from
 *   `more-settings`.
 * @csspart input - A slider or a field for a number.
 * @csspart select - A choice.
 * @csspart moment - The sentence about this moment; also `notice` when it tells of something that was mended.
 * @csspart term - A word that explains itself, in sentences and beside figures.
 * @csspart meaning - The explanation of one.
 * @csspart problem - What stands in the way of training.
 * @csspart remarks - Notes on the recipe.
 * @csspart epochs - The epoch slider, whose input is `epoch-slider`, and the way back to now.
 * @csspart tabs - The tabs; each is a `tab`, and what it shows the `panel`, also `details`.
 * @csspart inspector - The selected picture; what is large is `enlarged`.
 * @csspart runs - The runs of this element, side by side.
 * @csspart history - The table of epochs.
 * @csspart data-chip - What the data are.
 */
export function frame(view: ShellView, framed: Framed): TemplateResult {
  return html`
    <section
      class="frame ${framed.states.join(' ')}"
      part="frame"
      lang=${framed.standIn ?? nothing}
      aria-label=${framed.names.name}
      aria-busy=${view.snapshot.status === 'loading'}
    >
      ${controlsBar(view, framed.words, framed.bar)} ${framed.settings}
      <div class="body">${framed.body}</div>
      <div class="foot">
        ${tabs({...view.messages.shell.tabs, ...framed.names.tabs}, view.noun, framed.tabbed)}
        ${framed.ofData ? html`<span class="chip" part="data-chip">${chipText(view)}</span>` : nothing}
      </div>
      <div class="heard" role="status">${framed.announcement || nothing}</div>
    </section>
    <div class="fallback"><slot name="fallback" @slotchange=${framed.fallbackChanged}></slot></div>
    <slot></slot>
  `;
}

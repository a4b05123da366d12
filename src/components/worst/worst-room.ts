import {html, nothing, type TemplateResult} from 'lit';
import type {WorstChoice} from '../../recipe/worst-choice.ts';
import type {View} from '../base/content.ts';
import {imageColumns} from '../parts/digits/image-columns.ts';

const boxes = html`<div class="tile" part="digit"></div>
  <div class="tile" part="digit reconstruction"></div>`;

/**
 * Room for so many digits, their reconstructions and their losses.
 * @param tiles what stands in it: boxes alone, until somebody looks
 */
export function worstRoom(
  {messages, noun, own}: View<'worstShell', WorstChoice>,
  caption: string | null = messages.worstShell.caption(noun),
  tiles: TemplateResult = boxes,
): TemplateResult {
  const {worstShell: say, shell} = messages;
  return html`<div class="worst" part="digits">
    ${imageColumns(
      Array.from({length: own.count}, (_, i) => say.awaited(noun, i + 1)),
      () => html`${tiles}<small>${shell.facts.none}</small>`,
    )}
    ${caption === null ? nothing : html`<p class="caption"><bdi>${caption}</bdi></p>`}
  </div>`;
}

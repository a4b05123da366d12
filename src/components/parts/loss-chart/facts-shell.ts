import {html, type TemplateResult} from 'lit';
import type {ShellView} from '../../base/content.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

export function factRows(list: readonly Fact[]): TemplateResult {
  return html`<dl class="facts" part="facts">
    ${list.map(
      ({name, value, note}) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <bdi>${value}</bdi><small><bdi>${note}</bdi></small>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** The figures before there are any. */
export function shellFacts({recipe, messages, noun}: ShellView): TemplateResult {
  const {facts, losses} = messages.shell;
  const value = facts.none;
  return factRows([
    {name: 'val_loss', value, note: losses[recipe.loss]},
    {name: facts.meanImage(noun), value, note: facts.meanImageNote(noun)},
    {name: facts.falling, value, note: facts.anEpoch},
  ]);
}

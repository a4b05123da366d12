import {html, nothing, type TemplateResult} from 'lit';
import type {ChartPanel} from './loss-chart-panel.ts';
import {section, toggle} from '../details/section.ts';
import type {View} from '../../base/content.ts';
import {undoWords} from '../explanation/undo-words.ts';

/**
 * How the loss chart is drawn, and what becomes of the runs before this one.
 * @param undo whether a reset can be taken back here, because it cannot among the settings
 */
export function curveSection(
  view: View,
  panel: ChartPanel,
  {undo}: {readonly undo: boolean},
): TemplateResult {
  const {run, messages, snapshot} = view;
  const {chart: say} = messages.run;
  const {earlier, kept} = run;
  return section(
    say.curve,
    'chart-options',
    html`${toggle(say.log, panel.log, (log) => (panel.log = log))}
    ${
      earlier.length === 0
        ? nothing
        : html`<div class="line">
            <bdi>${say.earlierRuns(earlier.length)}</bdi>
            <button class="quiet" part="button" type="button" @click=${() => run.clearEarlier()}>
              ${say.clear}
            </button>
            ${
              undo && kept && snapshot.status !== 'idle'
                ? html`<button class="quiet" part="button" type="button" @click=${() => run.undo()}>
                    ${undoWords(view)}
                  </button>`
                : nothing
            }
          </div>`
    }`,
  );
}

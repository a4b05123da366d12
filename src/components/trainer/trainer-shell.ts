import {html} from 'lit';
import {firstStory} from '../base/problem.ts';
import type {Shell} from '../base/shell.ts';
import {firstDigits} from '../parts/digits/digits-shell.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {firstFacts} from '../parts/loss-chart/facts-shell.ts';
import {trainerStyles} from '../parts/loss-chart/loss-chart-shell-styles.ts';

/** The trainer before anybody acts: the boxes of all that is to come. */
export const shell: Shell = {
  styles: [digitsStyles, trainerStyles],
  messages: [],
  idle(view) {
    const {messages, snapshot, recipe} = view;
    return html`
      ${firstDigits(view)} ${firstStory(view, shellExplanation(snapshot, recipe))}
      <div class="split">
        <div class="chart empty" part="chart" role="img" aria-label=${messages.shell.chart.empty}></div>
        ${firstFacts(view)}
      </div>
      <div class="epochs"></div>
    `;
  },
  loadContent: async () => (await import('./trainer-content.ts')).createContent,
};

import {html} from 'lit';
import {shellMessage} from '../base/problem.ts';
import type {Shell} from '../base/shell.ts';
import {shellDigits} from '../parts/digits/digits-shell.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {shellFacts} from '../parts/loss-chart/facts-shell.ts';
import {trainerStyles} from '../parts/loss-chart/loss-chart-shell-styles.ts';

/** The trainer before anybody acts: the boxes of all that is to come. */
export const shell: Shell = {
  styles: [digitsStyles, trainerStyles],
  messages: [],
  idle(view) {
    const {messages, snapshot, recipe} = view;
    return html`
      ${shellDigits(view)} ${shellMessage(view, shellExplanation(snapshot, recipe))}
      <div class="split">
        <div class="chart empty" part="chart" role="img" aria-label=${messages.shell.chart.empty}></div>
        ${shellFacts(view)}
      </div>
      <div class="epochs"></div>
    `;
  },
  loadContent: async () => (await import('./trainer-content.ts')).createContent,
};

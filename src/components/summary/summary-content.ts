import {html} from 'lit';
import {inRunFrame} from '../parts/run-frame.ts';
import {CodePanel} from './code-panel.ts';
import {summaryStyles} from '../parts/summary/summary-styles.ts';
import {FirstWeights} from './first-weights.ts';
import {Models} from './models.ts';
import {modelsStyles} from './models-styles.ts';

/** The summary at work: layers, what the first of them has learned, and the recipe as code. */
export const createContent = inRunFrame<'summaryShell' | 'summary' | 'summaryDetails'>(
  ({host, drawn, runMessage}) => {
    const models = new Models(host);
    const weights = new FirstWeights(host);
    const code = new CodePanel(host);
    return {
      parts: [models, weights, code],
      styles: [summaryStyles, modelsStyles],
      body: (view) => {
        const words = view.messages.summaryShell.shared;
        return html`${models.render(view)} ${runMessage(view, {code: 'shared', words}, true)}`;
      },
      panels: {
        weights: (view) => weights.render(drawn.images(view)),
        asCode: (view) => code.render(view),
      },
    };
  },
);

import {html} from 'lit';
import type {WorstChoice} from '../../recipe/worst-choice.ts';
import {WorstRow} from '../parts/digits/worst-row.ts';
import {epochSlider} from '../parts/epoch-slider/epoch-slider.ts';
import {Inspector} from '../parts/inspector/inspector.ts';
import {inRunFrame} from '../parts/run-frame.ts';
import {IdleWorst} from './idle-worst.ts';

/** The worst digits at work, and the selected one enlarged. */
export const createContent = inRunFrame<'worstShell' | 'worst', WorstChoice>(
  ({host, open, tell, drawn, runMessage}) => {
    const row = new WorstRow(host, () => open('digit'));
    const idle = new IdleWorst(host);
    const inspector = new Inspector(host, tell);
    return {
      parts: [row, idle, inspector],
      body(view) {
        const {messages, own} = view;
        const {title, average} = messages.worst;
        const shown = drawn.images(view);
        const pairs = row.render(shown, {
          count: own.count,
          title: title(shown.noun, own.count),
          average,
          waiting: (caption) => idle.render(view, caption),
        });
        return html`<div class="worst-body">${pairs}</div>
          ${epochSlider(view)} ${runMessage(view)}`;
      },
      panels: {
        digit: (view) => inspector.render(drawn.images(view)),
      },
    };
  },
);

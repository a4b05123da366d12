import {html} from 'lit';
import {inRunFrame} from '../parts/run-frame.ts';
import {Bars} from './bars.ts';
import {Desk} from './desk.ts';
import {BetweenPanel} from './between-panel.ts';
import {Stage} from './stage.ts';
import {SumPanel} from './sum-panel.ts';
import {UnitsPanel} from './units-panel.ts';

/** The code at work: to be dragged, added up, mixed. */
export const createContent = inRunFrame<'codeShell' | 'code'>(({host, tell, drawn, runMessage}) => {
  const desk = new Desk(host);
  const bars = new Bars(host, desk, tell);
  const stage = new Stage(host, desk, bars);
  const sum = new SumPanel(host, desk);
  const between = new BetweenPanel(host, desk);
  const units = new UnitsPanel(host, desk, bars);
  return {
    parts: [bars, stage, sum, between, units],
    body(now) {
      const view = drawn.images(now);
      const words = stage.says(view);
      return html`${stage.render(view)}
      ${runMessage(now, words === null ? null : {code: 'code', words}, true)}`;
    },
    panels: {
      sum: (view) => sum.render(drawn.images(view)),
      between: (view) => between.render(drawn.images(view)),
      units: (view) => units.render(drawn.images(view)),
    },
  };
});

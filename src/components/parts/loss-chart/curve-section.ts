import type {TemplateResult} from 'lit';
import type {View} from '../../base/content.ts';
import {section, toggle} from '../details/section.ts';
import type {ChartPanel} from './loss-chart-panel.ts';

/** How the loss chart is drawn. */
export function curveSection({messages}: View, panel: ChartPanel): TemplateResult {
  const {chart: say} = messages.run;
  return section(
    say.curve,
    'chart-options',
    toggle(say.log, panel.log, (log) => (panel.log = log)),
  );
}

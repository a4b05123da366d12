import {html, type TemplateResult} from 'lit';
import type {ShellView} from '../base/content.ts';
import {shellMessage} from '../base/problem.ts';
import {digitsRoom} from '../parts/digits/digits-shell.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';

/** What stands there before there is more to show. */
const boxes: Readonly<Record<'digits' | 'chart' | 'facts', TemplateResult>> = {
  digits: digitsRoom(),
  chart: html`<div class="chart empty"></div>`,
  facts: html`<div class="facts"></div>`,
};

/** Pictures and sentence: what stands in them, or the boxes alone. */
export const trainerBody = (view: ShellView, digits = boxes.digits): TemplateResult => html`
  ${digits} ${shellMessage(view, shellExplanation(view.snapshot, view.recipe))}
`;

/** Under the first tab: chart and figures. */
export const curvePanel = ({chart, facts}: Pick<typeof boxes, 'chart' | 'facts'> = boxes): TemplateResult =>
  html`<div class="split">${chart} ${facts}</div>`;

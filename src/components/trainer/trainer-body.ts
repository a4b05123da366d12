import {html, type TemplateResult} from 'lit';
import type {ShellView} from '../base/content.ts';
import {shellMessage} from '../base/problem.ts';
import {digitsRoom} from '../parts/digits/digits-shell.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';

/** What stands in the trainer's boxes. */
interface Sights {
  readonly digits: TemplateResult;
  readonly chart: TemplateResult;
  readonly facts: TemplateResult;
}

const boxes: Sights = {
  digits: digitsRoom(),
  chart: html`<div class="chart empty"></div>`,
  facts: html`<div class="facts"></div>`,
};

/** Pictures, sentence, chart, figures: what stands in them, or the boxes alone. */
export const trainerBody = (view: ShellView, {digits, chart, facts} = boxes): TemplateResult => html`
  ${digits} ${shellMessage(view, shellExplanation(view.snapshot, view.recipe))}
  <div class="split">${chart} ${facts}</div>
`;

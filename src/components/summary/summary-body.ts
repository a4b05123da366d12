import {html, type TemplateResult} from 'lit';
import type {View} from '../base/content.ts';
import {shellMessage} from '../base/problem.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';

/** Room for the diagram and the three tables: rows are as high whatever stands in them. */
const room = ({recipe}: Pick<View, 'recipe'>): TemplateResult =>
  html`<div class="whole">
    <div class="diagram"></div>
    <div class="models" .style=${`--_layers:${2 * recipe.hiddenUnits.length + 2}`}></div>
  </div>`;

/** Diagram, tables, sentence: what stands in them, or the room alone. */
export function summaryBody(view: View<'summaryShell'>, models = room(view)): TemplateResult {
  const {messages, snapshot, recipe} = view;
  const explanation = shellExplanation(snapshot, recipe);
  const asks = explanation.code === 'idle' || explanation.code === 'idle-noise';
  return html`${models} ${shellMessage(view, explanation, asks ? messages.summaryShell.shared : undefined)}`;
}

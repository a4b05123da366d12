import {html, nothing, type TemplateResult} from 'lit';
import {asWritten} from '../../../locales/format.ts';
import type {Spoken} from '../../../locales/messages/groups.ts';
import {pixels} from '../../../pixels/size.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import {chipText} from '../../base/data-chip.ts';
import type {MemoryLine} from './memory-line.ts';
import type {View} from '../../base/content.ts';

/** Rows of the history's table: a long run's whole history would make every epoch's drawing slower. */
export const historyRows = 100;

/** A recipe in one line, in the order in which Keras code says it. */
export function recipeLine(recipe: Recipe, {run: {details}}: Spoken<'run'>): string {
  const {hiddenUnits, encodingDim, activation, codeActivation, outputActivation} = recipe;
  const layers = [pixels, ...hiddenUnits, encodingDim, ...hiddenUnits.toReversed(), pixels].join('-');
  const activations = [
    ...(hiddenUnits.length > 0 ? [activation] : []),
    codeActivation,
    outputActivation,
  ].join('/');
  const noise =
    recipe.noise === 'none'
      ? []
      : [`${recipe.noise} ${[...new Set([recipe.noiseFactor.low, recipe.noiseFactor.high])].join('-')}`];
  const penalty = recipe.activityL1 > 0 ? [`L1 ${recipe.activityL1}`] : [];
  return [
    layers,
    activations,
    `${recipe.optimizer} ${asWritten(recipe.learningRate)}`,
    recipe.loss,
    ...noise,
    ...penalty,
    details.batch(recipe.batchSize),
    details.epochs(recipe.epochs),
  ].join(' · ');
}

function engineWords({engine, msPerStep}: Snapshot, {run: {details, unfit}}: Spoken<'run'>): TemplateResult {
  if (!engine) return html`${details.notStarted}`;
  const said = [
    engine.detail ? `${engine.name}, ${engine.detail}` : engine.name,
    // Null or 0 before the first step here.
    ...(msPerStep ? [details.step(msPerStep)] : []),
    details.worker[engine.rung],
  ].join(' · ');
  const {trial} = engine;
  const others = [
    ...engine.passedOver.map(({name, reason}) => details.passedOver(name, unfit[reason])),
    ...(trial ? [details.trial(trial.name, trial.msPerStep, trial.chosen)] : []),
  ];
  return html`<bdi>${said}</bdi>${
      others.length === 0
        ? nothing
        : html`<ul>
            ${others.map((other) => html`<li><bdi>${other}</bdi></li>`)}
          </ul>`
    }`;
}

function historyTable(
  {history}: Snapshot,
  {run: {details}, shell: {chart, format}}: Spoken<'run'>,
): TemplateResult {
  const {epoch, loss, valLoss} = history;
  const all = epoch.length;
  if (all === 0) return html`<p class="caption">${details.noHistory}</p>`;
  const title = all > historyRows ? details.historyLast(historyRows, all) : details.history;
  const rows = Array.from({length: Math.min(all, historyRows)}, (_, i) => all - 1 - i);
  return html`<div class="scroll" part="history" tabindex="0" role="region" aria-label=${title}>
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${chart.epoch}</th>
          <th scope="col">loss</th>
          <th scope="col">val_loss</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (i) =>
            html`<tr>
              <th scope="row">${format.count(epoch[i])}</th>
              <td>${format.loss(loss[i])}</td>
              <td>${format.loss(valLoss[i])}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The run in words and numbers: recipe, data, engine, history. */
export function aboutRun(view: View, memory: MemoryLine): TemplateResult {
  const {snapshot, recipe, messages} = view;
  const {details: say} = messages.run;
  return html`<dl class="about">
      <div>
        <dt>${say.recipe}</dt>
        <dd><bdi>${recipeLine(recipe, messages)}</bdi></dd>
      </div>
      <div>
        <dt>${say.data}</dt>
        <dd><bdi>${chipText(view)}</bdi></dd>
      </div>
      <div>
        <dt>${say.engine}</dt>
        <dd>${engineWords(snapshot, messages)}</dd>
      </div>
      ${memory.render(view)}
    </dl>
    ${historyTable(snapshot, messages)}`;
}

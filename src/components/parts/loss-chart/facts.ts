import {html, type TemplateResult} from 'lit';
import type {Spoken} from '../../../locales/messages/groups.ts';
import {trendOf} from '../../../numerics/plateau.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import type {Fact} from './facts-shell.ts';
import {flatSince, plateauRuleOf} from '../explanation/explanations.ts';
import type {View} from '../../base/content.ts';

/** A figure, or the room for one that nobody knows yet. */
interface Figure extends Fact {
  readonly known: boolean;
}

function trendFact(
  {history}: Snapshot,
  recipe: Recipe,
  {run, shell: {facts, format}}: Spoken<'run'>,
): Figure {
  const rule = plateauRuleOf(recipe);
  const trend = trendOf(history.valLoss, rule);
  if (!trend) return {name: facts.falling, value: facts.none, note: facts.anEpoch, known: false};
  const known = true;
  const since = flatSince(history, rule);
  const value = format.percent(Math.abs(trend.fallPerEpoch));
  if (since !== null) return {name: run.facts.flat, value, note: run.facts.flatSince(since), known};
  return {name: trend.fallPerEpoch < 0 ? run.facts.rising : facts.falling, value, note: facts.anEpoch, known};
}

/** The figures beside the chart. */
export function factsList({snapshot, recipe, messages, noun}: View): TemplateResult {
  const {facts, format, losses} = messages.shell;
  const {linear, linearNote} = messages.run.facts;
  const valLoss = snapshot.history.valLoss.at(-1);
  const {meanImageLoss, linearBaseline} = snapshot;
  // The chart has the mean image's line; once the better yardstick is known, its figure stands here.
  const yardstick: Figure = linearBaseline
    ? {
        name: linear(linearBaseline),
        value: format.loss(linearBaseline.loss),
        note: linearNote(linearBaseline),
        known: true,
      }
    : {
        name: facts.meanImage(noun),
        value: meanImageLoss === null ? facts.none : format.loss(meanImageLoss),
        note: facts.meanImageNote(noun),
        known: meanImageLoss !== null,
      };
  const figures: readonly Figure[] = [
    {
      name: 'val_loss',
      value: valLoss === undefined ? facts.none : format.loss(valLoss),
      note: losses[recipe.loss],
      known: valLoss !== undefined,
    },
    yardstick,
    trendFact(snapshot, recipe, messages),
  ];
  return html`<dl class="facts" part="facts">
    ${figures.map(
      ({name, value, note, known}) =>
        html`<div class=${known ? '' : 'unknown'}>
          <dt>${name}</dt>
          <dd>
            <bdi>${value}</bdi><small><bdi>${note}</bdi></small>
          </dd>
        </div>`,
    )}
  </dl>`;
}

import {html, type TemplateResult} from 'lit';
import type {Messages, Noun} from '../locales/messages.ts';
import {trendOf} from '../numerics/plateau.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Snapshot} from '../session/snapshot.ts';
import {flatSince, plateauRuleOf} from './moment.ts';

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

function trendFact({history}: Snapshot, recipe: Recipe, {facts, format}: Messages): Fact {
  const rule = plateauRuleOf(recipe);
  const trend = trendOf(history.valLoss, rule);
  if (!trend) return {name: facts.falling, value: facts.none, note: facts.anEpoch};
  const since = flatSince(history, rule);
  const value = format.percent(Math.abs(trend.fallPerEpoch));
  if (since !== null) return {name: facts.flat, value, note: facts.flatSince(since)};
  return {name: trend.fallPerEpoch < 0 ? facts.rising : facts.falling, value, note: facts.anEpoch};
}

/** The figures beside the chart. */
export function factsList(
  snapshot: Snapshot,
  recipe: Recipe,
  messages: Messages,
  noun: Noun,
): TemplateResult {
  const {facts, format, losses} = messages;
  const valLoss = snapshot.history.valLoss.at(-1);
  const {meanImageLoss} = snapshot;
  const list: readonly Fact[] = [
    {
      name: 'val_loss',
      value: valLoss === undefined ? facts.none : format.loss(valLoss),
      note: losses[recipe.loss],
    },
    {
      name: facts.meanImage(noun),
      value: meanImageLoss === null ? facts.none : format.loss(meanImageLoss),
      note: facts.meanImageNote(noun),
    },
    trendFact(snapshot, recipe, messages),
  ];
  return html`<dl class="facts" part="facts">
    ${list.map(
      ({name, value, note}) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <bdi>${value}</bdi><small><bdi>${note}</bdi></small>
          </dd>
        </div>`,
    )}
  </dl>`;
}

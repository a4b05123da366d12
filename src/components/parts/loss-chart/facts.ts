import type {TemplateResult} from 'lit';
import type {Spoken} from '../../../locales/messages/groups.ts';
import {trendOf} from '../../../numerics/plateau.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import type {Mark} from '../glossary/mark.ts';
import {factRows, type Fact as AnyFact} from './fact-rows.ts';
import {flatSince, plateauRuleOf} from '../explanation/explanations.ts';
import type {View} from '../../base/content.ts';

interface Fact extends AnyFact {
  readonly name: string;
  readonly note: string;
}

function trendFact({history}: Snapshot, recipe: Recipe, {run: {facts}, shell}: Spoken<'run'>): Fact {
  const rule = plateauRuleOf(recipe);
  const trend = trendOf(history.valLoss, rule);
  if (!trend) return {name: facts.falling, value: shell.facts.none, note: facts.anEpoch, state: 'unknown'};
  const since = flatSince(history, rule);
  const value = shell.format.percent(Math.abs(trend.fallPerEpoch));
  if (since !== null) return {name: facts.flat, value, note: facts.flatSince(since)};
  return {name: trend.fallPerEpoch < 0 ? facts.rising : facts.falling, value, note: facts.anEpoch};
}

/** The figures beside the chart, whose terms explain themselves. */
/** @param note stands under val_loss in place of which loss it is */
export function factsList(
  {snapshot, recipe, messages, noun}: View,
  mark: Mark,
  note?: string,
): TemplateResult {
  const {format, losses} = messages.shell;
  const {none} = messages.shell.facts;
  const {meanImageNote, linear, linearNote} = messages.run.facts;
  const valLoss = snapshot.history.valLoss.at(-1);
  const {meanImageLoss, linearBaseline} = snapshot;
  // The chart has the mean image's line; once the better yardstick is known, its figure stands here.
  const yardstick: Fact = linearBaseline
    ? {
        name: linear(linearBaseline),
        value: format.loss(linearBaseline.loss),
        note: linearNote(linearBaseline, recipe.loss),
      }
    : {
        name: messages.shell.chart.meanImage(noun),
        value: meanImageLoss === null ? none : format.loss(meanImageLoss),
        note: meanImageNote(noun),
        state: meanImageLoss === null ? 'unknown' : undefined,
      };
  const figures: readonly Fact[] = [
    {
      name: 'val_loss',
      value: valLoss === undefined ? none : format.loss(valLoss),
      note: note ?? losses[recipe.loss],
      state: valLoss === undefined ? 'unknown' : undefined,
    },
    yardstick,
    trendFact(snapshot, recipe, messages),
  ];
  const marked = (words: string) => mark(words, messages);
  return factRows(figures.map((fact) => ({...fact, name: marked(fact.name), note: marked(fact.note)})));
}

import {authorDataKey} from '../../../recipe/author-data.ts';
import {isDrawn} from '../../../recipe/datasets.ts';
import type {Field} from '../../../recipe/fields.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {textOf} from '../../../recipe/write.ts';
import {dataName} from '../../base/noun.ts';
import type {View} from '../../base/content.ts';

/** Their values say what they are of. */
const speaking: readonly string[] = ['optimizer', 'loss', 'noise'];

/** What a recipe says in one of its fields, in few words: the value alone where it speaks for itself. */
export function fieldWords(field: Field, recipe: Recipe, {shell, run}: View['messages']): string {
  const {attribute, name, accepted} = field;
  const text = textOf(field, recipe);
  if (name === 'dataset') {
    const {own, titles} = shell.details;
    if (authorDataKey(text) !== null) return own;
    return isDrawn(text) ? titles[text] : dataName(text);
  }
  if (name === 'encodingDim') return run.runs.numbers(recipe.encodingDim);
  if (name === 'noise' && text === 'none') return run.runs.noNoise;
  if (accepted.kind === 'flag') return recipe[name] ? attribute : run.runs.without(attribute);
  return speaking.includes(attribute) ? text : `${attribute} ${text}`;
}

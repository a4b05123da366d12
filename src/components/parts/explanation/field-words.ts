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
export function fieldWords(field: Field, recipe: Recipe, {shell}: Pick<View['messages'], 'shell'>): string {
  const {attribute, accepted} = field;
  const {own, titles} = shell.details;
  const text = textOf(field, recipe);
  if (attribute === 'dataset') {
    if (authorDataKey(text) !== null) return own;
    return isDrawn(text) ? titles[text] : dataName(text);
  }
  if (accepted.kind === 'flag') return attribute;
  return speaking.includes(attribute) && text !== 'none' ? text : `${attribute} ${text}`;
}

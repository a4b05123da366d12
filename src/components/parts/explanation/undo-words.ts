import {authorDataKey} from '../../../recipe/author-data.ts';
import {isDrawn} from '../../../recipe/datasets.ts';
import {fields, type Field} from '../../../recipe/fields.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {textOf} from '../../../recipe/write.ts';
import {dataName} from '../../base/noun.ts';
import type {View} from '../../base/content.ts';

/** Their values say what they are of. */
const speaking: readonly string[] = ['optimizer', 'loss'];

/** The button that takes the last start over back, named by the change that it takes back with it. */
export function undoWords({run, recipe, messages}: View): string {
  const {button} = messages.run;
  const {kept} = run;
  const changed = fields.filter(
    (field) => kept && field.change === 'reset' && textOf(field, kept) !== textOf(field, recipe),
  );
  const [field] = changed;
  if (!field) return button.undo;
  return button.undoOf(
    changed.length > 1 ? button.changes(changed.length) : changeWords(field, recipe, messages.shell.details),
  );
}

function changeWords(
  field: Field,
  recipe: Recipe,
  {own, titles}: View['messages']['shell']['details'],
): string {
  const {attribute, accepted} = field;
  const text = textOf(field, recipe);
  if (attribute === 'dataset') {
    if (authorDataKey(text) !== null) return own;
    return isDrawn(text) ? titles[text] : dataName(text);
  }
  if (accepted.kind === 'flag') return attribute;
  return speaking.includes(attribute) ? text : `${attribute} ${text}`;
}

import {fields, type Field} from '../../../recipe/fields.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {textOf} from '../../../recipe/write.ts';
import type {View} from '../../base/content.ts';
import {fieldWords} from './field-words.ts';

/** What a start over changed. */
export const changesOf = (before: Recipe | null, now: Recipe): readonly Field[] =>
  fields.filter(
    (field) => before && field.change === 'reset' && textOf(field, before) !== textOf(field, now),
  );

/** The button that takes the last start over back, named by the change that it takes back with it. */
export function undoWords({run, recipe, messages}: View): string {
  const {button} = messages.run;
  const changed = changesOf(run.kept, recipe);
  const [field] = changed;
  if (!field) return button.undo;
  return button.undoOf(
    changed.length > 1 ? button.changes(changed.length) : fieldWords(field, recipe, messages),
  );
}

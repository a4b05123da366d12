import {fields} from '../../../recipe/fields.ts';
import {textOf} from '../../../recipe/write.ts';
import type {View} from '../../base/content.ts';
import {fieldWords} from './field-words.ts';

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
    changed.length > 1 ? button.changes(changed.length) : fieldWords(field, recipe, messages),
  );
}

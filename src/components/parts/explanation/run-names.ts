import {differencesOf} from '../../../recipe/differences.ts';
import {fields} from '../../../recipe/fields.ts';
import type {View} from '../../base/content.ts';
import {fieldWords} from './field-words.ts';

const optimizer = fields.filter(({name}) => name === 'optimizer');

/** The runs before this one, oldest first, and this one, each named by what tells it from the others; else by how it learns. */
export function runNames(view: View): readonly string[] {
  const {run, recipe, messages} = view;
  const {runs: say} = messages.run;
  const recipes = [...run.earlier.map((earlier) => earlier.recipe), recipe];
  const names = differencesOf(recipes).map((differences, i) =>
    (differences.length > 0 ? differences : optimizer)
      .map((field) => fieldWords(field, recipes[i], messages))
      .join(', '),
  );
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : say.again(name, before + 1);
  });
}

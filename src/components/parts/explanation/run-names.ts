import {differencesOf} from '../../../recipe/differences.ts';
import type {View} from '../../base/content.ts';
import {fieldWords} from './field-words.ts';

/** The runs before this one, oldest first, and this one, each named by what tells it from the others. */
export function runNames(view: View): readonly string[] {
  const {run, recipe, messages} = view;
  const {runs: say} = messages.run;
  const recipes = [...run.earlier.map((earlier) => earlier.recipe), recipe];
  const names = differencesOf(recipes).map((differences, i) =>
    differences.map((field) => fieldWords(field, recipes[i], messages)).join(', '),
  );
  return names.map((name, i) => {
    if (name === '') return say.nth(i + 1);
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : say.again(name, before + 1);
  });
}

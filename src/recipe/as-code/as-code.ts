import type {Recipe} from '../recipe.ts';
import {keras2} from './keras-2.ts';
import {keras3} from './keras-3.ts';
import type {CodeComments, CodeLine, Library} from './line.ts';
import {tfjs} from './tfjs.ts';

const writers: Readonly<Record<Library, (recipe: Recipe, say: CodeComments) => readonly CodeLine[]>> = {
  'keras-3': keras3,
  'keras-2': keras2,
  tfjs,
};

/**
 * A recipe as code for another library. Each field that changes training is said by a line, which names it; what a library
 * has no argument for is spelled out, or a comment names it.
 * @param say the words of comments
 */
export const asCode = (library: Library, recipe: Recipe, say: CodeComments): readonly CodeLine[] =>
  writers[library](recipe, say);

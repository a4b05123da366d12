import type {Recipe} from '../../recipe/recipe.ts';
import {readRun, takeUp, type RunFile} from '../../session/reading.ts';
import type {RunTaker} from './saved-run-loader.ts';
import type {WeightsAttribute} from './weights-attribute.ts';

/** Reads a run from a file and has it taken, as {@link SavedRunLoader} does. It is fetched with what reads it. */
export async function loadRun(
  source: RunFile,
  {recipe, own, options, take}: RunTaker,
  signal: AbortSignal,
  attributesWin: boolean,
  weights: WeightsAttribute,
): Promise<Recipe> {
  const run = await readRun(source, options());
  signal.throwIfAborted();
  const {given, defaults} = recipe;
  const {texts, saved} = takeUp(source, run, {
    given: attributesWin ? given : {weights: given['weights'] ?? null},
    defaults,
    recipeOf: (all) => recipe.try(all).recipe,
    own: own(),
    insists: attributesWin,
  });
  // Not before it is certain that it can be used.
  if (!attributesWin) weights.leave(recipe.recipe.weights);
  return take(texts, saved);
}

import type {Recipe} from '../../recipe/recipe.ts';
import type {Saved, SessionOptions} from '../../session/api.ts';
import type {AuthorData} from '../../session/author-data.ts';
import {readRun, takeUp, type RunFile} from '../../session/reading.ts';
import type {RecipeController} from './recipe-controller.ts';
import type {RecipeTexts} from './run-handle.ts';
import type {WeightsAttribute} from './weights-attribute.ts';

/** Who takes a run over. */
export interface RunTaker {
  readonly recipe: RecipeController;
  /** The author's arrays that the host has been given. */
  own(): AuthorData | null;
  /** Fetches what shows a run; awaited before there is one to show. */
  loadContent(): Promise<unknown>;
  options(): SessionOptions;
  /**
   * A run is here.
   * @param texts what its recipe is written as
   * @returns the recipe it is under from then on
   */
  take(texts: RecipeTexts, saved: Saved): Recipe;
}

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

import {fields, type Field} from './fields.ts';
import type {Recipe} from './recipe.ts';
import {textOf} from './write.ts';

/** How long and where it trains, and how it is judged: a run that differs in these alone is the same experiment. */
const aside: readonly string[] = [
  'epochs',
  'patience',
  'min-delta',
  'stop-at-plateau',
  'goal',
  'backend',
  'weights',
];

const compared = fields.filter(({change, attribute}) => change !== 'view' && !aside.includes(attribute));

/** What the field is where nobody says anything, as the fields before it are. */
const fallbackOf = ({default: fallback}: Field, recipe: Recipe): string =>
  typeof fallback === 'function' ? fallback(recipe) : (fallback ?? '');

/** The fields that an optimizer, or a run without noise, has no use for. */
function isUsed({attribute, optimizers}: Field, recipe: Recipe): boolean {
  if (attribute === 'noise-factor') return recipe.noise !== 'none';
  if (attribute === 'huber-delta') return recipe.loss === 'huber';
  return optimizers?.includes(recipe.optimizer) ?? true;
}

/**
 * For each of some recipes the fields that tell it from the others, in the table's order. A value that only follows from
 * another field, as each optimizer has its own learning rate, tells nothing beside that one.
 */
export function differencesOf(recipes: readonly Recipe[]): readonly (readonly Field[])[] {
  const tells = (field: Field, of: Recipe, other: Recipe) =>
    isUsed(field, of) &&
    isUsed(field, other) &&
    fallbackOf(field, of) === fallbackOf(field, other) &&
    textOf(field, of) !== textOf(field, other);
  return recipes.map((of) => compared.filter((field) => recipes.some((other) => tells(field, of, other))));
}

/** The images that a loss is measured on. */
const measured: readonly (keyof Recipe)[] = ['dataset', 'datasetUrl', 'testSize'];

/** What two losses must have in common to stand on one axis. */
export type UnlikeLosses = 'loss' | 'penalty' | 'data';

/** Why the losses of two recipes cannot be held against each other; null where they can. */
export function unlikeLosses(a: Recipe, b: Recipe): UnlikeLosses | null {
  if (measured.some((name) => a[name] !== b[name])) return 'data';
  if (a.loss !== b.loss || (a.loss === 'huber' && a.huberDelta !== b.huberDelta)) return 'loss';
  return a.activityL1 === b.activityL1 ? null : 'penalty';
}

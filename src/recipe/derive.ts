import {dense, type Network} from '../network/network.ts';
import {pixels} from '../pixels/size.ts';
import {fields, type Change} from './fields.ts';
import type {Recipe} from './recipe.ts';

/** The stack of layers a recipe asks for: hidden, code, hidden mirrored, output. */
export function networkOf(recipe: Recipe): Network {
  const {hiddenUnits, activation} = recipe;
  const hidden = hiddenUnits.map((units) => dense(units, activation));
  return {
    inputs: pixels,
    layers: [
      ...hidden,
      dense(recipe.encodingDim, recipe.codeActivation),
      ...hidden.toReversed(),
      dense(pixels, recipe.outputActivation),
    ],
    codeLayer: hidden.length,
  };
}

/** The fields in which two recipes differ, and the gravest change among them. */
export function difference(
  before: Recipe,
  after: Recipe,
): {readonly change: Change | null; readonly names: readonly (keyof Recipe)[]} {
  const changed = fields.filter(({name}) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const kinds = changed.map(({change}) => change);
  const change = (['reset', 'live', 'view'] as const).find((kind) => kinds.includes(kind)) ?? null;
  return {change, names: changed.map(({name}) => name)};
}

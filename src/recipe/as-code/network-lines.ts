import type {Recipe} from '../recipe.ts';
import {networkOf} from '../derive.ts';
import {pixels} from '../../pixels/size.ts';

/** A layer of the code: its variable, and what of the recipe it says. */
export interface NamedLayer {
  readonly variable: string;
  readonly units: number;
  readonly activation: string;
  readonly isCode: boolean;
  readonly fields: readonly (keyof Recipe)[];
}

/** The layers of a recipe's network with names of their own: hidden ones by number, then `code` and `output`. */
export function namedLayers(recipe: Recipe): readonly NamedLayer[] {
  const {layers, codeLayer} = networkOf(recipe);
  let hidden = 0;
  return layers.map(({units, activation}, place) => {
    const isCode = place === codeLayer;
    if (isCode)
      return {
        variable: 'code',
        units,
        activation,
        isCode,
        // Where it is that of the hidden layers, an author has written that one.
        fields: ['encodingDim', activation === recipe.activation ? 'activation' : 'codeActivation'],
      };
    if (place === layers.length - 1)
      return {variable: 'output', units: pixels, activation, isCode, fields: ['outputActivation']};
    return {variable: `hidden_${++hidden}`, units, activation, isCode, fields: ['hiddenUnits', 'activation']};
  });
}

/** `output(hidden_2(encoded))`: what comes of a variable that goes through layers, the first of them innermost. */
export const through = (
  layers: readonly NamedLayer[],
  variable: string,
  call: (layer: string, inside: string) => string,
): string => layers.reduce((inside, {variable: layer}) => call(layer, inside), variable);

/** The layers up to the code, and those behind it. */
export function halves(
  layers: readonly NamedLayer[],
): readonly [encoder: readonly NamedLayer[], decoder: readonly NamedLayer[]] {
  const behind = layers.findIndex(({isCode}) => isCode) + 1;
  return [layers.slice(0, behind), layers.slice(behind)];
}

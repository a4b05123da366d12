import type {Corruption} from '../network/training.ts';
import type {Recipe} from './recipe.ts';

/** The noise that a recipe trains with; null for none. */
export const corruptionOf = ({
  noise,
  noiseFactor,
}: Pick<Recipe, 'noise' | 'noiseFactor'>): Corruption | null =>
  noise === 'none' ? null : {kind: noise, ...noiseFactor};

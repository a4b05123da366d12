import type {Noun} from '../../locales/messages/shared.ts';
import type {Recipe} from '../../recipe/recipe.ts';

/** What the pictures are called. */
export function nounOf({dataset}: Pick<Recipe, 'dataset'>): Noun {
  return dataset === 'digits' || dataset === 'mnist' ? 'digit' : 'picture';
}

/** A named set as people write it; an address as it stands. */
export function dataName(dataset: string): string {
  return dataset === 'mnist' ? 'MNIST' : dataset === 'fashion-mnist' ? 'Fashion-MNIST' : dataset;
}

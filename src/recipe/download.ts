import {blockImages, dataSetOf, isDrawn, type PublishedSplit} from './datasets.ts';
import {authorDataKey} from './author-data.ts';
import type {Recipe} from './recipe.ts';

/** Whether a recipe's images cost nobody a download: those the library draws, and those the author gave. */
export const isAtHand = ({dataset}: Pick<Recipe, 'dataset'>): boolean =>
  isDrawn(dataset) || authorDataKey(dataset) !== null;

/**
 * About how many bytes a run of this recipe will download: 0 for what the library draws and what the author gave, null
 * for an address whose size nobody knows yet. A part of a set costs its share of the images, in whole blocks, and all the labels.
 */
export function downloadBytes(recipe: Pick<Recipe, 'dataset' | 'trainSize' | 'testSize'>): number | null {
  const set = dataSetOf(recipe.dataset);
  if (!set?.title) return isAtHand(recipe) ? 0 : null;
  const bytes = ({count, gzipBytes: {images, labels}}: PublishedSplit, wanted: number | null) =>
    images * (Math.min(Math.ceil((wanted ?? count) / blockImages) * blockImages, count) / count) + labels;
  return Math.round(bytes(set.train, recipe.trainSize) + bytes(set.test, recipe.testSize));
}

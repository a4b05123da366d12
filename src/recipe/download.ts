import {ownKey} from './own-data.ts';
import type {Recipe} from './recipe.ts';

/** Bytes of the named sets' compressed files, as their authors publish them, and the images in them. */
const files: Readonly<
  Record<string, {readonly train: number; readonly test: number; readonly labels: number}>
> = {
  mnist: {train: 9_912_422, test: 1_648_877, labels: 28_881 + 4_542},
  'fashion-mnist': {train: 26_421_880, test: 4_422_102, labels: 29_515 + 5_148},
};
const trainImages = 60_000;
const testImages = 10_000;
/** Known sets come in whole blocks, because only those can be checked. */
const block = 5000;

/** Whether a recipe's images cost nobody a download: those the library draws, and those the author gave. */
export const isAtHand = ({dataset}: Pick<Recipe, 'dataset'>): boolean =>
  dataset === 'digits' || ownKey(dataset) !== null;

/**
 * About how many bytes a run of this recipe will download: 0 for what the library draws and what the author gave, null for an address whose size
 * nobody knows yet. A part of a set costs its share of the images, in whole blocks, and all the labels.
 */
export function downloadBytes(recipe: Pick<Recipe, 'dataset' | 'trainSize' | 'testSize'>): number | null {
  if (isAtHand(recipe)) return 0;
  const set = files[recipe.dataset];
  if (!set) return null;
  const share = (wanted: number | null, all: number) =>
    Math.min(Math.ceil((wanted ?? all) / block) * block, all) / all;
  return Math.round(
    set.train * share(recipe.trainSize, trainImages) +
      set.test * share(recipe.testSize, testImages) +
      set.labels,
  );
}

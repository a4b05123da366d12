import {dataSetOf, type Noun} from '../../recipe/datasets.ts';
import type {Recipe} from '../../recipe/recipe.ts';

/** What the pictures are called. */
export const nounOf = ({dataset}: Pick<Recipe, 'dataset'>): Noun => dataSetOf(dataset)?.noun ?? 'picture';

/** A published set as people write it; an address as it stands. */
export const dataName = (dataset: string): string => dataSetOf(dataset)?.title ?? dataset;

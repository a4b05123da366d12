import {mapTable, type MapChoice} from '../../recipe/map-choice.ts';
import type {FieldProperties} from '../base/field-properties.ts';
import {TrainingElement} from '../base/training-element.ts';

/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type --
   accessors made from the table of attributes */
export interface AeLatentView extends FieldProperties<MapChoice> {}

/**
 * The latent space as a map: every point is a test digit where its code puts it, every place in between decodes to a
 * picture. It shows the network of the element that `for` names or that encloses it; by itself it trains one with a
 * code of two numbers. While a network trains, the map follows.
 *
 * @tagname ae-latent-view
 *
 * @fires {CustomEvent<TrainBeginDetail>} ae-train-begin - As `ae-trainer` fires it, where it trains its own network.
 * @fires {CustomEvent<ProgressDetail>} ae-progress - Likewise.
 * @fires {CustomEvent<EpochEndDetail>} ae-epoch-end - Likewise.
 * @fires {CustomEvent<GoalDetail>} ae-goal - Likewise.
 * @fires {CustomEvent<TrainEndDetail>} ae-train-end - Likewise.
 * @fires {CustomEvent<RecipeChangeDetail>} ae-recipe-change - Likewise.
 * @fires {CustomEvent<SelectDetail>} ae-select - The reader selected a digit: `{dataset, split, index}`.
 * @fires {CustomEvent<ErrorDetail>} ae-error - Something stands in the way: `{code, message, attribute?}`.
 *
 * @attr {string} for - Id of the element whose network it shows.
 * @attr {number} points - Test images on the map; 2000, at most 60,000.
 * @attr {string} view - `code`, `pca`, `umap` or `tsne`; `code` for a code of up to two numbers, else `pca`.
 * @attr {string} source - What projections are made of: `code`, or for comparison `pixels`.
 * @attr {string} distance - What near means to UMAP, t-SNE, neighbours and scores: `euclidean` or `cosine`.
 *
 * @slot fallback - Shown where this element cannot run, and in print when nothing has been trained.
 *
 * @csspart map - The square map.
 * @csspart pictures - The pictures beside it.
 * @csspart legend - The classes.
 * @csspart view-menu - The choice of view.
 * @csspart tools - The choice of what a hand does on the map: point, lasso, box, walk.
 * @csspart map-keys - The list of keys.
 * @csspart lens - The place under the pointer, decoded.
 * @csspart walk - The pictures along a walk.
 * @csspart region - What lasso or box have caught.
 *
 * @cssprop [--ae-class-0] - Colour of the points of class 0; likewise `--ae-class-1` to `--ae-class-9`.
 */
export class AeLatentView extends TrainingElement {
  static override readonly recipeDefaults = {
    'hidden-units': '128,64',
    'encoding-dim': '2',
    'code-activation': 'linear',
    'output-activation': 'sigmoid',
    optimizer: 'adam',
  };
  protected static override readonly ownTable = mapTable;
  protected static override readonly shellGroups = ['mapShell'] as const;
  static override readonly loadShell = async () => (await import('./latent-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-latent-view': AeLatentView;
  }
}

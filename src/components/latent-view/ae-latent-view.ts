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
 * @attr {number} points - Test images on the map; 2000, at most 60,000.
 * @attr {string} view - `code`, `pca`, `umap` or `tsne`; `code` for a code of up to two numbers, else `pca`.
 * @attr {string} source - What projections are made of: `code`, or for comparison `pixels`.
 * @attr {string} distance - What near means to UMAP, t-SNE, neighbours and scores: `euclidean` or `cosine`.
 *
 * @csspart map - The square map.
 * @csspart pictures - The pictures beside it; each is a `digit`.
 * @csspart legend - The classes.
 * @csspart segment - One of a few that stand side by side: views, tools, looks.
 * @csspart map-keys - The list of keys.
 * @csspart lens - The place under the pointer, decoded.
 * @csspart walk - The pictures along a walk.
 * @csspart making - How far a map in the making is.
 * @csspart trust - How far to trust the map; when it shows where, the colours of that are `trust-legend`.
 * @csspart neighbours - The nearest in code and in pixels.
 * @csspart scores - The map in numbers.
 * @csspart by-class - How well each class keeps together.
 * @csspart view-settings - The settings of the view.
 * @csspart map-table - The points in numbers.
 * @csspart files - What can be saved.
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

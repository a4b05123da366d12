import {dataKey, selectionOf} from '../../parts/controls/selection.ts';
import type {MapView} from '../map-view.ts';
import type {MapStateStore} from './map-state.ts';
import type {Embedding} from '../projector.ts';

type OfRecipe = Pick<MapView, 'recipe'>;
type WithPoints = Pick<Embedding, 'points'>;

/** The point that is looked at or selected; −1 for none on this map. */
export function pointAtHand({recipe}: OfRecipe, {points}: WithPoints, stateStore: MapStateStore): number {
  const {looked} = stateStore.state;
  const selected = selectionOf(dataKey(recipe));
  const index =
    looked ?? (selected && 'index' in selected && selected.split === 'test' ? selected.index : -1);
  return index < points.count ? index : -1;
}

/** What is shown where nobody has pointed at or selected anything yet: the first point. −1 where somebody has. */
export function exampleAt({recipe}: OfRecipe, {points}: WithPoints, {state}: MapStateStore): number {
  const untouched = state.looked === null && state.place === null && !selectionOf(dataKey(recipe));
  return untouched && points.count > 0 ? 0 : -1;
}

/** The point whose picture is shown, and the place that is decoded: a point's own, wherever it has moved. */
export function shownOn(
  view: OfRecipe,
  embedding: Pick<Embedding, 'points' | 'places'>,
  stateStore: MapStateStore,
): {readonly point: number; readonly place: readonly [number, number] | null} {
  const example = exampleAt(view, embedding, stateStore);
  const point = example >= 0 ? example : pointAtHand(view, embedding, stateStore);
  const {looked, place} = stateStore.state;
  if (looked === null && place) return {point, place};
  const [x, y] = [embedding.places[2 * point] ?? NaN, embedding.places[2 * point + 1] ?? NaN];
  return {point, place: Number.isFinite(x + y) ? [x, y] : null};
}

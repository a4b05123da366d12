import {dataKey, selectionOf} from '../parts/controls/selection.ts';
import type {MapView} from './map-view.ts';
import type {MapStateStore} from './map/map-state.ts';
import type {Picture} from './projector.ts';

type Scene = Pick<MapView, 'recipe'>;
type Map = Pick<Picture, 'points' | 'places'>;

/** The point that is looked at or selected; −1 for none on this map. */
export function pointAtHand({recipe}: Scene, {points}: Pick<Map, 'points'>, desk: MapStateStore): number {
  const {looked} = desk.state;
  const selected = selectionOf(dataKey(recipe));
  const index =
    looked ?? (selected && 'index' in selected && selected.split === 'test' ? selected.index : -1);
  return index < points.count ? index : -1;
}

/** What is shown where nobody has pointed at or selected anything yet: the first point. −1 where somebody has. */
export function exampleAt({recipe}: Scene, {points}: Pick<Map, 'points'>, {state}: MapStateStore): number {
  const untouched = state.looked === null && state.place === null && !selectionOf(dataKey(recipe));
  return untouched && points.count > 0 ? 0 : -1;
}

/** The point whose picture is shown, and the place that is decoded: a point's own, wherever it has moved. */
export function shownOn(
  view: Scene,
  picture: Map,
  desk: MapStateStore,
): {readonly point: number; readonly place: readonly [number, number] | null} {
  const example = exampleAt(view, picture, desk);
  const point = example >= 0 ? example : pointAtHand(view, picture, desk);
  const {looked, place} = desk.state;
  if (looked === null && place) return {point, place};
  const [x, y] = [picture.places[2 * point] ?? NaN, picture.places[2 * point + 1] ?? NaN];
  return {point, place: Number.isFinite(x + y) ? [x, y] : null};
}

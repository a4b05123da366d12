import type {PlaceRule} from '../../locales/messages/map.ts';
import type {Points} from './points.ts';
import type {Embedding} from './projector.ts';
import {memoizeByKey} from '../parts/controls/memoize.ts';

export type PlaceCode =
  | {readonly rule: Exclude<PlaceRule, 'pixels'>; readonly code: Float32Array}
  | {readonly rule: 'pixels'; readonly pixels: Float32Array};

/** Points that stand for a place of a map without a way back. */
export const nearestCount = 5;

/**
 * The code of a place.
 * @param point the point at hand, for numbers the map does not show; −1 for none
 * @returns null where there is nothing yet to answer from
 */
export function codeAt(
  embedding: Embedding,
  [x, y]: readonly [number, number],
  point: number,
): PlaceCode | null {
  const {choice, points, projection} = embedding;
  const {codes, width, count} = points;
  if (choice.kind === 'code') {
    if (width === 1) return {rule: 'exact', code: Float32Array.of(x)};
    const own = point >= 0 && point < count;
    const code = own ? codes.slice(point * width, (point + 1) * width) : meanCode(embedding);
    code[choice.dims[0]] = x;
    code[choice.dims[1]] = y;
    const exact = width === 2 && choice.dims[0] !== choice.dims[1];
    return {rule: exact ? 'exact' : own ? 'others-point' : 'others-mean', code};
  }
  if (choice.kind === 'pca') {
    const plane = projection?.plane;
    if (!plane) return null;
    const size = plane.origin.length;
    const values = plane.origin.map((value, i) => value + x * plane.axes[i] + y * plane.axes[size + i]);
    return choice.source === 'pixels' ? {rule: 'pixels', pixels: values} : {rule: 'plane', code: values};
  }
  return {rule: 'nearest', code: nearestMean(embedding, [x, y])};
}

/** The mean of the codes that are numbers. */
export const meanCode = ({points}: Embedding): Float32Array => meanOf(points).slice();

const meanOf = memoizeByKey(({codes, count, width}: Points): Float32Array => {
  const sums = new Float64Array(width);
  const used = new Uint32Array(width);
  for (let i = 0; i < count * width; i++) {
    const value = codes[i];
    if (!Number.isFinite(value)) continue;
    sums[i % width] += value;
    used[i % width]++;
  }
  return Float32Array.from(sums, (sum, d) => sum / Math.max(1, used[d]));
});

/** The places nearest to one, nearest first, with their distances; `up` is what a step upwards counts. */
export function nearestPlaces(
  places: Float32Array,
  [x, y]: readonly [number, number],
  k: number,
  up = 1,
): {readonly index: number; readonly distance: number}[] {
  const found: {index: number; distance: number}[] = [];
  for (let i = 0; 2 * i < places.length; i++) {
    const [dx, dy] = [places[2 * i] - x, up * (places[2 * i + 1] - y)];
    // Quicker than Math.hypot, and as exact: squares of single numbers neither overflow nor vanish.
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (!Number.isFinite(distance) || (found.length === k && distance >= found.at(-1)!.distance)) continue;
    let at = found.length;
    while (at > 0 && found[at - 1].distance > distance) at--;
    found.splice(at, 0, {index: i, distance});
    if (found.length > k) found.pop();
  }
  return found;
}

/** Codes of the nearest points, each weighted by 1 / distance: at a point it is that point's own. */
function nearestMean(
  {points: {codes, width}, places}: Embedding,
  place: readonly [number, number],
): Float32Array {
  const found = nearestPlaces(places, place, nearestCount);
  const code = new Float32Array(width);
  const at = found.find(({distance}) => distance === 0);
  const used = at ? [at] : found;
  const all = used.reduce((sum, {distance}) => sum + 1 / (distance || 1), 0);
  for (const {index, distance} of used)
    for (let d = 0; d < width; d++) code[d] += (codes[index * width + d] * (1 / (distance || 1))) / all;
  return code;
}

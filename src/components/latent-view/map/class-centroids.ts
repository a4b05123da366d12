import type {MapScales} from '../../../charts/map-frame.ts';

export interface ClassMiddle {
  readonly label: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Points of a class that are looked at for its middle: enough, and cheap sixty times a second. */
const maxSampled = 301;

/** The middle of each class: medians, so that strays do not count. Places that are not finite are left out. */
export function classMiddles(places: Float32Array, labels: Uint8Array | null): ClassMiddle[] {
  if (!labels) return [];
  const of = new Map<number, {x: Float32Array; y: Float32Array; count: number}>();
  for (let i = 0; i < labels.length; i++) {
    const [x, y] = [places[2 * i], places[2 * i + 1]];
    if (!Number.isFinite(x + y)) continue;
    let found = of.get(labels[i]);
    if (!found)
      of.set(
        labels[i],
        (found = {x: new Float32Array(maxSampled), y: new Float32Array(maxSampled), count: 0}),
      );
    // Beyond its end nothing is kept.
    found.x[found.count] = x;
    found.y[found.count++] = y;
  }
  const median = (values: Float32Array, count: number) => {
    const used = Math.min(count, maxSampled);
    return values.subarray(0, used).sort()[used >> 1];
  };
  return [...of]
    .sort(([a], [b]) => a - b)
    .map(([label, {x, y, count}]) => ({label, x: median(x, count), y: median(y, count), count}));
}

/** Names closer than this many pixels are moved apart. */
const apart = 17;

/** Names that would cover each other, pushed a little way from one another. */
export function spread<T extends {readonly x: number; readonly y: number}>(
  labels: readonly T[],
  {x, y}: MapScales,
): T[] {
  const at = labels.map((label) => [x(label.x), y(label.y)] as [number, number]);
  for (let round = 0; round < 12; round++)
    for (let i = 1; i < at.length; i++)
      for (let j = 0; j < i; j++) {
        const [a, b] = [at[i], at[j]];
        const [dx, dy] = [a[0] - b[0], a[1] - b[1]];
        const distance = Math.hypot(dx, dy);
        if (distance >= apart) continue;
        const push = (apart - distance) / 2 / (distance || 1);
        const [px, py] = distance > 0 ? [dx * push, dy * push] : [0, apart / 2];
        a[0] += px;
        a[1] += py;
        b[0] -= px;
        b[1] -= py;
      }
  return labels.map((label, i) => ({...label, x: x.invert(at[i][0]), y: y.invert(at[i][1])}));
}

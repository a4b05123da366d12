import {scaleLinear, type ScaleLinear} from 'd3';

/** What a map shows of its plane: from the least to the largest value each way. */
export interface Domain {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A reader's zoom of a map, as d3 keeps it: a place p of the whole map is drawn at k·p + (x, y). */
export interface Zoom {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface MapScales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** A domain is wider than its points by this share, so that none is cut. */
const around = 0.06;
/** Quantiles that count as the middle of the points; who is further from it than `reach` of its width is left outside. */
const middle = 0.005;
const reach = 0.6;

/**
 * What to show of points (count × 2, those not finite left out). One far outlier does not squeeze all others into a
 * corner: it is left outside, where a reader can move to.
 * @param equal whether one unit is as long across as upwards, which distances in a projection need
 */
export function domainOf(places: Float32Array, equal: boolean): Domain {
  const axis = (d: number): [number, number] => {
    const values: number[] = [];
    for (let i = d; i < places.length; i += 2)
      if (Number.isFinite(places[i - d] + places[i - d + 1])) values.push(places[i]);
    if (values.length === 0) return [-1, 1];
    const sorted = Float32Array.from(values).sort();
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
    const [low, high] = [at(middle), at(1 - middle)];
    const more = reach * (high - low);
    const [from, to] =
      more > 0 ? [Math.max(at(0), low - more), Math.min(at(1), high + more)] : [at(0), at(1)];
    // Points at one place are shown in the middle of something.
    const pad = to > from ? around * (to - from) : Math.max(1, Math.abs(from)) / 2;
    return [from - pad, to + pad];
  };
  const [x, y] = [axis(0), axis(1)];
  if (!equal) return {x, y};
  const half = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
  const widened = ([from, to]: [number, number]): [number, number] => [
    (from + to) / 2 - half,
    (from + to) / 2 + half,
  ];
  return {x: widened(x), y: widened(y)};
}

/** A domain part of the way from one to another. */
export function domainBetween(from: Domain, to: Domain, share: number): Domain {
  const mixed = (a: readonly [number, number], b: readonly [number, number]): [number, number] => [
    a[0] + share * (b[0] - a[0]),
    a[1] + share * (b[1] - a[1]),
  ];
  return {x: mixed(from.x, to.x), y: mixed(from.y, to.y)};
}

/** Scales of a square map of `side` pixels; upwards is more. */
export function scalesOf({x, y}: Domain, side: number, {k, x: left, y: top}: Zoom): MapScales {
  return {
    x: scaleLinear(x, [left, left + k * side]),
    y: scaleLinear(y, [top + k * side, top]),
  };
}

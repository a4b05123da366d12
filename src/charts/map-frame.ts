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

/** A fit, and what would hold every point: the same where none lies outside. */
export interface Fit {
  readonly domain: Domain;
  readonly whole: Domain;
}

/** A domain is wider than what it is fitted to by this share each way, so that no dot is cut. */
const around = 0.08;
/** Shares of the points that lie below and above what a map is fitted to. */
const low = 0.02;
const high = 0.98;
/** Of more points than this, every so-manieth says where these lie: to sort them all takes a page's thread too long. */
const mostSorted = 10_000;

/**
 * A percentile of sorted values, between two of them by linear interpolation at share · (n − 1): `linear`, the default of
 * numpy.percentile; definition 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50, 1996.
 * @param share 0–1
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const value = sorted[below];
  return at === below ? value : value + (at - below) * (sorted[below + 1] - value);
}

/**
 * What to show of points (count × 2, those not finite left out): the range from the 2nd to the 98th percentile each way,
 * and a margin. A few points far away do not squeeze all others into a corner: they lie outside, and are told at the rim.
 * @param equal whether one unit is as long across as upwards: what is near is near in every direction
 */
export function fitOf(places: Float32Array, equal: boolean): Fit {
  const [x, y] = [rangesOf(places, 0), rangesOf(places, 1)];
  const domain = squared({x: x.fit, y: y.fit}, equal);
  const both = (axis: 'x' | 'y', {all: [from, to]}: Ranges): Range => {
    const [has, needs] = [domain[axis], padded(from, to)];
    return from >= has[0] && to <= has[1] ? has : [Math.min(has[0], needs[0]), Math.max(has[1], needs[1])];
  };
  return {domain, whole: squared({x: both('x', x), y: both('y', y)}, equal)};
}

type Range = readonly [number, number];

interface Ranges {
  readonly fit: Range;
  /** From the least to the largest. */
  readonly all: Range;
}

function rangesOf(places: Float32Array, d: 0 | 1): Ranges {
  const every = Math.ceil(places.length / 2 / mostSorted);
  const values = new Float32Array(places.length / 2);
  let count = 0;
  let [least, most] = [Infinity, -Infinity];
  for (let i = d, at = 0; i < places.length; i += 2, at++) {
    const value = places[i];
    if (!Number.isFinite(value + places[i ^ 1])) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    if (at % every === 0) values[count++] = value;
  }
  if (least > most) return {fit: [-1, 1], all: [0, 0]};
  const sorted = values.subarray(0, count).sort();
  const all = [least, most] as const;
  const wide = padded(least, most);
  const [from, to] = [percentile(sorted, low), percentile(sorted, high)];
  // Where next to all points share one value, or none of those asked has any, the ends tell how far it is to anywhere.
  if (!(to > from)) return {fit: wide, all};
  const fit = padded(from, to);
  return {fit: [Math.max(fit[0], wide[0]), Math.min(fit[1], wide[1])], all};
}

function padded(from: number, to: number): Range {
  // Points at one place are shown in the middle of something.
  const pad = to > from ? around * (to - from) : Math.max(1, Math.abs(from)) / 2;
  return [from - pad, to + pad];
}

/** As wide as it is high, about the same middle, where units are to be equal. */
function squared({x, y}: Domain, equal: boolean): Domain {
  if (!equal) return {x, y};
  const half = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
  const about = ([from, to]: Range): Range => [(from + to) / 2 - half, (from + to) / 2 + half];
  return {x: about(x), y: about(y)};
}

/** A domain part of the way from one to another. */
export function domainBetween(from: Domain, to: Domain, share: number): Domain {
  const mixed = (a: Range, b: Range): Range => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  return {x: mixed(from.x, to.x), y: mixed(from.y, to.y)};
}

/** Scales of a square map of `side` pixels; upwards is more. */
export function scalesOf({x, y}: Domain, side: number, {k, x: left, y: top}: Zoom): MapScales {
  return {
    x: scaleLinear(x, [left, left + k * side]),
    y: scaleLinear(y, [top + k * side, top]),
  };
}

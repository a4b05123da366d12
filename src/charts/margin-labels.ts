import {besidePlot, charactersIn, cut, marginWords} from './margin-words.ts';
import {rounded} from './plain-svg.ts';

/** What is said right of the plot about a line that ends there, or points there. */
export interface MarginLabel {
  /** Classes for the style sheet. */
  readonly name: string;
  readonly text: string;
  /** Says enough where the whole has no room beside the value. */
  readonly short?: string;
  readonly value: string;
  /** Where the line is, in pixels from the top. */
  readonly at: number;
  /** Where it ends; by default at the plot's right side. */
  readonly from?: number;
  /** It is always there: what comes and goes makes room for it. */
  readonly steady?: boolean;
}

export interface PlacedMarginLabel {
  readonly name: string;
  readonly text: string;
  /** Empty where there is no room for it. */
  readonly value: string;
  /** Where the text begins, and its baseline; the value ends at the picture's side. */
  readonly x: number;
  readonly y: number;
  /** From the line to the text. */
  readonly leader: string;
}

const lineHeight = 16;

/**
 * Numbers near the given ones, as near as can be in the least weighted squares, rising, and `gap` from each other at
 * least. Pool adjacent violators: Barlow et al., Statistical Inference under Order Restrictions, 1972.
 */
function spread(rising: readonly number[], weights: readonly number[], gap: number): number[] {
  const pools: {sum: number; weight: number; count: number}[] = [];
  rising.forEach((value, i) => {
    let pool = {sum: weights[i] * (value - i * gap), weight: weights[i], count: 1};
    for (
      let last = pools.at(-1);
      last && last.sum / last.weight > pool.sum / pool.weight;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = {sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count};
    }
    pools.push(pool);
  });
  return pools
    .flatMap(({sum, weight, count}) => Array.from({length: count}, () => sum / weight))
    .map((value, i) => value + i * gap);
}

/** As much as there is room for of a label whose line is above the picture: whose it is comes before what it comes to. */
function wordsAbove(room: number, text: string, value: string): readonly [string, string] {
  const figure = text.length + value.length + 3 > charactersIn(room) ? '↑' : `${value} ↑`;
  return [cut(text, charactersIn(room) - figure.length - 1), figure];
}

/**
 * Labels in a column right of the plot, each beside its line, or as near to it as the others leave room, with a leader
 * that joins the two. Of a line above the picture, an arrow and its value say where it is.
 * @param labels the most important first: those that are too many for the height are left out
 */
export function placeInMargin(
  labels: readonly MarginLabel[],
  {
    right,
    width,
    top,
    foot,
  }: {readonly right: number; readonly width: number; readonly top: number; readonly foot: number},
): readonly PlacedMarginLabel[] {
  const shown = labels
    .slice(0, 1 + Math.floor((foot - top) / lineHeight))
    .sort((a, b) => Math.min(a.at, foot) - Math.min(b.at, foot));
  const clamp = (at: number) => Math.max(top, Math.min(foot, at));
  const free = spread(
    shown.map(({at}) => clamp(at)),
    shown.map(({steady}) => (steady ? 1000 : 1)),
    lineHeight,
  );
  const places = free.map((place, i) =>
    Math.max(top + i * lineHeight, Math.min(foot - (shown.length - 1 - i) * lineHeight, place)),
  );
  const x = right + besidePlot;
  return shown.map(({name, text, short, value, at, from}, i) => {
    // A pixel above the plot is still its upper side.
    const room = width - x;
    const isAbove = at < top - 1;
    const said = (words: string) => (isAbove ? wordsAbove : marginWords)(room, words, value);
    const whole = said(text);
    const [words, figure] = whole[0] === text || short === undefined ? whole : said(short);
    const y = rounded(clamp(at));
    const place = rounded(places[i]);
    const along = from === undefined ? `M${right + 2},${y}` : `M${rounded(from)},${y}H${right + 2}`;
    return {name, text: words, value: figure, x, y: place + 4, leader: `${along}L${x - 3},${place}`};
  });
}

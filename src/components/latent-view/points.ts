import {dimensionsOf as scoreDimensions, type Dimension} from '../../numerics/map-scores.ts';
import {memoizeByKey} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import {hasData} from '../parts/data-needed/data-needed.ts';
import type {PartHost} from '../base/content.ts';
import type {MapView} from './map-view.ts';

/** Codes of the first test images, as the weights that are shown make them. */
export interface Points {
  /** Another one for other values. */
  readonly key: string;
  /** count × width. */
  readonly codes: Float32Array;
  readonly count: number;
  readonly width: number;
  readonly labels: Uint8Array | null;
  /** How many have a value that is no number. */
  readonly unfit: number;
  /** The same for all: what the network does not tell apart. */
  readonly equal: boolean;
}

/** So many that what can wait for a task of its own does: the page has other things to do. */
export const isMany = ({count}: Points): boolean => count >= 10_000;

/** While it trains: with the time an answer takes, at least four maps a second even on a busy machine. */
const minMs = 120;

let serial = 0;

/** Points of codes that an answer brought. */
export function pointsOf(
  {values, count, width}: {readonly values: Float32Array; readonly count: number; readonly width: number},
  labels: Uint8Array | null,
): Points {
  let unfit = 0;
  let equal = count > 1;
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let d = 0; d < width; d++) {
      const value = values[i * width + d];
      sum += value * 0;
      if (value !== values[d]) equal = false;
    }
    // 0 · NaN and 0 · ∞ are NaN.
    if (sum !== 0) unfit++;
  }
  const fitting = labels && labels.length >= count ? labels.subarray(0, count) : null;
  return {key: `codes-${++serial}`, codes: values, count, width, labels: fitting, unfit, equal};
}

/** What each number of the code does over all points. */
export const dimensionsOf = memoizeByKey(({codes, count, width}: Points): readonly Dimension[] =>
  scoreDimensions(codes, count, width),
);

/** The newest codes, asked for whenever the weights that are shown have changed. */
export class CodeSource {
  readonly #query: Query<'codes'>;
  #points: {readonly of: unknown; readonly points: Points} | null = null;

  constructor(host: PartHost) {
    this.#query = new Query(host, 'codes', {minMs});
  }

  /** Asks where there is something new. */
  follow(view: MapView, count: number): void {
    const {run, snapshot} = view;
    const {data, reconstructions, epoch, batch} = snapshot;
    if (!hasData(view) || snapshot.status === 'loading') {
      if (!hasData(view)) this.forget();
      return;
    }
    const {shown} = run;
    // While it trains, new pictures say that the weights have changed; else the place in the run does.
    const about = [
      count,
      data,
      shown,
      reconstructions,
      shown === null ? epoch : 0,
      shown === null ? batch : 0,
    ];
    this.#query.ask(run, about, () => ({count}));
  }

  /** Null before the first answer. */
  newest({snapshot}: MapView): Points | null {
    const {answer} = this.#query;
    if (!answer) return (this.#points = null);
    if (this.#points?.of !== answer)
      this.#points = {of: answer, points: pointsOf(answer, snapshot.testLabels)};
    return this.#points.points;
  }

  forget(): void {
    this.#query.forget();
  }
}

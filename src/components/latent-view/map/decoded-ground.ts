import {drawDigit} from '../../../charts/digit.ts';
import type {Domain} from '../../../charts/map-frame.ts';
import {pixels, side} from '../../../pixels/size.ts';
import type {PartHost} from '../../base/content.ts';
import {sameItems} from '../../parts/controls/memoize.ts';
import {Query} from '../../parts/controls/query.ts';
import type {MapView} from '../map-view.ts';
import {codeAt} from '../place-code.ts';
import type {Embedding} from '../projector.ts';
import type {MapLayout} from './map-layout.ts';
import {Pace} from './pace.ts';

/** Places each way that are decoded. */
const rows = 15;
/** How much of its ink a picture keeps under the points. */
const inkShare = 0.3;
/** While a reader moves the map, its ground is decoded anew this often, in milliseconds. */
const everyMs = 150;

/** What a grid is of, and where it ends: left, right, below, above, in the map's values. */
type About = readonly [...of: unknown[], x0: number, x1: number, y0: number, y1: number];
const endsOf = (about: About): number[] => about.slice(-4) as number[];

/** Places of a grid, from the top left, in the middles of its cells. */
export function gridPlaces({x, y}: Domain, count: number): [number, number][] {
  return Array.from({length: count * count}, (_, i) => [
    x[0] + (((i % count) + 0.5) / count) * (x[1] - x[0]),
    y[1] - ((Math.floor(i / count) + 0.5) / count) * (y[1] - y[0]),
  ]);
}

/** What the decoder makes of the plane, as the ground of the map: a grid of the part in sight. */
export class DecodedGround {
  readonly #decoded: Query<'decode'>;
  readonly #pace: Pace;
  #wanted: About | null = null;
  #grid: {readonly about: About; readonly values: Float32Array} | null = null;
  #drawn: readonly unknown[] = [];
  readonly #canvas = document.createElement('canvas');

  /** @param again called when the ground is due to be decoded anew */
  constructor(host: PartHost, again: () => void) {
    this.#decoded = new Query(host, 'decode');
    this.#pace = new Pace(everyMs, again);
  }

  /** Draws what is known where it is now, and asks for the rest. */
  draw(
    context: CanvasRenderingContext2D,
    view: MapView,
    layout: MapLayout,
    ratio: number,
    ink: string,
  ): void {
    this.#follow(view, layout);
    const grid = this.#grid;
    if (!grid) return;
    this.#paint(grid.values, ink);
    const {x, y} = layout.scales;
    const [x0, x1, y0, y1] = endsOf(grid.about);
    const [left, top] = [x(x0), y(y1)];
    context.globalAlpha = inkShare;
    context.drawImage(this.#canvas, left * ratio, top * ratio, (x(x1) - left) * ratio, (y(y0) - top) * ratio);
    context.globalAlpha = 1;
  }

  end(): void {
    this.#pace.end();
  }

  #follow({run}: MapView, {embedding, sight}: MapLayout): void {
    if (!embedding || !sight) return;
    const {answer, answered} = this.#decoded;
    if (answer && answered[0] === embedding.choice) this.#grid = {about: answered as About, values: answer};
    // On another map what was drawn is nowhere.
    if (this.#grid?.about[0] !== embedding.choice) this.#grid = null;
    const {choice, points, projection} = embedding;
    const about: About = [choice, points.key, projection, run.shown, ...sight.x, ...sight.y];
    const same = this.#wanted !== null && sameItems(about, this.#wanted);
    if (same ? [answered, this.#grid?.about].includes(this.#wanted!) : !this.#pace.isDue()) return;
    this.#wanted = same ? this.#wanted : about;
    const made = codesOf(embedding, sight);
    if (made?.rule === 'pixels') this.#grid = {about: this.#wanted!, values: made.values};
    // Asked about the same, it asks once.
    else if (made) this.#decoded.ask(run, this.#wanted!, () => ({codes: made.values}));
  }

  #paint(values: Float32Array, ink: string): void {
    const drawn = [values, ink];
    if (sameItems(drawn, this.#drawn) || values.length < rows * rows * pixels) return;
    this.#drawn = drawn;
    this.#canvas.width = this.#canvas.height = rows * side;
    const context = this.#canvas.getContext('2d')!;
    const one = document.createElement('canvas');
    for (let i = 0; i < rows * rows; i++) {
      drawDigit(one, values, {from: i * pixels, full: 1, ink});
      context.drawImage(one, (i % rows) * side, Math.floor(i / rows) * side);
    }
  }
}

/** Codes of the grid's places; of PCA of pixels, pictures. Null where there are none yet. */
function codesOf(
  embedding: Embedding,
  domain: Domain,
): {readonly rule: 'pixels' | 'code'; readonly values: Float32Array} | null {
  const found = gridPlaces(domain, rows).map((place) => codeAt(embedding, place, -1));
  if (found.some((one) => one === null)) return null;
  const all = found.map((one) => (one!.rule === 'pixels' ? one!.pixels : one!.code));
  const values = new Float32Array(all.length * all[0].length);
  all.forEach((one, i) => values.set(one, i * one.length));
  return {rule: found[0]!.rule === 'pixels' ? 'pixels' : 'code', values};
}

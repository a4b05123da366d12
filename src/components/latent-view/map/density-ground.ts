import {
  contourAt,
  densityInPieces,
  drawContours,
  levelsOf,
  shares,
  type Contour,
  type Density,
} from '../../../charts/map-contours.ts';
import {sameItems} from '../../parts/controls/memoize.ts';
import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import {contoursFrom} from './look.ts';
import type {MapLayout} from './map-layout.ts';
import {frameOf} from './map-motion.ts';
import {Pace} from './pace.ts';

/** While a reader hides classes or changes the map's size, lines are made anew this often, in milliseconds. */
const everyMs = 250;
/** How much of their ink lines keep. */
const underShare = 0.7;
const overShare = 0.4;

/** Lines of equal density under the points of a map at rest; while it trains, of once an epoch. */
export class DensityGround {
  readonly #again: () => void;
  readonly #pace: Pace;
  /** Of which map the lines are. */
  #frame = '';
  #lines: readonly Contour[] = [];
  #about: readonly unknown[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param again called when lines have been made, and when they are due */
  constructor(again: () => void) {
    this.#again = again;
    this.#pace = new Pace(everyMs, again);
  }

  /**
   * Draws what is known where it is now, and has the rest made: under the dots, and once more as a shade over them, for in
   * crowds nothing is seen of what lies under.
   * @param hidden classes that are not drawn
   * @param busy whether the map is still being made
   */
  draw(
    {under, over}: Readonly<Record<'under' | 'over', CanvasRenderingContext2D>>,
    view: MapView,
    layout: MapLayout,
    hidden: ReadonlySet<number>,
    busy: boolean,
    {ratio, ink}: {readonly ratio: number; readonly ink: string},
  ): void {
    const {embedding} = layout;
    if (!embedding) return;
    this.#follow(view, layout, embedding, hidden, busy);
    if (this.#frame !== frameOf(embedding)) return;
    const at = layout.lines(ratio);
    drawContours(under, this.#lines, at, ratio, ink, underShare);
    drawContours(over, this.#lines, at, ratio, ink, overShare);
  }

  end(): void {
    this.#pace.end();
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#about = this.#lines = [];
  }

  #follow(
    {snapshot, run}: MapView,
    layout: MapLayout,
    embedding: Embedding,
    hidden: ReadonlySet<number>,
    busy: boolean,
  ): void {
    // Of a map that is being made they would be of another one.
    if (busy) return this.#forget();
    const live = snapshot.status === 'training' && run.shown === null;
    const about = [live ? snapshot.epoch : embedding, live, frameOf(embedding), hidden, layout.side];
    if (sameItems(about, this.#about) || !this.#pace.isDue()) return;
    this.#about = about;
    clearTimeout(this.#timer);
    // Tasks of their own: a frame has no time for them.
    this.#timer = setTimeout(() => this.#make(layout, embedding, hidden));
  }

  /** A task for each piece of the density, one for the levels, and one a line. */
  #make(layout: MapLayout, embedding: Embedding, hidden: ReadonlySet<number>): void {
    const pieces = densityInPieces(shownOf(embedding, hidden), layout.fitted, layout.side);
    const made: Contour[] = [];
    let density: Density | null = null;
    let levels: readonly number[] | null = null;
    const next = () => {
      if (!density) {
        const {done, value} = pieces.next();
        if (done) density = value;
        this.#timer = setTimeout(next);
        return;
      }
      if (!levels) levels = density.count < contoursFrom ? [] : levelsOf(density);
      else made.push(contourAt(density, levels[made.length], shares[made.length]));
      if (made.length < levels.length) {
        this.#timer = setTimeout(next);
        return;
      }
      this.#lines = made;
      this.#frame = frameOf(embedding);
      this.#again();
    };
    this.#timer = setTimeout(next);
  }
}

/** Where points are, or will be once they have come there; those of hidden classes are NaN. */
function shownOf({places, points}: Embedding, hidden: ReadonlySet<number>): Float32Array {
  if (hidden.size === 0) return places;
  const shown = places.slice();
  points.labels?.forEach((label, i) => {
    if (hidden.has(label)) shown[2 * i] = NaN;
  });
  return shown;
}

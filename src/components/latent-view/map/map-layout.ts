import {scalesOf, type Domain, type MapScales, type Zoom} from '../../../charts/map-frame.ts';
import {pointAt, type PointsPicture} from '../../../charts/map-points.ts';
import {rimTicks, tickAt, type RimTick} from '../../../charts/map-rim.ts';
import type {Box, MapZoom} from '../../../charts/map-zoom.ts';
import type {Embedding} from '../projector.ts';
import {MapMotion} from './map-motion.ts';

const whole: Zoom = {k: 1, x: 0, y: 0};

/** Where points stand: their places in the map's values, and the way from values to CSS pixels of the map and back. */
export class MapLayout {
  readonly #motion = new MapMotion();
  readonly #side: () => number;
  #places: Float32Array = new Float32Array();
  #rim: readonly RimTick[] = [];

  /** What moves and enlarges the map; null while there is none on the page. */
  zoom: MapZoom | null = null;

  /** @param side how long the map's sides are, in CSS pixels; 0 while there is none */
  constructor(side: () => number) {
    this.#side = side;
  }

  get side(): number {
    return this.#side();
  }

  get embedding(): Embedding | null {
    return this.#motion.embedding;
  }

  /** As they were drawn last, count × 2; those of hidden classes are NaN. */
  get places(): Float32Array {
    return this.#places;
  }

  /** Points outside the fit, as they were drawn last: at the rim. */
  get rim(): readonly RimTick[] {
    return this.#rim;
  }

  /** A new frame of the map; null where there is none. */
  show(embedding: Embedding | null): void {
    this.#motion.show(embedding, performance.now(), matchMedia('(prefers-reduced-motion: reduce)').matches);
  }

  /** Moves points on towards their new places; whether anything still moves. */
  step(at: number): boolean {
    return this.#motion.step(at);
  }

  /** Takes the points' places of now, without those of hidden classes. */
  settle(hidden: ReadonlySet<number>): void {
    const {embedding, places} = this.#motion;
    if (this.#places.length !== places.length) this.#places = new Float32Array(places.length);
    this.#places.set(places);
    if (hidden.size > 0)
      embedding?.points.labels?.forEach((label, i) => {
        if (hidden.has(label)) this.#places[2 * i] = NaN;
      });
    this.#rim = rimTicks(this.#places, this.#motion.domain, this.lines(), this.side);
  }

  /** The place of a point. */
  placeOf(index: number): [number, number] {
    return [this.#places[2 * index], this.#places[2 * index + 1]];
  }

  /** Whether a point is drawn somewhere. */
  isDrawn(index: number): boolean {
    return Number.isFinite(this.#places[2 * index]);
  }

  get transform(): Zoom {
    return this.zoom?.now ?? whole;
  }

  get scales(): MapScales {
    return scalesOf(this.#motion.domain, this.side, this.transform);
  }

  /**
   * From values to pixels, each way: slope and intercept.
   * @param ratio pixels to a CSS pixel
   */
  lines(ratio = 1): Pick<PointsPicture, 'across' | 'down'> {
    const {x, y} = this.scales;
    const line = (scale: typeof x): [number, number] => {
      const slope = (scale(1) - scale(0)) * ratio;
      return [slope, scale(0) * ratio];
    };
    return {across: line(x), down: line(y)};
  }

  /** The point nearest to a pixel, at most `reach` away; −1 for none. */
  nearest(pixel: readonly [number, number], reach: number, places = this.#places): number {
    return pointAt(places, pixel, this.lines(), reach);
  }

  /** The point whose dot, or tick at the rim, is nearest to a pixel, at most `reach` away; −1 for none. */
  hit(pixel: readonly [number, number], reach: number): number {
    const tick = tickAt(this.#rim, pixel, reach);
    // No dot that is nearer is out of sight.
    const dot = this.nearest(pixel, tick?.distance ?? reach);
    return dot >= 0 ? dot : (tick?.index ?? -1);
  }

  /** Where a point is told, in CSS pixels: at its place, or at the rim. */
  pixelOf(index: number): [number, number] {
    const tick = this.#rim.find((one) => one.index === index);
    if (tick) return [tick.x, tick.y];
    const [x, y] = this.placeOf(index);
    const {scales} = this;
    return [scales.x(x), scales.y(y)];
  }

  /** What the whole map shows once nothing moves, in its values. */
  get fitted(): Domain {
    return this.#motion.fitted;
  }

  /** What holds every point, in CSS pixels of the map before any zoom. */
  get wholeBox(): Box {
    const {x, y} = scalesOf(this.#motion.domain, this.side || 1, whole);
    const all = this.#motion.whole;
    return [
      [x(all.x[0]), y(all.y[1])],
      [x(all.x[1]), y(all.y[0])],
    ];
  }

  /** The whole map: what it is fitted to; where that is shown already, every point. */
  fit(): void {
    this.zoom?.fit(this.wholeBox);
  }

  /** What is in sight; null while there is no map. */
  get sight(): Domain | null {
    const {side, embedding} = this;
    if (!embedding || side === 0) return null;
    const {x, y} = this.scales;
    return {x: [x.invert(0), x.invert(side)], y: [y.invert(side), y.invert(0)]};
  }

  /** Brings a point into sight, if neither its dot nor its tick is. */
  revealPoint(index: number): void {
    if (!this.#rim.some((one) => one.index === index)) this.reveal(this.placeOf(index));
  }

  /** Brings a place into sight, if it is not. */
  reveal([x, y]: readonly [number, number]): void {
    const still = scalesOf(this.#motion.domain, this.side, whole);
    this.zoom?.reveal(still.x(x), still.y(y));
  }
}

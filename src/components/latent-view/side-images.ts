import {html, nothing, type TemplateResult} from 'lit';
import {fitOf} from '../../charts/map-frame.ts';
import {pixels} from '../../pixels/size.ts';
import {memoizeByKey} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import type {PartHost} from '../base/content.ts';
import type {MapView} from './map-view.ts';
import {shownOn} from './map/current-point.ts';
import {hasContours, hasInverse} from './map/look.ts';
import {isPlane} from './map/map-motion.ts';
import type {ImageStore} from './image-store.ts';
import {nearestPlaces, codeAt} from './place-code.ts';
import type {MapLayout} from './map/map-layout.ts';
import type {MapStateStore} from './map/map-state.ts';
import {digitCanvas} from '../parts/digits/image-columns.ts';
import {paint} from '../parts/digits/paint.ts';
import {Part} from '../parts/part.ts';
import {idlePictures, idleSample} from './idle-map.ts';
import type {Embedding} from './projector.ts';

/** From a place to its lens, in pixels. */
const away = 16;
/** Points around a place whose classes are counted. */
const around = 10;

/** A picture from outside; its code comes later. */
export interface OutOfSamplePoint {
  /** 0–1. */
  readonly pixels: Float32Array;
  readonly code: Float32Array | null;
  /** Where it falls on the map. */
  readonly place: readonly [number, number] | null;
}

/** Beside the map the digit at hand and its reconstruction; beside the pointer the place there, decoded. */
export class SideImages extends Part<MapView, readonly [Embedding | null, OutOfSamplePoint | null]> {
  readonly #stateStore: MapStateStore;
  readonly #images: ImageStore;
  readonly #decoded: Query<'decode'>;
  #embedding: Embedding | null = null;
  /** The point that was at hand last. */
  #kept = 0;
  /** Shown where no point is at hand. */
  #outOfSample: OutOfSamplePoint | null = null;

  constructor(host: PartHost, stateStore: MapStateStore, images: ImageStore) {
    super(host);
    this.#stateStore = stateStore;
    this.#images = images;
    this.#decoded = new Query(host, 'decode');
  }

  protected override template(
    view: MapView,
    embedding: Embedding | null,
    outOfSample: OutOfSamplePoint | null,
  ): TemplateResult {
    this.#embedding = embedding;
    this.#outOfSample = outOfSample;
    const {messages, noun} = view;
    const {map: say} = messages;
    const {pictures} = messages.shell;
    const idle = idlePictures(noun);
    const {point: at, place} = this.#shown(view, embedding);
    const point = this.#keep(at, embedding);
    const label = embedding?.points.labels?.[point] ?? null;
    // How a place is decoded matters to whoever looks at one.
    const looksAt = embedding && place && this.#stateStore.state.place;
    const rule = looksAt ? codeAt(embedding, place, at)?.rule : null;
    const {tool} = this.#stateStore.state;
    const decodes = !embedding || hasInverse(embedding.choice);
    const hint = tool !== 'point' ? say.hints[tool] : decodes ? messages.mapShell.place : say.rule.nearest;
    return html`<div class="pictures" part="pictures">
      ${
        embedding || outOfSample
          ? [
              figure(
                digitTile('original'),
                point >= 0 ? messages.run.inspector.named(noun, label, point) : pictures.original,
              ),
              figure(digitTile('reconstruction'), pictures.reconstruction, numbersOf(view, embedding, point)),
            ]
          : [figure(idle.original, pictures.original), figure(idle.unknown, pictures.reconstruction)]
      }
      <div class="notes">
        <p>
          ${
            rule && tool === 'point'
              ? html`<b aria-hidden="true">+</b> <bdi>${say.rule[rule]}</bdi>`
              : html`<bdi>${hint}</bdi>`
          }
        </p>
        <p class="sample"><bdi>${sampleWords(view, embedding)}</bdi></p>
        ${
          embedding && hasContours(embedding, this.#stateStore.state.look)
            ? html`<p class="contours"><bdi>${say.contours}</bdi></p>`
            : nothing
        }${embedding && isBeyond(embedding) ? html`<p class="rim"><bdi>${say.rim}</bdi></p>` : nothing}
      </div>
    </div>`;
  }

  /** Beside the place that a hand or a key is at: what the decoder makes of it, its two numbers, who is around. */
  lens(view: MapView, embedding: Embedding): TemplateResult | typeof nothing {
    const {state} = this.#stateStore;
    const {place} = shownOn(view, embedding, this.#stateStore);
    // Nobody is anywhere yet, or draws.
    if (!place || !state.place || state.tool !== 'point') return nothing;
    const {map: say} = view.messages;
    const {kind} = embedding.choice;
    // A place of UMAP or t-SNE means nothing by itself.
    const numbers = kind === 'code' || kind === 'pca' ? say.placeNumbers(place[0], place[1]) : null;
    const company = this.#company(view, embedding, place);
    return html`<div class="lens" part="lens" aria-hidden="true">
      <div class="tile" part="digit">${digitCanvas('decoded')}</div>
      ${numbers === null ? nothing : html`<b dir="ltr">${numbers}</b>`}
      ${company === null ? nothing : html`<bdi>${company}</bdi>`}
    </div>`;
  }

  /**
   * Lays the lens beside its place; where a finger is, above it, and beside it too where there is no room. Out of sight of
   * the map there is none.
   */
  place(layout: MapLayout): void {
    const {scales, side} = layout;
    const {x, y} = scales;
    const lens = this.host.renderRoot.querySelector<HTMLElement>('.lens');
    if (!lens || !this.view || !this.#embedding) return;
    const {looked, touched} = this.#stateStore.state;
    const {place: at} = shownOn(this.view, this.#embedding, this.#stateStore);
    if (looked === null && !at) return;
    // A point may still be on its way, or at the rim.
    const [left, top] = looked === null ? [x(at![0]), y(at![1])] : layout.pixelOf(looked);
    const inside = left >= 0 && top >= 0 && left <= side && top <= side;
    lens.style.visibility = inside ? 'visible' : 'hidden';
    if (!inside) return;
    const {offsetWidth: width, offsetHeight: height} = lens;
    const within = (at: number, size: number) => Math.max(0, Math.min(at, side - size));
    const beside = (at: number, size: number) => (at + away + size <= side ? at + away : at - away - size);
    const above = top - away - height;
    const to = touched
      ? [above >= 0 ? left - width / 2 : beside(left, width), above]
      : [beside(left, width), beside(top, height)];
    lens.style.translate = `${within(to[0], width)}px ${within(to[1], height)}px`;
  }

  protected override draw(view: MapView): void {
    const {renderRoot} = this.host;
    const canvas = (kind: string) => renderRoot.querySelector<HTMLCanvasElement>(`canvas.${kind}`);
    const original = canvas('original');
    if (!original) return;
    const embedding = this.#embedding;
    if (!embedding) {
      for (const kind of ['original', 'reconstruction']) paint(canvas(kind)!, null);
      this.#decoded.forget();
      return;
    }
    const {point: at, place} = this.#shown(view, embedding);
    const code = place && codeAt(embedding, place, at);
    const point = this.#keep(at, embedding);
    const {codes, width, key} = embedding.points;
    const outOfSample = point < 0 ? this.#outOfSample : null;
    const own = outOfSample
      ? outOfSample.code
      : point >= 0
        ? codes.subarray(point * width, (point + 1) * width)
        : null;
    const shown = outOfSample ? outOfSample.code : point;
    const there = code && code.rule !== 'pixels' ? code.code : null;
    // Both in one question, so that they are of the same weights.
    const asked = [...(own ?? []), ...(there ?? [])];
    if (asked.length > 0 && asked.every(Number.isFinite))
      this.#decoded.ask(
        view.run,
        [key, shown, place?.[0], place?.[1], embedding.choice, view.run.shown],
        () => ({codes: Float32Array.from(asked)}),
      );
    paint(original, outOfSample ? outOfSample.pixels : point >= 0 ? this.#images.get(view, point) : null);
    const {answer, answered} = this.#decoded;
    const fits = answer !== null && answered[1] === shown;
    const count = fits ? answer.length / pixels : 0;
    paint(canvas('reconstruction')!, fits && own && count > 0 ? answer : null);
    const lens = canvas('decoded');
    if (!lens) return;
    if (code?.rule === 'pixels') paint(lens, code.pixels);
    else paint(lens, fits && there && count > (own ? 1 : 0) ? answer : null, own ? 1 : 0);
  }

  /** Between the points the one before stays; at first, the first. −1 where a picture from outside is shown, or none. */
  #keep(point: number, embedding: Embedding | null): number {
    if (point >= 0) return (this.#kept = point);
    if (this.#outOfSample || !embedding) return -1;
    return this.#kept < embedding.points.count ? this.#kept : -1;
  }

  #shown(view: MapView, embedding: Embedding | null): ReturnType<typeof shownOn> {
    const found = embedding ? shownOn(view, embedding, this.#stateStore) : {point: -1, place: null};
    return found.point < 0 && !found.place ? {point: -1, place: this.#outOfSample?.place ?? null} : found;
  }

  /** Of what classes the points around are: "7 of 10 are 4s". */
  #company(
    {messages, noun}: MapView,
    {choice, points: {labels, width}, places}: Embedding,
    place: readonly [number, number],
  ): string | null {
    if (!labels) return null;
    // The rows of a code of one number mean nothing.
    const up = choice.kind === 'code' && width === 1 ? 0 : 1;
    const found = nearestPlaces(places, place, around, up);
    if (found.length === 0) return null;
    const counts = new Map<number, number>();
    for (const {index} of found) counts.set(labels[index], (counts.get(labels[index]) ?? 0) + 1);
    const [label, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    return messages.map.company(noun, label, count, found.length);
  }
}

/** Of how many images the map is; before there are points, of how many it will be, where that is known. */
function sampleWords(
  {messages: {map, mapTools}, drawnHere, snapshot, recipe, own}: MapView,
  embedding: Embedding | null,
): string {
  if (!embedding) return idleSample(mapTools, recipe, own) ?? '';
  const {count} = embedding.points;
  return drawnHere ? map.drawnSample(count) : mapTools.sample(count, snapshot.data?.testCount ?? count);
}

/** Whether points lie further out than the map reaches. */
const isBeyond = memoizeByKey((embedding: Embedding): boolean => {
  const {domain, whole} = fitOf(embedding.places, isPlane(embedding));
  return (['x', 'y'] as const).some((d) => whole[d][0] < domain[d][0] || whole[d][1] > domain[d][1]);
});

const digitTile = (kind: string) => html`<div class="tile" part="digit">${digitCanvas(kind)}</div>`;
const figure = (tile: TemplateResult, words: string, numbers: string | null = null): TemplateResult =>
  html`<figure>
    ${tile}
    <figcaption>
      <bdi>${words}</bdi>${numbers === null ? nothing : html`<br /><b dir="ltr">${numbers}</b>`}
    </figcaption>
  </figure>`;
/** What a reconstruction is made of, where that is two numbers. */
function numbersOf({messages}: MapView, embedding: Embedding | null, point: number): string | null {
  if (!embedding || point < 0 || embedding.points.width !== 2) return null;
  const {codes} = embedding.points;
  return messages.map.placeNumbers(codes[2 * point], codes[2 * point + 1]);
}

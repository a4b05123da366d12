import {html, nothing, type TemplateResult} from 'lit';
import {pixels, side} from '../../pixels/size.ts';
import {Query} from '../parts/controls/query.ts';
import type {PartHost} from '../base/content.ts';
import type {MapView} from './map-view.ts';
import {shownOn} from './map/current-point.ts';
import type {ImageStore} from './image-store.ts';
import {nearestPlaces, codeAt} from './place-code.ts';
import type {MapStateStore} from './map/map-state.ts';
import {paint} from '../parts/digits/paint.ts';
import {Part} from '../parts/part.ts';
import type {Embedding} from './projector.ts';

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

/** Beside the map: the digit at hand, its reconstruction, and the place under the pointer, decoded. */
export class SideImages extends Part<MapView, readonly [Embedding | null, OutOfSamplePoint | null]> {
  readonly #stateStore: MapStateStore;
  readonly #images: ImageStore;
  readonly #decoded: Query<'decode'>;
  #embedding: Embedding | null = null;
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
    const {point, place} = this.#shown(view, embedding);
    const label = embedding?.points.labels?.[point] ?? null;
    const rule = embedding && place ? codeAt(embedding, place, point)?.rule : null;
    return html`<div class="pictures" part="pictures">
      ${figure('original', point >= 0 ? messages.run.inspector.named(noun, label, point) : pictures.original)}
      ${figure('reconstruction', pictures.reconstruction)}
      ${figure('decoded', rule ? say.rule[rule] : say.placeHint, embedding && place ? this.#company(view, embedding, place) : null)}
    </div>`;
  }

  protected override draw(view: MapView): void {
    const {renderRoot} = this.host;
    const canvas = (kind: string) => renderRoot.querySelector<HTMLCanvasElement>(`.pictures canvas.${kind}`);
    const original = canvas('original');
    if (!original) return;
    const embedding = this.#embedding;
    if (!embedding) {
      for (const kind of ['original', 'reconstruction', 'decoded']) paint(canvas(kind)!, null);
      this.#decoded.forget();
      return;
    }
    const {point, place} = this.#shown(view, embedding);
    const code = place && codeAt(embedding, place, point);
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
    if (code?.rule === 'pixels') paint(canvas('decoded')!, code.pixels);
    else paint(canvas('decoded')!, fits && there && count > (own ? 1 : 0) ? answer : null, own ? 1 : 0);
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

function figure(kind: string, words: string, more: string | null = null): TemplateResult {
  return html`<figure>
    <div class="tile" part="digit"><canvas class=${kind} width=${side} height=${side}></canvas></div>
    <figcaption>
      <bdi>${words}</bdi>${more === null ? nothing : html`<small><bdi>${more}</bdi></small>`}
    </figcaption>
  </figure>`;
}

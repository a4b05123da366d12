import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Question} from '../../protocol/protocol.ts';
import {pixels} from '../../recipe/derive.ts';
import {Asking} from '../asking.ts';
import {dataKey, selectionOf} from '../selection.ts';
import type {StageHost, View} from '../stage.ts';
import type {ImageStore} from './image-store.ts';
import {nearestPlaces, codeAt, type PlaceCode} from './place-code.ts';
import type {Desk} from './map-state.ts';
import {paint} from './paint.ts';
import type {Picture} from './projector.ts';

/** Points around a place whose classes are counted. */
const around = 10;

/** The point that is looked at or selected; −1 for none on this map. */
export function pointAtHand({recipe}: View, {points}: Picture, desk: Desk): number {
  const {looked} = desk.state;
  const selected = selectionOf(dataKey(recipe));
  const index =
    looked ?? (selected && 'index' in selected && selected.split === 'test' ? selected.index : -1);
  return index < points.count ? index : -1;
}

/** Beside the map: the digit at hand, its reconstruction, and the place under the pointer, decoded. */
export class SidePictures implements ReactiveController {
  readonly #host: StageHost;
  readonly #desk: Desk;
  readonly #images: ImageStore;
  readonly #decoded: Asking<Extract<Question, {type: 'decode'}>>;
  #view: View | null = null;
  #picture: Picture | null = null;

  constructor(host: StageHost, desk: Desk, images: ImageStore) {
    this.#host = host;
    this.#desk = desk;
    this.#images = images;
    this.#decoded = new Asking(host);
    host.addController(this);
  }

  render(view: View, picture: Picture | null): TemplateResult {
    this.#view = view;
    this.#picture = picture;
    const {messages, noun} = view;
    const {map: say, pictures} = messages;
    const point = picture ? pointAtHand(view, picture, this.#desk) : -1;
    const label = picture?.points.labels?.[point] ?? null;
    const place = picture && this.#place;
    const rule = picture && place ? this.#code(picture, place, point)?.rule : null;
    return html`<div class="pictures" part="pictures">
      ${figure('original', point >= 0 ? messages.inspector.named(noun, label, point) : pictures.original)}
      ${figure('reconstruction', pictures.reconstruction)}
      ${figure('decoded', rule ? say.rule[rule] : say.placeHint, picture && place ? this.#company(picture, place) : null)}
    </div>`;
  }

  hostUpdated(): void {
    const {renderRoot} = this.#host;
    const canvas = (kind: string) => renderRoot.querySelector<HTMLCanvasElement>(`.pictures canvas.${kind}`);
    const original = canvas('original');
    if (!original || !this.#view) return;
    const view = this.#view;
    const picture = this.#picture;
    if (!picture) {
      for (const kind of ['original', 'reconstruction', 'decoded']) paint(canvas(kind)!, null);
      this.#decoded.forget();
      return;
    }
    const point = pointAtHand(view, picture, this.#desk);
    const place = this.#place;
    const code = place && this.#code(picture, place, point);
    const {codes, width, key} = picture.points;
    const own = point >= 0 ? codes.subarray(point * width, (point + 1) * width) : null;
    const there = code && code.rule !== 'pixels' ? code.code : null;
    // Both in one question, so that they are of the same weights.
    const asked = [...(own ?? []), ...(there ?? [])];
    if (asked.length > 0 && asked.every(Number.isFinite))
      this.#decoded.ask(
        view.trained,
        [key, point, place?.[0], place?.[1], picture.choice, view.trained.shown],
        () => ({
          type: 'decode',
          codes: Float32Array.from(asked),
        }),
      );
    paint(original, point >= 0 ? this.#images.get(view, point) : null);
    const {answer, answered} = this.#decoded;
    const fits = answer !== null && answered[1] === point;
    const count = fits ? answer.values.length / pixels : 0;
    paint(canvas('reconstruction')!, fits && own && count > 0 ? answer.values : null);
    if (code?.rule === 'pixels') paint(canvas('decoded')!, code.pixels);
    else
      paint(canvas('decoded')!, fits && there && count > (own ? 1 : 0) ? answer.values : null, own ? 1 : 0);
  }

  get #place(): readonly [number, number] | null {
    return this.#desk.state.place;
  }

  #code(picture: Picture, place: readonly [number, number], point: number): PlaceCode | null {
    return codeAt(picture, place, point);
  }

  /** Of what classes the points around are: "7 of 10 are 4s". */
  #company({points: {labels}, places}: Picture, place: readonly [number, number]): string | null {
    if (!labels) return null;
    const found = nearestPlaces(places, place, around);
    if (found.length === 0) return null;
    const counts = new Map<number, number>();
    for (const {index} of found) counts.set(labels[index]!, (counts.get(labels[index]!) ?? 0) + 1);
    const [label, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    return this.#view!.messages.map.company(this.#view!.noun, label, count, found.length);
  }
}

function figure(kind: string, words: string, more: string | null = null): TemplateResult {
  return html`<figure>
    <div class="tile" part="digit"><canvas class=${kind} width="28" height="28"></canvas></div>
    <figcaption>
      <bdi>${words}</bdi>${more === null ? nothing : html`<small><bdi>${more}</bdi></small>`}
    </figcaption>
  </figure>`;
}

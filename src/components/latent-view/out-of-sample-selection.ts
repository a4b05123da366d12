import type {ReactiveController} from 'lit';
import {unitValues} from '../../pixels/values.ts';
import {isRefusal} from '../../protocol/analysis.ts';
import {sameItems} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import {dataKey, selectionOf} from '../parts/controls/selection.ts';
import type {PartHost} from '../base/content.ts';
import type {MapView} from './map-view.ts';
import type {ImageStore} from './image-store.ts';
import {Projector, type Embedding} from './projector.ts';
import type {OutOfSamplePoint} from './side-images.ts';
import {projectionOf} from './view-choice.ts';

/** A selected picture that is none of the map's points, or in no data set: where it falls on the map, by the projection's own transform. */
export class OutOfSampleSelection implements ReactiveController {
  readonly #host: PartHost;
  readonly #projector: Projector;
  readonly #encoded: Query<'encode'>;
  #place: {readonly of: readonly unknown[]; readonly at: readonly [number, number] | null} | null = null;
  readonly #images: ImageStore;
  /** The selected test image that is none of the map's points. */
  #outOfSample: {readonly index: number; readonly data: unknown; readonly pixels: Float32Array} | null = null;
  #asked: readonly unknown[] = [];
  #view: MapView | null = null;
  #embedding: Embedding | null = null;

  constructor(host: PartHost, projector: Projector, images: ImageStore) {
    this.#images = images;
    this.#host = host;
    this.#projector = projector;
    this.#encoded = new Query(host, 'encode');
    host.addController(this);
  }

  /** Undefined where nothing from outside is selected; null where it has no place on this map. */
  placeOn(view: MapView, embedding: Embedding | null): readonly [number, number] | null | undefined {
    this.#view = view;
    this.#embedding = embedding;
    if (!embedding || !this.#pixels(view)) return undefined;
    return this.#place?.of[1] === embedding.choice ? this.#place.at : undefined;
  }

  /** The picture and its code, once that is known. */
  shownOn(view: MapView): Omit<OutOfSamplePoint, 'place'> | null {
    const pixels = this.#pixels(view);
    if (!pixels) return null;
    const {answer, answered} = this.#encoded;
    return {pixels, code: answered[0] === pixels ? answer : null};
  }

  hostUpdate(): void {
    this.#view = this.#embedding = null;
  }

  hostUpdated(): void {
    const [view, embedding] = [this.#view, this.#embedding];
    const pixels = view && this.#pixels(view);
    if (!view || !embedding || !pixels) return;
    this.#encoded.ask(view.run, [pixels, embedding.points.key, view.run.shown], () => ({
      images: pixels.slice(),
    }));
    const {answer, answered} = this.#encoded;
    if (answer && answered[0] === pixels) void this.#find(embedding, answer, pixels);
  }

  #pixels(view: MapView): Float32Array | null {
    const selection = selectionOf(dataKey(view.recipe));
    if (!selection) return null;
    if ('pixels' in selection) return selection.pixels;
    const count = this.#embedding?.points.count ?? Infinity;
    if (selection.split !== 'test' || selection.index < count) return null;
    const {index} = selection;
    const {data} = view.snapshot;
    if (this.#outOfSample?.index !== index || this.#outOfSample.data !== data) {
      const bytes = this.#images.get(view, index);
      if (!bytes) return null;
      this.#outOfSample = {index, data, pixels: unitValues(bytes)};
    }
    return this.#outOfSample.pixels;
  }

  async #find(embedding: Embedding, code: Float32Array, pixels: Float32Array): Promise<void> {
    const {choice, points, projection} = embedding;
    const asked = [pixels, choice, code, embedding];
    if (sameItems(asked, this.#asked)) return;
    this.#asked = asked;
    const parameters = projectionOf(choice);
    if (!parameters) {
      const [across, up] = choice.dims;
      this.#set(asked, [code[Math.min(across, code.length - 1)], code.length > 1 ? code[up] : 0]);
      return;
    }
    // Where a map is in the making there is no place yet.
    if (!projection) return;
    if (choice.source === 'pixels' && choice.kind !== 'pca') return this.#set(asked, null);
    try {
      const space = Projector.measured(Projector.codeSpace(points), choice);
      if (choice.source === 'pixels') return this.#set(asked, onPlane(projection.plane!, pixels));
      const placed = await this.#projector.analysis.transform(space, projection, parameters, code);
      if (this.#asked === asked)
        this.#set(asked, isRefusal(placed) ? null : [placed.points[0], placed.points[1]]);
    } catch {
      if (this.#asked === asked) this.#asked = [];
    }
  }

  #set(of: readonly unknown[], at: readonly [number, number] | null): void {
    this.#place = {of, at};
    this.#host.requestUpdate();
  }
}

/** Where values fall on PCA's plane, whose axes are of unit length. */
function onPlane(
  {origin, axes}: {readonly origin: Float32Array; readonly axes: Float32Array},
  values: Float32Array,
): [number, number] {
  let [x, y] = [0, 0];
  values.forEach((value, i) => {
    x += (value - origin[i]) * axes[i];
    y += (value - origin[i]) * axes[origin.length + i];
  });
  return [x, y];
}

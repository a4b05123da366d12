import {drawOverlay, type MapOverlay} from '../../../charts/map-overlay.ts';
import {dotRadius, stampPoints} from '../../../charts/map-points.ts';
import {drawRim} from '../../../charts/map-rim.ts';
import type {MapView} from '../map-view.ts';
import {ScreenRatio} from '../../parts/controls/screen-ratio.ts';
import {dataKey, selectionOf} from '../../parts/controls/selection.ts';
import {exampleAt} from './current-point.ts';
import type {PartHost} from '../../base/content.ts';
import type {ImageStore} from '../image-store.ts';
import {isMany} from '../points.ts';
import {LazyModule} from '../../parts/controls/lazy-module.ts';
import {memoizeByKey} from '../../parts/controls/memoize.ts';
import {classMiddles, spread} from './class-centroids.ts';
import {hasAxisChoice} from '../view-choice.ts';
import type {DecodedGround} from './decoded-ground.ts';
import type {DensityGround} from './density-ground.ts';
import {hasContours, hasInverse} from './look.ts';
import {lostKinds, type Lost} from './lost-kinds.ts';
import {classColours} from '../class-count.ts';
import {coloursOf, type MapColours} from './map-colours.ts';
import type {MapLayout} from './map-layout.ts';
import type {MapStateStore, MapState} from './map-state.ts';
import type {drawThumbnails, Thumbnails} from './map-thumbnails.ts';

/** From here on pictures may stand for points by themselves. */
const thumbnailZoom = 1.5;

/** Which colour each point has. */
const kindsOf = memoizeByKey((labels: Uint8Array) => labels.map((label) => label % classColours));

type Extras = Pick<MapOverlay, 'outOfSamplePoint' | 'lasso' | 'corners'> & {
  /** What points show in place of their classes. */
  readonly lost: Lost | null;
  /** Whether the map is still being made. */
  readonly busy: boolean;
};

/** Draws frames of a map: points and thumbnails on its canvas, names, numbers and rings over them in its SVG. */
export class MapDrawing {
  readonly #layout: MapLayout;
  readonly #stateStore: MapStateStore;
  readonly #images: ImageStore;
  readonly #screen: ScreenRatio;
  /** Fetched when somebody looks that closely. */
  readonly #thumbnails: LazyModule<{readonly made: Thumbnails; readonly draw: typeof drawThumbnails}>;
  readonly #changed: () => void;
  /** What names and axes were drawn into. */
  #overlaid: SVGSVGElement | null = null;
  #colours: MapColours | null = null;
  #pixels: ImageData | null = null;

  /** Fetched when somebody wants to see it. */
  readonly #ground: LazyModule<DecodedGround>;
  /** Fetched where points are so many that dots hide each other. */
  readonly #density: LazyModule<DensityGround>;

  /** @param changed called when what was drawn last no longer suits the screen */
  constructor(
    host: PartHost,
    layout: MapLayout,
    stateStore: MapStateStore,
    images: ImageStore,
    changed: () => void,
  ) {
    this.#changed = changed;
    this.#layout = layout;
    this.#stateStore = stateStore;
    this.#images = images;
    this.#screen = new ScreenRatio(changed);
    this.#thumbnails = new LazyModule(
      host,
      async () => {
        const {Thumbnails, drawThumbnails} = await import('./map-thumbnails.ts');
        return {made: new Thumbnails(), draw: drawThumbnails};
      },
      changed,
    );
    this.#ground = new LazyModule(
      host,
      async () => new (await import('./decoded-ground.ts')).DecodedGround(host, changed),
      changed,
    );
    this.#density = new LazyModule(
      host,
      async () => new (await import('./density-ground.ts')).DensityGround(changed),
      changed,
    );
  }

  /** What is drawn under the points; null for nothing. */
  get under(): 'decoded' | 'density' | null {
    return this.#isDecoded ? 'decoded' : this.#isDense ? 'density' : null;
  }

  get #isDense(): boolean {
    const {embedding} = this.#layout;
    return embedding !== null && hasContours(embedding, this.#stateStore.state.look);
  }

  get #isDecoded(): boolean {
    const {embedding} = this.#layout;
    return embedding !== null && this.#stateStore.state.look === 'decoded' && hasInverse(embedding.choice);
  }

  /** Forgets what was made in colours that are no more. */
  clear(): void {
    this.#thumbnails.here?.made.clear();
  }

  end(): void {
    this.#screen.end();
    this.#ground.here?.end();
    this.#density.here?.end();
  }

  /**
   * One frame.
   * @param box what holds canvas, SVG and colour swatches
   */
  draw(box: HTMLElement, view: MapView, extras: Extras): void {
    const canvas = box.querySelector('canvas')!;
    const context = canvas.getContext('2d');
    if (!context) return;
    this.#layout.settle(this.#stateStore.state.hidden);
    this.#colours = coloursOf(box, this.#colours);
    const under = box.querySelector<HTMLCanvasElement>('canvas.under');
    this.#drawPoints(context, view, under !== null, extras.lost);
    if (under) this.#drawUnder(under, context, view, extras.busy);
    const svg = box.querySelector('svg')!;
    const {embedding} = this.#layout;
    // The dots are enough for the first frame of very many: names and axes come with the next.
    const isLater = embedding !== null && this.#overlaid !== svg && isMany(embedding.points);
    if (embedding) this.#overlaid = svg;
    if (isLater) this.#changed();
    else this.#drawOverlay(svg, view, extras);
  }

  #drawPoints(context: CanvasRenderingContext2D, view: MapView, clear: boolean, lost: Lost | null): void {
    const {side, places, embedding, transform} = this.#layout;
    const {canvas} = context;
    const pixels = Math.max(1, Math.round(side * Math.min(3, this.#screen.read())));
    if (canvas.width !== pixels || canvas.height !== pixels) canvas.width = canvas.height = pixels;
    if (this.#pixels?.width !== pixels) this.#pixels = context.createImageData(pixels, pixels);
    const labels = embedding?.points.labels ?? null;
    const count = places.length / 2;
    const {state} = this.#stateStore;
    let kinds = labels ? kindsOf(labels) : new Uint8Array(count).fill(classColours);
    let faint = faintOf(state, labels, count);
    if (lost) {
      // Those that were not measured stand back.
      kinds = new Uint8Array(count).fill(classColours);
      kinds.set(lostKinds(lost).subarray(0, count));
      if (lost.lost.length < count) faint = (faint ?? new Uint8Array(count)).fill(1, lost.lost.length);
    }
    const thumbnails = this.#thumbnailsOf(view, kinds);
    const dots = thumbnails.length > 0 ? places.slice() : places;
    for (const {index} of thumbnails) dots[2 * index] = NaN;
    // Among pictures, points that have no room for theirs stand back.
    const back = state.look === 'digits' && thumbnails.length > 0 ? new Uint8Array(count).fill(1) : faint;
    const {inks, ground, css} = this.#colours!;
    stampPoints(
      new Int32Array(this.#pixels.data.buffer),
      {width: pixels, height: pixels},
      {
        places: dots,
        kinds,
        colours: inks,
        faint: back,
        ground,
        clear,
        ...this.#layout.lines(pixels / side),
        radius: (dotRadius(count, transform.k) * pixels) / side,
      },
    );
    context.putImageData(this.#pixels, 0, 0);
    this.#thumbnails.here?.draw(context, thumbnails, pixels / side, faint);
    drawRim(context, this.#layout.rim, (index) => css[kinds[index]], pixels / side, faint);
  }

  #drawUnder(canvas: HTMLCanvasElement, over: CanvasRenderingContext2D, view: MapView, busy: boolean): void {
    const pixels = over.canvas.width;
    if (canvas.width !== pixels || canvas.height !== pixels) canvas.width = canvas.height = pixels;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, pixels, pixels);
    const {color: ink} = getComputedStyle(canvas);
    const ratio = pixels / this.#layout.side;
    const layout = this.#layout;
    const {hidden} = this.#stateStore.state;
    if (this.#isDecoded) this.#ground.get()?.draw(context, view, layout, ratio, ink);
    else if (this.#isDense)
      this.#density.get()?.draw({under: context, over}, view, layout, hidden, busy, {ratio, ink});
  }

  #thumbnailsOf(view: MapView, kinds: Uint8Array): ReturnType<Thumbnails['inSight']> {
    const {transform, places, side} = this.#layout;
    const spread = this.#stateStore.state.look === 'digits';
    const made = spread || transform.k >= thumbnailZoom ? this.#thumbnails.get()?.made : null;
    if (!made) return [];
    const {css} = this.#colours!;
    return made.inSight(
      places,
      this.#layout.lines(),
      side,
      (index) => this.#images.get(view, index),
      (index) => css[kinds[index]],
      spread,
    );
  }

  #drawOverlay(svg: SVGSVGElement, view: MapView, extras: Extras): void {
    const {embedding, side, scales, places} = this.#layout;
    const {messages, recipe} = view;
    const {map: say, shell} = messages;
    const {format} = shell;
    if (!embedding) {
      svg.replaceChildren();
      return;
    }
    const {choice, points} = embedding;
    const {looked, place, highlighted, walk} = this.#stateStore.state;
    // Where a reader chooses the axes, the choice is their name.
    const named = hasAxisChoice(choice, points.width);
    const name = (d: number) => (named ? '' : messages.mapShell.dimension(d + 1));
    const selected = selectionOf(dataKey(recipe));
    const chosen = selected && 'index' in selected && selected.split === 'test' ? selected.index : null;
    const middles = classMiddles(places, points.labels);
    const one = choice.kind === 'code' && points.width === 1;
    const axes =
      choice.kind === 'code'
        ? {
            x: name(choice.dims[0]),
            y: one ? (points.labels ? say.classes : null) : name(choice.dims[1]),
          }
        : {x: null, y: null};
    const ends = walk.flatMap((index) => this.#ringAround(index, 'end'));
    drawOverlay(svg, {
      side,
      scales,
      axes,
      yWords: one ? middles.map(({label}) => ({value: label, text: String(label)})) : null,
      labels:
        // Digits name themselves.
        one || this.#stateStore.state.look === 'digits'
          ? []
          : spread(
              middles.map(({label, x, y}) => ({
                text: String(label),
                x,
                y,
                faint: highlighted !== null && label !== highlighted,
              })),
              scales,
            ),
      rings: [
        ...ends,
        ...this.#ringAround(exampleAt(view, embedding, this.#stateStore), 'example'),
        ...this.#ringAround(chosen, 'selected'),
        ...this.#ringAround(looked, 'looked'),
      ],
      cross: looked === null ? place : null,
      walk: ends.length === 2 ? ends.map(({x, y}) => [x, y] as const) : [],
      ...extras,
      // A minus as long as a figure.
      tick: format.fixed,
    });
  }

  /** A ring around a point; none where it is not drawn. */
  #ringAround(index: number | null, name: string): MapOverlay['rings'] {
    if (index === null || index < 0 || index >= this.#layout.embedding!.points.count) return [];
    if (!this.#layout.isDrawn(index)) return [];
    const [x, y] = this.#layout.pixelOf(index);
    return [{x, y, name}];
  }
}

/** Points that stand back, because another class or another region is looked at; null for none. */
function faintOf(
  {highlighted, region}: MapState,
  labels: Uint8Array | null,
  count: number,
): Uint8Array | null {
  if (highlighted === null && !region) return null;
  const faint = new Uint8Array(count);
  if (region) {
    faint.fill(1);
    for (const i of region) faint[i] = 0;
  }
  if (highlighted !== null && labels)
    labels.forEach((label, i) => (faint[i] ||= Number(label !== highlighted)));
  return faint;
}

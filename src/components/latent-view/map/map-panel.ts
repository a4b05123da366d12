import type {nothing} from 'lit';
import {html, type ReactiveController, type TemplateResult} from 'lit';
import {scalesOf, type Domain, type MapScales, type Zoom} from '../../../charts/map-frame.ts';
import {drawOverlay, within} from '../../../charts/map-overlay.ts';
import {dotRadius, pointAt, pointBeyond, stampPoints} from '../../../charts/map-points.ts';
import {zoomMap, type MapZoom} from '../../../charts/map-zoom.ts';
import {BoxSize} from '../../parts/controls/box-size.ts';
import {ScreenRatio} from '../../parts/controls/screen-ratio.ts';
import {dataKey, select, selectionOf} from '../../parts/controls/selection.ts';
import type {StageHost} from '../../base/content.ts';
import type {MapView} from '../map-view.ts';
import {exampleAt} from '../current-point.ts';
import type {ImageStore} from '../image-store.ts';
import {classColours, coloursOf, type MapColours} from './map-colours.ts';
import {keyAct, type KeyAct} from './map-keys.ts';
import {classMiddles, spread} from './class-centroids.ts';
import {MapMotion} from './map-motion.ts';
import type {Desk} from './map-state.ts';
import {drawThumbnails, thumbnailZoom, Thumbnails, type Thumbnail} from './map-thumbnails.ts';
import type {Picture} from '../projector.ts';
import {remembered} from '../memoize.ts';

/** A pointer this near takes hold of a point, in CSS pixels; a finger is less exact. */
const near = {mouse: 9, touch: 16};

/** Which colour each point has. */
const kindsOf = remembered((labels: Uint8Array) => labels.map((label) => label % classColours));
const whole: Zoom = {k: 1, x: 0, y: 0};

/** The map: points on canvas, names and numbers over them; moved, zoomed, and read with pointer, fingers and keys. */
export class MapPanel implements ReactiveController {
  readonly #host: StageHost;
  readonly #desk: Desk;
  readonly #images: ImageStore;
  readonly #tell: (text: string) => void;
  readonly #size = new BoxSize(() => this.hostUpdated());
  readonly #screen = new ScreenRatio(() => this.redraw());
  readonly #motion = new MapMotion();
  readonly #thumbnails = new Thumbnails();
  #view: MapView | null = null;
  #box: HTMLElement | null = null;
  #zoom: MapZoom | null = null;
  #colours: MapColours | null = null;
  #pixels: ImageData | null = null;
  #frame = 0;
  /** Where points are drawn, those of hidden classes nowhere. */
  #drawn: Float32Array = new Float32Array();
  #lasso: (readonly [number, number])[] = [];
  #touched = false;

  /** Where a picture from outside falls. */
  newcomer: readonly [number, number] | null = null;

  constructor(host: StageHost, desk: Desk, images: ImageStore, tell: (text: string) => void) {
    this.#host = host;
    this.#desk = desk;
    this.#images = images;
    this.#tell = tell;
    host.addController(this);
  }

  /** A new frame of the map; null where there is none. */
  show(picture: Picture | null): void {
    this.#motion.show(picture, performance.now(), matchMedia('(prefers-reduced-motion: reduce)').matches);
    this.redraw();
  }

  /** Draws in the next frame. */
  redraw(): void {
    this.#frame ||= requestAnimationFrame((at) => {
      this.#frame = 0;
      const moving = this.#motion.step(at);
      this.#draw();
      if (moving) this.redraw();
    });
  }

  /** The part of the map in sight; null while there is none. */
  get sight(): Domain | null {
    const side = this.#size.width;
    if (!this.#motion.picture || side === 0) return null;
    const {x, y} = this.#scales;
    return {x: [x.invert(0), x.invert(side)], y: [y.invert(side), y.invert(0)]};
  }

  /** The whole map again. */
  home(): void {
    this.#zoom?.reset();
  }

  /** @param busy whether another picture than the one that is shown is on its way */
  render(view: MapView, name: string, busy: boolean, empty: TemplateResult | typeof nothing): TemplateResult {
    this.#view = view;
    const {map: say} = view.messages;
    const {tool} = this.#desk.state;
    const act = (factor: number) => () => this.#zoom?.scale(factor);
    return html`<div class="map-box">
      <div
        class="map ${tool === 'move' ? '' : 'drawing'}"
        part="map"
        role="application"
        tabindex="0"
        aria-label=${name}
        aria-roledescription=${say.role}
        aria-describedby="map-keys"
        aria-busy=${busy}
        @transitionrun=${this.#themeChanged}
        @keydown=${this.#keyPressed}
        @pointerdown=${this.#pressed}
        @pointermove=${this.#pointed}
        @pointerup=${this.#released}
        @pointercancel=${this.#released}
        @pointerleave=${this.#left}
        @click=${this.#clicked}
      >
        <canvas aria-hidden="true"></canvas>
        <svg aria-hidden="true"></svg>
        <span class="inks" aria-hidden="true"
          ><i class="paper"></i
          ><i class="ground"></i
          >${Array.from({length: classColours + 1}, (_, i) => html`<i class="ink-${i}"></i>`)}</span
        >
      </div>
      ${empty}
      <div class="zoom" role="group" aria-label=${say.zoom}>
        ${zoomButton('+', say.zoomIn, act(1.6))} ${zoomButton('−', say.zoomOut, act(1 / 1.6))}
        ${zoomButton('⤢', say.zoomAll, () => this.home())}
      </div>
      <p class="heard" id="map-keys">${say.keys}</p>
    </div>`;
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('.map');
    this.#size.observe(box);
    if (box !== this.#box) {
      this.#zoom?.end();
      this.#box = box;
      this.#zoom =
        box &&
        zoomMap(box, {
          side: () => this.#size.width || 1,
          wheel: (event) => event.ctrlKey || this.#host.shadowRoot?.activeElement === box,
          drag: () => this.#desk.state.tool === 'move',
          changed: () => this.redraw(),
        });
    }
    if (box) this.redraw();
  }

  hostDisconnected(): void {
    this.#size.observe(null);
    this.#screen.end();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  get #transform(): Zoom {
    return this.#zoom?.now ?? whole;
  }

  get #scales(): MapScales {
    return scalesOf(this.#motion.domain, this.#size.width, this.#transform);
  }

  /** From values to CSS pixels of the map. */
  #lines(ratio = 1): {across: [number, number]; down: [number, number]} {
    const {x, y} = this.#scales;
    const line = (scale: typeof x): [number, number] => {
      const slope = (scale(1) - scale(0)) * ratio;
      return [slope, scale(0) * ratio];
    };
    return {across: line(x), down: line(y)};
  }

  #draw(): void {
    const box = this.#box;
    const view = this.#view;
    const side = this.#size.width;
    if (!box?.isConnected || !view || side === 0) return;
    const canvas = box.querySelector('canvas')!;
    const context = canvas.getContext('2d');
    if (!context) return;
    const ratio = Math.min(3, this.#screen.read());
    const pixels = Math.max(1, Math.round(side * ratio));
    if (canvas.width !== pixels || canvas.height !== pixels) canvas.width = canvas.height = pixels;
    if (this.#pixels?.width !== pixels) this.#pixels = context.createImageData(pixels, pixels);
    this.#colours = coloursOf(box, this.#colours);
    const {picture} = this.#motion;
    const labels = picture?.points.labels ?? null;
    const {hidden} = this.#desk.state;
    const {places} = this.#motion;
    if (this.#drawn.length !== places.length) this.#drawn = new Float32Array(places.length);
    this.#drawn.set(places);
    if (labels && hidden.size > 0)
      labels.forEach((label, i) => {
        if (hidden.has(label)) this.#drawn[2 * i] = NaN;
      });
    const count = places.length / 2;
    const kinds = labels ? kindsOf(labels) : new Uint8Array(count).fill(classColours);
    const faint = this.#faint(labels, count);
    const thumbnails = this.#thumbnailsOf(view, kinds);
    const dots = thumbnails.length > 0 ? this.#drawn.slice() : this.#drawn;
    for (const {index} of thumbnails) dots[2 * index] = NaN;
    stampPoints(
      new Int32Array(this.#pixels.data.buffer),
      {width: pixels, height: pixels},
      {
        places: dots,
        kinds,
        colours: this.#colours.inks,
        faint,
        ground: this.#colours.ground,
        ...this.#lines(pixels / side),
        radius: (dotRadius(count, this.#transform.k) * pixels) / side,
      },
    );
    context.putImageData(this.#pixels, 0, 0);
    drawThumbnails(context, thumbnails, pixels / side, faint);
    this.#drawOverlay(view, box.querySelector('svg')!);
  }

  /** Points that stand back: another class or another region is looked at. */
  #faint(labels: Uint8Array | null, count: number): Uint8Array | null {
    const {highlighted, region} = this.#desk.state;
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

  #thumbnailsOf(view: MapView, kinds: Uint8Array): Thumbnail[] {
    if (this.#transform.k < thumbnailZoom) return [];
    const {css} = this.#colours!;
    return this.#thumbnails.inSight(
      this.#drawn,
      this.#lines(),
      this.#size.width,
      (index) => this.#images.get(view, index),
      (index) => css[kinds[index]!]!,
    );
  }

  #drawOverlay(view: MapView, svg: SVGSVGElement): void {
    const {picture} = this.#motion;
    const {messages, recipe} = view;
    const {map: say} = messages;
    const {format} = messages.shell;
    const side = this.#size.width;
    if (!picture) {
      svg.replaceChildren();
      return;
    }
    const {choice, points} = picture;
    const scales = this.#scales;
    const {looked, place, highlighted, walk} = this.#desk.state;
    const selected = selectionOf(dataKey(recipe));
    const at = (index: number | null, name: string) =>
      index !== null && index >= 0 && index < points.count && Number.isFinite(this.#drawn[2 * index]!)
        ? [{x: this.#drawn[2 * index]!, y: this.#drawn[2 * index + 1]!, name}]
        : [];
    const chosen = selected && 'index' in selected && selected.split === 'test' ? selected.index : null;
    const middles = classMiddles(this.#drawn, points.labels);
    const one = choice.kind === 'code' && points.width === 1;
    const axes =
      choice.kind === 'code'
        ? {
            x: say.dimension(choice.dims[0] + 1),
            y: one ? (points.labels ? say.classes : null) : say.dimension(choice.dims[1] + 1),
          }
        : {x: null, y: null};
    const ends = walk.flatMap((index) => at(index, 'end'));
    drawOverlay(svg, {
      side,
      scales,
      axes,
      yWords: one ? middles.map(({label}) => ({value: label, text: String(label)})) : null,
      labels: one
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
        ...at(exampleAt(view, picture, this.#desk), 'example'),
        ...at(chosen, 'selected'),
        ...at(looked, 'looked'),
      ],
      cross: looked === null ? place : null,
      walk: ends.length === 2 ? ends.map(({x, y}) => [x, y] as const) : [],
      newcomer: this.newcomer,
      lasso: this.#lasso,
      // A minus as long as a figure.
      tick: (value, digits) => format.fixed(value, digits).replace('-', '−'),
    });
  }

  readonly #themeChanged = (event: TransitionEvent): void => {
    if (event.propertyName !== 'color' && event.propertyName !== 'background-color') return;
    this.#thumbnails.clear();
    this.redraw();
  };

  #at(event: MouseEvent): [number, number] {
    const {left, top} = this.#box!.getBoundingClientRect();
    return [event.clientX - left - this.#box!.clientLeft, event.clientY - top - this.#box!.clientTop];
  }

  readonly #pressed = (event: PointerEvent): void => {
    this.#touched = event.pointerType === 'touch';
    if (this.#desk.state.tool === 'move' || event.button !== 0 || !this.#motion.picture) return;
    event.preventDefault();
    // The page stays where the hand is.
    this.#box!.focus({preventScroll: true});
    if (event.isTrusted) this.#box!.setPointerCapture(event.pointerId);
    this.#lasso = [this.#at(event)];
  };

  readonly #pointed = (event: PointerEvent): void => {
    if (this.#lasso.length > 0) {
      const to = this.#at(event);
      const [from] = this.#lasso;
      if (this.#desk.state.tool === 'box' && from)
        this.#lasso = [from, [to[0], from[1]], to, [from[0], to[1]]];
      else this.#lasso.push(to);
      this.redraw();
      return;
    }
    // A finger on its way down the page looks at nothing.
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    this.#look(this.#at(event), near.mouse, false);
  };

  readonly #released = (): void => {
    if (this.#lasso.length === 0) return;
    const outline = this.#lasso;
    this.#lasso = [];
    this.redraw();
    if (outline.length < 3) return;
    const {across, down} = this.#lines();
    const found: number[] = [];
    for (let i = 0; 2 * i < this.#drawn.length; i++) {
      const x = across[0] * this.#drawn[2 * i]! + across[1];
      const y = down[0] * this.#drawn[2 * i + 1]! + down[1];
      if (Number.isFinite(x + y) && within([x, y], outline)) found.push(i);
    }
    this.#desk.update({region: found.length > 0 ? found : null, tool: 'move'});
    this.#tell(this.#view!.messages.map.regionHeard(found.length));
  };

  readonly #left = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || this.#lasso.length > 0) return;
    const {pin} = this.#desk.state;
    this.#desk.update({looked: pin?.looked ?? null, place: pin?.place ?? null});
  };

  readonly #clicked = (event: MouseEvent): void => {
    if (!this.#motion.picture || this.#desk.state.tool !== 'move') return;
    const found = this.#look(this.#at(event), this.#touched ? near.touch : near.mouse, true);
    if (found >= 0) this.#choose(found);
  };

  /** Looks at a point near a pixel, or else at the place there. */
  #look(pixel: readonly [number, number], reach: number, pin: boolean): number {
    if (!this.#motion.picture) return -1;
    const found = pointAt(this.#drawn, pixel, this.#lines(), reach);
    const {x, y} = this.#scales;
    const place: [number, number] =
      found >= 0
        ? [this.#drawn[2 * found]!, this.#drawn[2 * found + 1]!]
        : [x.invert(pixel[0]), y.invert(pixel[1])];
    const looked = found >= 0 ? found : null;
    this.#desk.update({looked, place, ...(pin && {pin: {looked, place}})});
    return found;
  }

  #choose(index: number): void {
    const {recipe} = this.#view!;
    select(this.#host, dataKey(recipe), {split: 'test', index});
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const {picture} = this.#motion;
    if (!picture || !this.#view) return;
    const act = keyAct(event);
    if (!act) return;
    event.preventDefault();
    this.#act(act, picture);
  };

  #act(act: KeyAct, {points: {labels, count}}: Picture): void {
    const {looked, place} = this.#desk.state;
    const step = 0.05 * this.#size.width;
    switch (act.kind) {
      case 'zoom':
        return this.#zoom?.scale(act.factor);
      case 'pan':
        return this.#zoom?.by(-act.x * 2 * step, act.y * 2 * step);
      case 'home':
        return this.home();
      case 'away':
        this.#desk.update({
          looked: null,
          place: null,
          pin: null,
          region: null,
          highlighted: null,
          tool: 'move',
        });
        return;
      case 'choose':
        if (looked !== null) this.#choose(looked);
        return;
      case 'class':
        return this.#goTo(this.#middleOf(act.label));
      case 'next': {
        // Those of its class, in the order of the test set.
        const start = looked ?? (act.by > 0 ? -1 : count);
        for (let i = start + act.by; i >= 0 && i < count; i += act.by)
          if (Number.isFinite(this.#drawn[2 * i]!) && (looked === null || labels?.[i] === labels?.[looked]))
            return this.#goTo(i);
        return;
      }
      case 'move': {
        const from =
          looked === null ? null : ([this.#drawn[2 * looked]!, this.#drawn[2 * looked + 1]!] as const);
        if (!from) return this.#goTo(this.#middlemost());
        const {across, down} = this.#lines();
        const found = pointBeyond(this.#drawn, from, [act.x, act.y], [1 / across[0], -1 / down[0]]);
        if (found < 0) this.#tell(this.#view!.messages.map.noneThere);
        return this.#goTo(found);
      }
      case 'place': {
        // A place between the points, moved in steps.
        const {x, y} = this.#scales;
        const half = this.#size.width / 2;
        const from = place ?? [x.invert(half), y.invert(half)];
        const to: [number, number] = [
          x.invert(x(from[0]) + act.x * step * 0.5),
          y.invert(y(from[1]) - act.y * step * 0.5),
        ];
        this.#desk.update({looked: null, place: to, pin: {looked: null, place: to}});
        this.#reveal(to);
        this.#tell(this.#view!.messages.map.placeHeard(to[0], to[1]));
      }
    }
  }

  #goTo(index: number): void {
    if (index < 0) return;
    const to: [number, number] = [this.#drawn[2 * index]!, this.#drawn[2 * index + 1]!];
    this.#desk.update({looked: index, place: to, pin: {looked: index, place: to}});
    this.#reveal(to);
    const {noun, messages} = this.#view!;
    const label = this.#motion.picture!.points.labels?.[index] ?? null;
    this.#tell(messages.run.inspector.named(noun, label, index));
  }

  #reveal([x, y]: readonly [number, number]): void {
    const still = scalesOf(this.#motion.domain, this.#size.width, whole);
    this.#zoom?.reveal(still.x(x), still.y(y));
  }

  /** The point nearest to the middle of a class. */
  #middleOf(label: number): number {
    const {labels} = this.#motion.picture!.points;
    const middle = classMiddles(this.#drawn, labels).find((one) => one.label === label);
    if (!middle || !labels) return -1;
    const own = this.#drawn.map((value, i) => (labels[i >> 1] === label ? value : NaN));
    return pointAt(own, this.#pixelOf(middle), this.#lines(), Infinity);
  }

  #middlemost(): number {
    const half = this.#size.width / 2;
    return pointAt(this.#drawn, [half, half], this.#lines(), Infinity);
  }

  #pixelOf({x, y}: {readonly x: number; readonly y: number}): [number, number] {
    const scales = this.#scales;
    return [scales.x(x), scales.y(y)];
  }
}

function zoomButton(face: string, words: string, act: () => void): TemplateResult {
  return html`<button
    class="quiet"
    part="button"
    type="button"
    aria-label=${words}
    title=${words}
    @click=${act}
  >
    <span aria-hidden="true">${face}</span>
  </button>`;
}

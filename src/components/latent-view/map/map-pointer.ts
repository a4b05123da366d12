import {within} from '../../../charts/map-overlay.ts';
import {zoomMap} from '../../../charts/map-zoom.ts';
import {placeIn, scaleOf} from '../../../charts/own-place.ts';
import type {PartHost} from '../../base/content.ts';
import type {MapContext} from './map-context.ts';
import {untouched} from './map-state.ts';
import {sharesOf} from './region.ts';
import {walkWords} from './walk-words.ts';

/** A pointer this near takes hold of a point, in CSS pixels of the window; a finger is less exact. */
const near = {mouse: 9, touch: 16};

/**
 * What pointers do to a map. Over it they look at points, and at places between them; a click keeps what is looked at and
 * selects a point; with a tool they draw around points, or from one to another. Wheel and fingers move and enlarge it.
 */
export class MapPointer {
  readonly #host: PartHost;
  readonly #context: MapContext;
  #box: HTMLElement | null = null;
  #outline: (readonly [number, number])[] = [];
  /** Whether a walk is being drawn. */
  #walks = false;
  /** Whether the last press drew something: then its click is no choice. */
  #drew = false;
  /** Whether a finger pressed last. */
  #touched = false;

  constructor(host: PartHost, context: MapContext) {
    this.#host = host;
    this.#context = context;
  }

  /** What is drawn around points, or was drawn last, in CSS pixels; empty for nothing. */
  get outline(): readonly (readonly [number, number])[] {
    if (this.#outline.length > 0) return this.#outline;
    const {layout, stateStore} = this.#context;
    const {x, y} = layout.scales;
    return (stateStore.state.outline ?? []).map(([across, up]) => [x(across), y(up)]);
  }

  /** Lets wheel, drag and fingers move this map from now on, and no longer the one before; null for none. */
  follow(box: HTMLElement | null): void {
    if (box === this.#box) return;
    const {layout, stateStore, redraw} = this.#context;
    layout.zoom?.end();
    this.#box = box;
    layout.zoom =
      box &&
      zoomMap(box, {
        side: () => layout.side || 1,
        all: () => layout.wholeBox,
        wheel: (event) => event.ctrlKey || this.#host.shadowRoot?.activeElement === box,
        drag: () => stateStore.state.tool === 'point',
        changed: redraw,
      });
  }

  readonly pressed = (event: PointerEvent): void => {
    const {stateStore, layout} = this.#context;
    this.#touched = event.pointerType === 'touch';
    const {tool} = stateStore.state;
    this.#drew = tool !== 'point';
    if (tool === 'point' || event.button !== 0 || !layout.embedding) return;
    event.preventDefault();
    // The page stays where the hand is.
    this.#box!.focus({preventScroll: true});
    if (event.isTrusted) this.#box!.setPointerCapture(event.pointerId);
    if (tool === 'walk') this.#begin(this.#pixelOf(event));
    else this.#outline = [this.#pixelOf(event)];
  };

  readonly moved = (event: PointerEvent): void => {
    if (this.#walks) return this.#walkTo(this.#pixelOf(event));
    const [from] = this.#outline;
    if (from) {
      const to = this.#pixelOf(event);
      if (this.#context.stateStore.state.tool === 'box')
        this.#outline = [from, [to[0], from[1]], to, [from[0], to[1]]];
      else this.#outline.push(to);
      this.#context.redraw();
      return;
    }
    // A finger on its way down the page looks at nothing.
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    this.#look(this.#pixelOf(event), near.mouse, false);
  };

  readonly released = (): void => {
    if (this.#walks) return this.#arrive();
    const outline = this.#outline;
    if (outline.length === 0) return;
    const {stateStore, redraw, tell, view, layout} = this.#context;
    this.#outline = [];
    redraw();
    if (outline.length < 3) return;
    const found = this.#inside(outline);
    const {region: say} = view()!.messages.map;
    if (found.length === 0) {
      stateStore.update({region: null, outline: null, tool: 'point'});
      return tell(say.none);
    }
    const {x, y} = layout.scales;
    stateStore.update({
      region: found,
      outline: outline.map(([across, down]) => [x.invert(across), y.invert(down)] as const),
      tool: 'point',
    });
    tell(say.summary(found.length, sharesOf(found, layout.embedding?.points.labels ?? null)));
  };

  /** A walk begins at the point nearest to the hand. */
  #begin(pixel: readonly [number, number]): void {
    const {layout, stateStore} = this.#context;
    const found = layout.hit(pixel, Infinity);
    if (found < 0) return;
    this.#walks = true;
    stateStore.update({walk: [found, null]});
  }

  #walkTo(pixel: readonly [number, number]): void {
    const {layout, stateStore} = this.#context;
    const {walk} = stateStore.state;
    const found = layout.hit(pixel, Infinity);
    const to = found < 0 || found === walk[0] ? null : found;
    if (to !== walk[1]) stateStore.update({walk: [walk[0], to]});
  }

  #arrive(): void {
    this.#walks = false;
    const {stateStore, layout, tell, view} = this.#context;
    const {walk} = stateStore.state;
    // Who went nowhere has drawn nothing.
    if (walk[1] === null) return void stateStore.update({walk: untouched.walk});
    stateStore.update({tool: 'point'});
    if (layout.embedding) tell(walkWords(view()!, layout.embedding, stateStore.state) ?? '');
  }

  readonly left = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || this.#outline.length > 0 || this.#walks) return;
    const {stateStore} = this.#context;
    const {pin} = stateStore.state;
    stateStore.update({looked: pin?.looked ?? null, place: pin?.place ?? null});
  };

  readonly clicked = (event: MouseEvent): void => {
    const {layout, stateStore, choose} = this.#context;
    if (!layout.embedding || this.#drew || stateStore.state.tool !== 'point') return;
    const found = this.#look(this.#pixelOf(event), this.#touched ? near.touch : near.mouse, true);
    if (found >= 0) choose(found);
  };

  #pixelOf(event: MouseEvent): [number, number] {
    return placeIn(event, this.#box!);
  }

  /** Points within an outline of pixels. */
  #inside(outline: readonly (readonly [number, number])[]): number[] {
    const {layout} = this.#context;
    const {places} = layout;
    const {across, down} = layout.lines();
    const found = layout.rim.flatMap(({index, x, y}) => (within([x, y], outline) ? [index] : []));
    for (let i = 0; 2 * i < places.length; i++) {
      const x = across[0] * places[2 * i] + across[1];
      const y = down[0] * places[2 * i + 1] + down[1];
      if (Number.isFinite(x + y) && within([x, y], outline)) found.push(i);
    }
    return found;
  }

  /**
   * Looks at a point near a pixel, or else at the place there.
   * @param pin whether it is still looked at when the pointer goes away
   * @returns the point; −1 for none
   */
  #look(pixel: readonly [number, number], reach: number, pin: boolean): number {
    const {layout, stateStore} = this.#context;
    if (!layout.embedding) return -1;
    // A hand is as large on a map that is shown smaller.
    const found = layout.hit(pixel, reach * scaleOf(this.#box!));
    const {x, y} = layout.scales;
    const place: [number, number] =
      found >= 0 ? layout.placeOf(found) : [x.invert(pixel[0]), y.invert(pixel[1])];
    const looked = found >= 0 ? found : null;
    stateStore.update({looked, place, touched: this.#touched, ...(pin && {pin: {looked, place}})});
    return found;
  }
}

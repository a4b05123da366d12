import {zoomMap} from '../../../charts/map-zoom.ts';
import {placeIn, scaleOf} from '../../../charts/own-place.ts';
import type {PartHost} from '../../base/content.ts';
import type {MapContext} from './map-context.ts';
import {draws, type MapOutline} from './outline.ts';
import {walkWords} from './walk-words.ts';

/** A pointer this near takes hold of a point, in CSS pixels of the window; a finger is less exact. */
const near = {mouse: 9, touch: 16};

/**
 * What pointers do to a map. Over it they look at points, and at places between them; a click keeps what is looked at and
 * selects a point; with a tool they draw around points, or from one to another, in one stroke or by presses. Wheel and
 * fingers move and enlarge it.
 */
export class MapPointer {
  readonly #host: PartHost;
  readonly #context: MapContext;
  #box: HTMLElement | null = null;
  readonly #outline: MapOutline;
  /** Whether a hand walks; `between` its two presses it may be up. */
  #walks: 'held' | 'between' | null = null;
  /** Whether the last press drew something: then its click is no choice. */
  #drew = false;
  /** Whether a finger pressed last. */
  #touched = false;

  constructor(host: PartHost, context: MapContext, outline: MapOutline) {
    this.#host = host;
    this.#context = context;
    this.#outline = outline;
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
    const pixel = this.#pixelOf(event);
    if (draws(tool)) this.#outline.press(pixel, true);
    else if (this.#isUnderWay) this.#walks = 'held';
    else return this.#begin(pixel);
    this.moved(event);
  };

  readonly moved = (event: PointerEvent): void => {
    if (this.#isUnderWay) return this.#walkTo(this.#pixelOf(event));
    if (this.#outline.isOpen) return this.#outline.to(this.#pixelOf(event));
    // A finger on its way down the page looks at nothing.
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const {tool} = this.#context.stateStore.state;
    if (tool === 'point') this.#look(this.#pixelOf(event), near.mouse, false);
  };

  readonly released = (): void => {
    this.#outline.release();
    if (this.#walks === 'held') this.#arrive();
  };

  /** The browser has taken the pointer for something else. */
  readonly cancelled = (): void => {
    if (this.#walks === 'held') this.#walks = 'between';
    this.#outline.drop();
  };

  /** Whether a walk has begun, with this hand or with a key, and goes on. */
  get #isUnderWay(): boolean {
    const {tool, walk} = this.#context.stateStore.state;
    if (tool !== 'walk' || walk[0] === null) this.#walks = null;
    else if (walk[1] === null) this.#walks ??= 'between';
    return this.#walks !== null;
  }

  /** A walk begins at the point nearest to the hand. */
  #begin(pixel: readonly [number, number]): void {
    const {layout, stateStore} = this.#context;
    const found = layout.hit(pixel, Infinity);
    if (found < 0) return;
    this.#walks = 'held';
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
    const {stateStore, layout, tell, view} = this.#context;
    const {walk} = stateStore.state;
    // Who went nowhere may press the other end next.
    this.#walks = walk[1] === null ? 'between' : null;
    if (walk[1] !== null) stateStore.update({tool: 'point'});
    if (layout.embedding) tell(walkWords(view()!, layout.embedding, stateStore.state) ?? '');
  }

  readonly left = (event: PointerEvent): void => {
    const {stateStore} = this.#context;
    const {pin, tool} = stateStore.state;
    if (event.pointerType === 'touch' || tool !== 'point') return;
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

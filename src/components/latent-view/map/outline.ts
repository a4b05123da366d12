import {within} from '../../../charts/map-overlay.ts';
import type {MapContext} from './map-context.ts';
import type {Tool} from './map-state.ts';
import {sharesOf} from './region.ts';

type Place = readonly [number, number];

/** From where it was pressed, in CSS pixels: nearer, a hand has set a corner; further, it draws. */
const near = 6;

export const draws = (tool: Tool): tool is 'lasso' | 'box' => tool === 'lasso' || tool === 'box';

/**
 * What is drawn around points, in one stroke or corner after corner: by hand, by presses, by keys. The second corner closes
 * a box; a lasso is closed by another press on its last corner, or on its first.
 */
export class MapOutline {
  readonly #context: MapContext;
  /** In the map's values: it stays with the points where the map moves. Those of a box are two that lie opposite. */
  #corners: Place[] = [];
  /** Where the next corner would be. */
  #hand: Place = [0, 0];
  #tool: Tool = 'point';
  /** Whether a hand draws, and from which pixel on. */
  #pressed: Place | null = null;
  #isStroke = false;

  constructor(context: MapContext) {
    this.#context = context;
  }

  /** Whether it is begun, and not closed. */
  get isOpen(): boolean {
    return this.#corners.length > 0;
  }

  /** In CSS pixels; that of last time where none is begun, empty for none. */
  get line(): readonly Place[] {
    return this.#pixelsOf(this.isOpen ? this.#open : (this.#context.stateStore.state.outline ?? []));
  }

  /** Corners that were set, in CSS pixels, as long as it is open. */
  get corners(): readonly Place[] {
    return this.#isStroke ? [] : this.#pixelsOf(this.#corners);
  }

  /** Points within what is drawn so far. */
  get inside(): readonly number[] {
    const {layout} = this.#context;
    const {line} = this;
    const {places} = layout;
    const {across, down} = layout.lines();
    const found = layout.rim.flatMap(({index, x, y}) => (within([x, y], line) ? [index] : []));
    for (let i = 0; 2 * i < places.length; i++) {
      const x = across[0] * places[2 * i] + across[1];
      const y = down[0] * places[2 * i + 1] + down[1];
      if (Number.isFinite(x + y) && within([x, y], line)) found.push(i);
    }
    return found;
  }

  /** Sets a corner at a pixel: the first one begins, and a hand that stays down draws from there. */
  press(pixel: Place, isHand = false): void {
    const {stateStore, tell, view, redraw} = this.#context;
    this.#pressed = isHand ? pixel : null;
    this.#isStroke = false;
    const isLast = this.isOpen && (this.#tool === 'box' || this.#isAt(pixel));
    this.#hand = this.#valueOf(pixel);
    if (isLast) return this.#close();
    this.#tool = stateStore.state.tool;
    this.#corners.push(this.#hand);
    tell(view()!.messages.map.region.corner(this.#corners.length));
    redraw();
  }

  /** The hand goes on to a pixel. */
  to(pixel: Place): void {
    if (!this.isOpen) return;
    this.#hand = this.#valueOf(pixel);
    if (this.#pressed && distance(this.#pressed, pixel) > near) this.#isStroke = true;
    if (this.#isStroke && this.#tool === 'lasso') this.#corners.push(this.#hand);
    this.#context.redraw();
  }

  /** The hand is lifted: a stroke is whole with that. */
  release(): void {
    this.#pressed = null;
    if (this.#isStroke && this.isOpen) this.#close();
  }

  /** With another tool in the hand, what was begun is gone. */
  follow(tool: Tool): void {
    if (this.isOpen && tool !== this.#tool) this.drop();
  }

  drop(): void {
    this.#pressed = null;
    this.#corners = [];
    this.#context.redraw();
  }

  get #open(): readonly Place[] {
    const [from] = this.#corners;
    const hand = this.#hand;
    return this.#tool === 'box'
      ? [from, [hand[0], from[1]], hand, [from[0], hand[1]]]
      : [...this.#corners, hand];
  }

  #close(): void {
    const {stateStore, tell, view, layout} = this.#context;
    const {region: say} = view()!.messages.map;
    const outline = this.#open;
    const found = this.inside;
    this.drop();
    const none = found.length === 0;
    stateStore.update({
      region: none ? null : found,
      outline: none ? null : outline,
      tool: 'point',
      ...(stateStore.state.looked === null && {place: null, pin: null}),
    });
    tell(
      none ? say.none : say.summary(found.length, sharesOf(found, layout.embedding?.points.labels ?? null)),
    );
  }

  /** Whether a pixel is that of the first or of the last corner. */
  #isAt(pixel: Place): boolean {
    const ends = this.#pixelsOf([this.#corners[0], this.#corners.at(-1)!]);
    return ends.some((end) => distance(end, pixel) <= near);
  }

  #pixelsOf(places: readonly Place[]): readonly Place[] {
    const {x, y} = this.#context.layout.scales;
    return places.map(([across, up]) => [x(across), y(up)]);
  }

  #valueOf([across, down]: Place): Place {
    const {x, y} = this.#context.layout.scales;
    return [x.invert(across), y.invert(down)];
  }
}

const distance = (a: Place, b: Place) => Math.hypot(a[0] - b[0], a[1] - b[1]);

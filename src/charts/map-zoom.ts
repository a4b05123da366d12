import {select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent, type ZoomBehavior} from 'd3';
import type {Zoom} from './map-frame.ts';
import {placeIn} from './own-place.ts';

const most = 60;
const least = 0.5;

/**
 * Has d3 take places on a box in the box's own pixels, however it is scaled. Where a node makes points, as those of SVG do,
 * d3's `pointer` asks the node for the way to them; else it measures in pixels of the window.
 */
function tellPlaces(box: HTMLElement): void {
  Object.assign(box, {
    getScreenCTM: () => ({inverse: () => null}),
    createSVGPoint: () => ({
      x: 0,
      y: 0,
      matrixTransform(): {readonly x: number; readonly y: number} {
        const [x, y] = placeIn({clientX: this.x, clientY: this.y}, box);
        return {x, y};
      },
    }),
  });
}

/** Two corners, from the left top. */
export type Box = readonly [readonly [number, number], readonly [number, number]];

export interface MapZoom {
  readonly now: Zoom;
  /** Moves by pixels of the screen. */
  by(dx: number, dy: number): void;
  /** Around the middle, or a place on the screen. */
  scale(factor: number, around?: readonly [number, number]): void;
  reset(): void;
  /** Shows a box of the whole map; where the whole map is not shown, that. */
  fit(box: Box): void;
  /** Brings a place of the whole map well into sight, if it is not, and moves no further than that takes. */
  reveal(x: number, y: number): void;
  end(): void;
}

/** How far to shift what is seen, by how much it is short of a box and beyond it; in its middle where it is wider. */
const back = (short: number, beyond: number): number =>
  short < 0 && beyond > 0 ? (short + beyond) / 2 : short < 0 ? short : beyond > 0 ? beyond : 0;

/** Fingers on the map itself: one that rests elsewhere on the page has no part in it. */
const several = ({targetTouches}: TouchEvent) => targetTouches.length > 1;

/**
 * Lets pointer, wheel and fingers move a square map: one finger is left to the page, which scrolls, two move the map; the
 * wheel turns the map only where it is asked to (`wheel`), else the page.
 * @param changed called with every change
 */
export function zoomMap(
  box: HTMLElement,
  {
    side,
    all,
    wheel,
    drag,
    changed,
  }: {
    readonly side: () => number;
    /** What holds all there is to see, on the whole map. */
    readonly all: () => Box;
    readonly wheel: (event: WheelEvent) => boolean;
    /** Whether a drag of the mouse moves the map now. */
    readonly drag: () => boolean;
    readonly changed: (zoom: Zoom) => void;
  },
): MapZoom {
  /** Half a map beyond its edge, and as far as there is something to see, and no further: nobody gets lost. */
  const bounds = (): Box => {
    const half = side() / 2;
    const [from, to] = all();
    return [
      [Math.min(-half, from[0]), Math.min(-half, from[1])],
      [Math.max(3 * half, to[0]), Math.max(3 * half, to[1])],
    ];
  };
  const smallest = (): number => {
    const [[left, top], [right, bottom]] = bounds();
    return Math.min(least, side() / Math.max(right - left, bottom - top));
  };
  const behavior: ZoomBehavior<HTMLElement, unknown> = zoom<HTMLElement, unknown>()
    .extent(() => [
      [0, 0],
      [side(), side()],
    ])
    .translateExtent([
      [-Infinity, -Infinity],
      [Infinity, Infinity],
    ])
    .constrain((transform, [[left, top], [right, bottom]]) => {
      const [from, to] = bounds();
      return transform.translate(
        back(transform.invertX(left) - from[0], transform.invertX(right) - to[0]),
        back(transform.invertY(top) - from[1], transform.invertY(bottom) - to[1]),
      );
    })
    .filter((event: Event) => {
      allow();
      if (event.type === 'wheel') return wheel(event as WheelEvent);
      if (event.type.startsWith('touch')) return several(event as TouchEvent);
      if (event.type === 'dblclick') return false;
      const {button, ctrlKey} = event as MouseEvent;
      return button === 0 && !ctrlKey && drag();
    })
    // A click that moves a little is still a click.
    .clickDistance(4)
    .on('zoom', ({transform}: D3ZoomEvent<HTMLElement, unknown>) => changed(transform));
  tellPlaces(box);
  const target = select(box).call(behavior);
  /** Points move: how far a reader may go away from them, with them. */
  const allow = () => behavior.scaleExtent([smallest(), most]);
  allow();
  // Before the page takes the gesture for its own.
  const keep = (event: TouchEvent) => {
    if (several(event) && event.cancelable) event.preventDefault();
  };
  box.addEventListener('touchstart', keep, {passive: false});
  box.addEventListener('touchmove', keep, {passive: false});
  return {
    get now() {
      return zoomTransform(box);
    },
    by: (dx, dy) => behavior.translateBy(target, dx / zoomTransform(box).k, dy / zoomTransform(box).k),
    scale(factor, around) {
      allow();
      behavior.scaleBy(target, factor, around as [number, number] | undefined);
    },
    reset: () => behavior.transform(target, zoomIdentity),
    fit([[left, top], [right, bottom]]) {
      const {k, x, y} = zoomTransform(box);
      const whole = k === 1 && x === 0 && y === 0;
      const size = Math.max(right - left, bottom - top);
      if (!whole || !(size > side())) return behavior.transform(target, zoomIdentity);
      allow();
      const to = side() / size;
      const middle = (from: number, to: number) => (from + to) / 2;
      behavior.transform(
        target,
        zoomIdentity
          .translate(side() / 2, side() / 2)
          .scale(to)
          .translate(-middle(left, right), -middle(top, bottom)),
      );
    },
    reveal(x, y) {
      const transform = zoomTransform(box);
      const [atX, atY] = transform.apply([x, y]);
      const inside = (at: number) => at >= 0.04 * side() && at <= 0.96 * side();
      const well = (at: number) => Math.min(0.8 * side(), Math.max(0.2 * side(), at));
      if (!inside(atX) || !inside(atY)) behavior.translateTo(target, x, y, [well(atX), well(atY)]);
    },
    end() {
      target.on('.zoom', null);
      box.removeEventListener('touchstart', keep);
      box.removeEventListener('touchmove', keep);
    },
  };
}

import {select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent, type ZoomBehavior} from 'd3';
import type {Zoom} from './map-frame.ts';

const most = 60;
const least = 0.5;

export interface MapZoom {
  readonly now: Zoom;
  /** Moves by pixels of the screen. */
  by(dx: number, dy: number): void;
  /** Around the middle, or a place on the screen. */
  scale(factor: number, around?: readonly [number, number]): void;
  reset(): void;
  /** Brings a place of the whole map into sight, if it is not. */
  reveal(x: number, y: number): void;
  end(): void;
}

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
    wheel,
    drag,
    changed,
  }: {
    readonly side: () => number;
    readonly wheel: (event: WheelEvent) => boolean;
    /** Whether a drag of the mouse moves the map now. */
    readonly drag: () => boolean;
    readonly changed: (zoom: Zoom) => void;
  },
): MapZoom {
  const behavior: ZoomBehavior<HTMLElement, unknown> = zoom<HTMLElement, unknown>()
    .scaleExtent([least, most])
    .extent(() => [
      [0, 0],
      [side(), side()],
    ])
    // Half a map beyond its edge, and no further: nobody gets lost.
    .translateExtent([
      [-Infinity, -Infinity],
      [Infinity, Infinity],
    ])
    .constrain((transform, extent) => {
      const [[left, top], [right, bottom]] = extent;
      const [x0, x1] = [transform.invertX(left) + side() / 2, transform.invertX(right) - 1.5 * side()];
      const [y0, y1] = [transform.invertY(top) + side() / 2, transform.invertY(bottom) - 1.5 * side()];
      const back = (low: number, high: number) => (low < 0 ? low : high > 0 ? high : 0);
      return transform.translate(back(x0, x1), back(y0, y1));
    })
    .filter((event: Event) => {
      if (event.type === 'wheel') return wheel(event as WheelEvent);
      if (event.type.startsWith('touch')) return several(event as TouchEvent);
      if (event.type === 'dblclick') return false;
      const {button, ctrlKey} = event as MouseEvent;
      return button === 0 && !ctrlKey && drag();
    })
    // A click that moves a little is still a click.
    .clickDistance(4)
    .on('zoom', ({transform}: D3ZoomEvent<HTMLElement, unknown>) => changed(transform));
  const target = select(box).call(behavior);
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
    scale: (factor, around) => behavior.scaleBy(target, factor, around as [number, number] | undefined),
    reset: () => behavior.transform(target, zoomIdentity),
    reveal(x, y) {
      const transform = zoomTransform(box);
      const [atX, atY] = transform.apply([x, y]);
      const inside = (at: number) => at >= 0.04 * side() && at <= 0.96 * side();
      if (!inside(atX) || !inside(atY)) behavior.translateTo(target, x, y);
    },
    end() {
      target.on('.zoom', null);
      box.removeEventListener('touchstart', keep);
      box.removeEventListener('touchmove', keep);
    },
  };
}

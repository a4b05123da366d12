import type {ReactiveElement} from 'lit';
import {pixels} from '../../../pixels/size.ts';
import {drawDigit} from '../../../charts/digit.ts';
import {sameItems} from '../controls/memoize.ts';

/** What each canvas shows now. */
const shown = new WeakMap<HTMLCanvasElement, readonly unknown[]>();

/** Where a change of ink is noticed. */
const watched = new WeakSet<Node>();

/**
 * The ink of a canvas: the colour of its text. When that changes, with the page's theme, its (instant) transition tells,
 * and the element is drawn anew.
 */
export function inkOf(canvas: Element): string {
  const root = canvas.getRootNode();
  if (!watched.has(root)) {
    watched.add(root);
    root.addEventListener('transitionrun', (event) => {
      const {propertyName, target} = event as TransitionEvent;
      if (propertyName === 'color' && (target as Element).matches('canvas'))
        ((root as ShadowRoot).host as ReactiveElement).requestUpdate();
    });
  }
  return getComputedStyle(canvas).color;
}

/** Draws, unless the canvas shows just that. */
export function paintOnce(canvas: HTMLCanvasElement, what: readonly unknown[], draw: () => void): void {
  const before = shown.get(canvas);
  if (before && sameItems(before, what)) return;
  shown.set(canvas, what);
  draw();
}

export const clear = (canvas: HTMLCanvasElement): void =>
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);

/**
 * Draws one picture of 28×28, unless the canvas shows just that.
 * @param values bytes, or numbers in 0–1, of many pictures; null, or too few, empties the canvas
 * @param place which of them
 */
export function paint(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number> | null,
  place = 0,
  ink = inkOf(canvas),
): void {
  paintOnce(canvas, [values, place, ink], () => {
    const full = values instanceof Uint8Array ? 255 : 1;
    if (values && values.length >= (place + 1) * pixels)
      drawDigit(canvas, values, {from: place * pixels, full, ink});
    else clear(canvas);
  });
}

/** The same for all canvases that a selector finds, one picture each, in order. */
export function paintAll(root: ParentNode, selector: string, values: ArrayLike<number> | null): void {
  const canvases = [...root.querySelectorAll<HTMLCanvasElement>(selector)];
  const ink = canvases[0] && inkOf(canvases[0]);
  canvases.forEach((canvas, place) => paint(canvas, values, place, ink));
}

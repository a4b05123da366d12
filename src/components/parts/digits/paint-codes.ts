import {drawBars, extentOf} from '../../../charts/bars.ts';
import {clear, inkOf, paintOnce} from './paint.ts';

/**
 * Draws codes as bars, one code a canvas in order, all to one scale.
 * @param codes as many for each canvas; null empties them
 */
export function paintCodes(root: ParentNode, selector: string, codes: Float32Array | null): void {
  const canvases = [...root.querySelectorAll<HTMLCanvasElement>(selector)];
  const [first] = canvases;
  if (!first) return;
  const ink = inkOf(first);
  const count = codes ? codes.length / canvases.length : 0;
  canvases.forEach((canvas, place) =>
    paintOnce(canvas, [codes, place, ink], () => {
      if (codes) drawBars(canvas, codes, {from: place * count, count, ...extentOf(codes), ink});
      else clear(canvas);
    }),
  );
}

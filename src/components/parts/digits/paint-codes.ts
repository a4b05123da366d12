import {drawBars, extentOf} from '../../../charts/bars.ts';
import {clear, inkOf, paintOnce} from './paint.ts';

/**
 * Draws codes as bars, one code a canvas in order, all to one scale. Class `signed` where some number is negative.
 * @param codes as many for each canvas; null empties them
 */
export function paintCodes(root: ParentNode, selector: string, codes: Float32Array | null): void {
  const canvases = [...root.querySelectorAll<HTMLCanvasElement>(selector)];
  const [first] = canvases;
  if (!first) return;
  const ink = inkOf(first);
  const count = codes ? codes.length / canvases.length : 0;
  const extent = extentOf(codes ?? []);
  canvases.forEach((canvas, place) =>
    paintOnce(canvas, [codes, place, ink], () => {
      canvas.classList.toggle('signed', extent.negative);
      if (codes) drawBars(canvas, codes, {from: place * count, count, ...extent, ink});
      else clear(canvas);
    }),
  );
}

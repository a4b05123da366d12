import {drawWeights} from '../../../charts/weights.ts';
import {clear, inkOf, paintOnce} from './paint.ts';

/** Inks of numbers above zero and below: the colours of a canvas's text and of what would underline it. */
export const inksOf = (canvas: Element): readonly [above: string, below: string] => [
  inkOf(canvas),
  getComputedStyle(canvas).textDecorationColor,
];

/**
 * Draws a unit's weights, unless the canvas shows just that.
 * @param kernel inputs × units; null empties the canvas
 * @param most the weight of full ink, without its sign
 */
export function paintWeights(
  canvas: HTMLCanvasElement,
  kernel: Float32Array | null,
  {
    from,
    step,
    most,
    inks,
  }: {
    readonly from: number;
    readonly step: number;
    readonly most: number;
    readonly inks: readonly [above: string, below: string];
  },
): void {
  paintOnce(canvas, [kernel, from, step, most, ...inks], () => {
    if (kernel) drawWeights(canvas, kernel, {from, step, most, inks});
    else clear(canvas);
  });
}

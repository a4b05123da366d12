import {drawWeights, type WeightsPicture} from '../../../charts/weights.ts';
import {inkOf, paintOnce} from './paint.ts';

/** Inks of numbers above zero and below: the colours of a canvas's text and of what would underline it. */
export const inksOf = (canvas: Element): readonly [above: string, below: string] => [
  inkOf(canvas),
  getComputedStyle(canvas).textDecorationColor,
];

/** Draws a unit's weights, of a kernel of inputs × units, unless the canvas shows just that. */
export function paintWeights(canvas: HTMLCanvasElement, kernel: Float32Array, picture: WeightsPicture): void {
  const {from, step, most, inks} = picture;
  paintOnce(canvas, [kernel, from, step, most, ...inks], () => drawWeights(canvas, kernel, picture));
}

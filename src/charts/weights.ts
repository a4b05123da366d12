import {side} from '../pixels/size.ts';
import {fullByte} from '../pixels/values.ts';

/** Red, green, blue of colours, as a canvas reads them. */
const read = new Map<string, readonly [number, number, number]>();

function rgbOf(colour: string): readonly [number, number, number] {
  const known = read.get(colour);
  if (known) return known;
  const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
  if (!context) return [0, 0, 0];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const found = [red, green, blue] as const;
  read.set(colour, found);
  return found;
}

/** Where numbers stand, and how they are drawn. */
export interface WeightsPicture {
  /** Number i stands at `from` + i · `step`: a unit's weights are a column of its kernel. */
  readonly from: number;
  readonly step: number;
  /** The number of full ink, without its sign. */
  readonly most: number;
  /** Any CSS colours, of what is above zero and below. */
  readonly inks: readonly [above: string, below: string];
}

/** Draws `side`² numbers on a scale with zero in its middle: no ink is 0, and full ink of either colour ±`most`. */
export function drawWeights(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  {from, step, most, inks}: WeightsPicture,
): void {
  if (canvas.width !== side) canvas.width = side;
  if (canvas.height !== side) canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const picture = context.createImageData(side, side);
  const [above, below] = inks.map(rgbOf);
  for (let i = 0; i < side * side; i++) {
    const value = values[from + i * step];
    picture.data.set(value < 0 ? below : above, 4 * i);
    picture.data[4 * i + 3] = most > 0 ? fullByte * (Math.abs(value) / most) : 0;
  }
  context.putImageData(picture, 0, 0);
}

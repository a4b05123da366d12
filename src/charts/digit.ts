import {side} from '../pixels/size.ts';
import {fullByte} from '../pixels/values.ts';

/**
 * Draws one 28×28 picture as ink on nothing: a value is how opaque the ink is, so it looks right on light and dark.
 * The scale is fixed: 0 is no ink, `full` and above is all of it. The canvas gets one pixel a value.
 * @param values row by row, `side`² from place `from` on
 * @param full the value of full ink: `fullByte` for bytes, 1 for numbers in 0–1
 * @param ink any CSS colour
 */
export function drawDigit(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  {from, full, ink}: {readonly from: number; readonly full: number; readonly ink: string},
): void {
  if (canvas.width !== side) canvas.width = side;
  if (canvas.height !== side) canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const picture = context.createImageData(side, side);
  // Clamped, as its type does it: a relu output may be well above 1.
  for (let i = 0; i < side * side; i++) picture.data[4 * i + 3] = (fullByte * (values[from + i] ?? 0)) / full;
  context.putImageData(picture, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = ink;
  context.fillRect(0, 0, side, side);
  context.globalCompositeOperation = 'source-over';
}

import {side} from '../../../pixels/size.ts';

/** The pixel that an arrow key leads to; null for other keys. Pictures are not mirrored, whatever the page's direction. */
export function pixelAfter(key: string, pixel: number): number | null {
  const row = Math.floor(pixel / side);
  const column = pixel % side;
  const within = (value: number) => Math.max(0, Math.min(side - 1, value));
  const to: Record<string, readonly [row: number, column: number]> = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Home: [row, 0],
    End: [row, side - 1],
    PageUp: [0, column],
    PageDown: [side - 1, column],
  };
  const place = to[key];
  return place ? within(place[0]) * side + within(place[1]) : null;
}

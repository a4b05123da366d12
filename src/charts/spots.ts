import {margin} from './axes.ts';
import type {Spot} from './labels.ts';
import type {Point} from './thin.ts';

/** Beside the end of a curve: right of it, then above, below, and left of it. */
export function spotsAtEnd([x, y]: Point, height: number): Spot[] {
  // Where the curve leaves the picture its label stays in it.
  const at = Math.max(y, margin.top);
  const right = x + 8;
  const shifts = [4, -11, 19, -26, 34, -41];
  const below = height - margin.bottom - 2;
  return [
    ...shifts.map((shift): Spot => ({x: right, y: Math.min(at + shift, below), anchor: 'start'})),
    ...[-10, 20, -24, 34].map((shift): Spot => ({x: x - 4, y: Math.min(at + shift, below), anchor: 'end'})),
  ];
}

/** Over a horizontal line, then under it; at its right end, in its middle, at its left. */
export function spotsOnLine(left: number, right: number, y: number): Spot[] {
  return [y - 6, y + 15].flatMap((baseline): Spot[] => [
    {x: right, y: baseline, anchor: 'end'},
    {x: (left + right) / 2, y: baseline, anchor: 'middle'},
    {x: left + 4, y: baseline, anchor: 'start'},
  ]);
}

/** On top of a vertical line that reaches the top. */
export function spotsOverLine(x: number): Spot[] {
  const y = margin.top - 11;
  return [
    {x, y, anchor: 'middle'},
    {x: x - 4, y, anchor: 'start'},
    {x: x + 4, y, anchor: 'end'},
  ];
}

/** Right of the foot of a vertical line, left of it, and higher up. */
export function spotsBeside(x: number, y: number): Spot[] {
  return [y, y - 16].flatMap((baseline): Spot[] => [
    {x: x + 5, y: baseline, anchor: 'start'},
    {x: x - 8, y: baseline, anchor: 'end'},
  ]);
}

/** Points every few pixels along a curve. */
export function alongPath(points: readonly Point[]): Point[] {
  const step = 4;
  return points.flatMap(([x, y], i): Point[] => {
    const before = points[i - 1];
    if (!before) return [[x, y]];
    const pieces = Math.max(1, Math.ceil(Math.hypot(x - before[0], y - before[1]) / step));
    return Array.from({length: pieces}, (_, k): Point => {
      const part = (k + 1) / pieces;
      return [before[0] + part * (x - before[0]), before[1] + part * (y - before[1])];
    });
  });
}

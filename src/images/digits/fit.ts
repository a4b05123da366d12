import type {Polyline} from './curve.ts';

/**
 * Scales and moves `line` in place, until its ink, with `radii` (pixels) around its vertices, lies in the middle of
 * a square of `side` pixels and fills it in height or in breadth, whichever is larger. Returns the scale applied.
 */
export function fitToBox(line: Polyline, radii: Float64Array, side: number): number {
  const {x, y, count} = line;
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < count; i++) {
    if (x[i] < left) left = x[i];
    if (x[i] > right) right = x[i];
    if (y[i] < top) top = y[i];
    if (y[i] > bottom) bottom = y[i];
  }
  const extent = Math.max(right - left, bottom - top);
  let scale = side / extent;
  let middleX = 0;
  let middleY = 0;
  // How far the ink reaches beyond the bare line depends on the scale, but little: twice is enough.
  for (let round = 0; ; round++) {
    left = top = Infinity;
    right = bottom = -Infinity;
    for (let i = 0; i < count; i++) {
      const radius = radii[i];
      const px = x[i] * scale;
      const py = y[i] * scale;
      if (px - radius < left) left = px - radius;
      if (px + radius > right) right = px + radius;
      if (py - radius < top) top = py - radius;
      if (py + radius > bottom) bottom = py + radius;
    }
    middleX = (left + right) / 2;
    middleY = (top + bottom) / 2;
    if (round === 2) break;
    scale += (side - Math.max(right - left, bottom - top)) / extent;
  }
  for (let i = 0; i < count; i++) {
    x[i] = x[i] * scale - middleX + side / 2;
    y[i] = y[i] * scale - middleY + side / 2;
  }
  return scale;
}

import type {Domain} from './map-frame.ts';
import {faintShare, type PointsPicture} from './map-points.ts';

export type RimSide = 'left' | 'right' | 'top' | 'bottom';

/** A point outside what a map is fitted to: where at the rim it is told, in CSS pixels. */
export interface RimTick {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly side: RimSide;
}

/** A tick's length and breadth, and how far it keeps from the rounded corners, in CSS pixels. */
const long = 9;
const broad = 2;
const corner = 8;

/**
 * Points that lie outside the fit and are out of sight too, each at the side on which it lies furthest out, at the height
 * or breadth where it is. Those not finite are nowhere.
 * @param places count × 2
 * @param fit what the map is fitted to, in its values
 * @param side how long the map's sides are, in CSS pixels
 */
export function rimTicks(
  places: Float32Array,
  fit: Domain,
  {across, down}: Pick<PointsPicture, 'across' | 'down'>,
  side: number,
): RimTick[] {
  const found: RimTick[] = [];
  const along = (at: number) => Math.max(corner, Math.min(side - corner, at));
  for (let i = 0; 2 * i < places.length; i++) {
    const [px, py] = [places[2 * i], places[2 * i + 1]];
    if (px >= fit.x[0] && px <= fit.x[1] && py >= fit.y[0] && py <= fit.y[1]) continue;
    const x = across[0] * px + across[1];
    const y = down[0] * py + down[1];
    const out = {left: -x, right: x - side, top: -y, bottom: y - side};
    const [beside, above] = [Math.max(out.left, out.right), Math.max(out.top, out.bottom)];
    if (!(Math.max(beside, above) > 0 && Number.isFinite(beside + above))) continue;
    if (beside > above) {
      const left = out.left > out.right;
      found.push({index: i, x: left ? 0 : side, y: along(y), side: left ? 'left' : 'right'});
    } else {
      const top = out.top > out.bottom;
      found.push({index: i, x: along(x), y: top ? 0 : side, side: top ? 'top' : 'bottom'});
    }
  }
  return found;
}

/** The tick nearest to a pixel, and how far off it is; null where there is none within `reach`. */
export function tickAt(
  ticks: readonly RimTick[],
  [x, y]: readonly [number, number],
  reach: number,
): {readonly index: number; readonly distance: number} | null {
  let nearest: {index: number; distance: number} | null = null;
  for (const tick of ticks) {
    // Anywhere along it counts as on it.
    const upright = tick.side === 'top' || tick.side === 'bottom';
    const inwards = Math.max(0, Math.abs(upright ? y - tick.y : x - tick.x) - long);
    const distance = Math.hypot(upright ? x - tick.x : y - tick.y, inwards);
    if (distance <= (nearest?.distance ?? reach)) nearest = {index: tick.index, distance};
  }
  return nearest;
}

/**
 * Draws them from the rim inwards, in their points' colours.
 * @param ratio pixels of the canvas to a CSS pixel
 * @param faint points that stand back; null where all count
 */
export function drawRim(
  context: CanvasRenderingContext2D,
  ticks: readonly RimTick[],
  colourOf: (index: number) => string,
  ratio: number,
  faint: Uint8Array | null,
): void {
  const [length, breadth] = [long * ratio, Math.max(1, Math.round(broad * ratio))];
  for (const {index, x, y, side} of ticks) {
    context.globalAlpha = faint?.[index] ? faintShare : 1;
    context.fillStyle = colourOf(index);
    const upright = side === 'top' || side === 'bottom';
    const [width, height] = upright ? [breadth, length] : [length, breadth];
    const from = (at: number, size: number, inwards: boolean) =>
      Math.round(inwards ? at * ratio - size : at * ratio - size / 2);
    context.fillRect(
      side === 'left' ? 0 : from(x, width, side === 'right'),
      side === 'top' ? 0 : from(y, height, side === 'bottom'),
      width,
      height,
    );
  }
  context.globalAlpha = 1;
}

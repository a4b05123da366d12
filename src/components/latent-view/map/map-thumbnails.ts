import {drawDigit} from '../../../charts/digit.ts';
import {faintShare, type PointsPicture} from '../../../charts/map-points.ts';
import {side} from '../../../pixels/size.ts';
import {fullByte} from '../../../pixels/values.ts';

/** Pictures stand for points where no more are in sight than this. */
const maxThumbnails = 250;
/** Where more are, but pictures are wanted: no two nearer to each other than this, in CSS pixels. */
const apart = 24;

/** A picture in place of a point, and where that is, in CSS pixels. */
export interface Thumbnail {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly canvas: HTMLCanvasElement;
}

/** Where a reader looks closely, points are the pictures they stand for, in the ink of their class. */
export class Thumbnails {
  readonly #made = new Map<string, {readonly of: ArrayBufferLike; readonly canvas: HTMLCanvasElement}>();

  /** Forgets those made in colours that are no more. */
  clear(): void {
    this.#made.clear();
  }

  /**
   * Those that are in sight on a map of `side` CSS pixels and whose image is here. Where they would be too many, none; or
   * with `spread` the first ones that leave each other room.
   * @param places count × 2
   * @param imageOf null while it is on its way
   */
  inSight(
    places: Float32Array,
    {across, down}: Pick<PointsPicture, 'across' | 'down'>,
    side: number,
    imageOf: (index: number) => Uint8Array | null,
    inkOf: (index: number) => string,
    spread = false,
  ): Thumbnail[] {
    const found: [number, number, number][] = [];
    for (let i = 0; 2 * i < places.length; i++) {
      const x = across[0] * places[2 * i] + across[1];
      const y = down[0] * places[2 * i + 1] + down[1];
      if (x > 0 && y > 0 && x < side && y < side) found.push([i, x, y]);
      if (!spread && found.length > maxThumbnails) return [];
    }
    const shown = found.length > maxThumbnails ? sparse(found, [across[1], down[1]]) : found;
    return shown.flatMap(([index, x, y]) => {
      const image = imageOf(index);
      return image ? [{index, x, y, canvas: this.#canvasOf(index, inkOf(index), image)}] : [];
    });
  }

  #canvasOf(index: number, ink: string, image: Uint8Array): HTMLCanvasElement {
    const key = `${index} ${ink} ${image.byteOffset}`;
    const known = this.#made.get(key);
    // Another data set has other images in the same places.
    if (known?.of === image.buffer) return known.canvas;
    if (this.#made.size > 2 * maxThumbnails) this.#made.clear();
    const canvas = document.createElement('canvas');
    drawDigit(canvas, image, {from: 0, full: fullByte, ink});
    this.#made.set(key, {of: image.buffer, canvas});
    return canvas;
  }
}

/** The first of the places that are not near each other. @param origin moves with the map: so do the choices */
function sparse(
  all: readonly [number, number, number][],
  [left, top]: readonly [number, number],
): [number, number, number][] {
  const taken = new Map<number, (readonly [number, number])[]>();
  const cells = 4096;
  const kept: [number, number, number][] = [];
  for (const one of all) {
    const [, x, y] = one;
    const [column, row] = [Math.floor((x - left) / apart), Math.floor((y - top) / apart)];
    let free = true;
    for (let r = row - 1; free && r <= row + 1; r++)
      for (let c = column - 1; free && c <= column + 1; c++)
        free = !taken.get(r * cells + c)?.some(([ax, ay]) => Math.hypot(ax - x, ay - y) < apart);
    if (!free) continue;
    taken.set(row * cells + column, [...(taken.get(row * cells + column) ?? []), [x, y]]);
    kept.push(one);
    if (kept.length === maxThumbnails) break;
  }
  return kept;
}

/**
 * Draws them around their places: one value a CSS pixel and upon whole pixels of the screen, so that they are sharp.
 * @param ratio pixels of the canvas to a CSS pixel
 */
export function drawThumbnails(
  context: CanvasRenderingContext2D,
  thumbnails: readonly Thumbnail[],
  ratio: number,
  faint: Uint8Array | null,
): void {
  const size = Math.round(side * ratio);
  context.imageSmoothingEnabled = size % side !== 0;
  for (const {index, x, y, canvas} of thumbnails) {
    context.globalAlpha = faint?.[index] ? faintShare : 1;
    const at = (middle: number) => Math.round(middle * ratio - size / 2);
    context.drawImage(canvas, at(x), at(y), size, size);
  }
  context.globalAlpha = 1;
}

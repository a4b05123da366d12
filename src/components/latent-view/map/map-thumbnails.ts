import {drawDigit} from '../../../charts/digit.ts';
import {faintShare, type PointsPicture} from '../../../charts/map-points.ts';
import {side} from '../../../pixels/size.ts';
import {fullByte} from '../../../pixels/values.ts';

/** Pictures stand for points where there are few enough in sight and they are far enough apart. */
const maxThumbnails = 90;

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
   * Those that are in sight on a map of `side` CSS pixels and whose image is here; none where they would be too many.
   * @param places count × 2
   * @param imageOf null while it is on its way
   */
  inSight(
    places: Float32Array,
    {across, down}: Pick<PointsPicture, 'across' | 'down'>,
    side: number,
    imageOf: (index: number) => Uint8Array | null,
    inkOf: (index: number) => string,
  ): Thumbnail[] {
    const found: [number, number, number][] = [];
    for (let i = 0; 2 * i < places.length; i++) {
      const x = across[0] * places[2 * i] + across[1];
      const y = down[0] * places[2 * i + 1] + down[1];
      if (x > 0 && y > 0 && x < side && y < side) found.push([i, x, y]);
      if (found.length > maxThumbnails) return [];
    }
    return found.flatMap(([index, x, y]) => {
      const image = imageOf(index);
      return image ? [{index, x, y, canvas: this.#canvasOf(index, inkOf(index), image)}] : [];
    });
  }

  #canvasOf(index: number, ink: string, image: Uint8Array): HTMLCanvasElement {
    const key = `${index} ${ink} ${image.byteOffset}`;
    const known = this.#made.get(key);
    // Another data set has other images in the same places.
    if (known?.of === image.buffer) return known.canvas;
    if (this.#made.size > 4 * maxThumbnails) this.#made.clear();
    const canvas = document.createElement('canvas');
    drawDigit(canvas, image, {from: 0, full: fullByte, ink});
    this.#made.set(key, {of: image.buffer, canvas});
    return canvas;
  }
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

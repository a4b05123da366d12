import {drawDigit} from '../../../charts/digit.ts';
import {pixels} from '../../../pixels/size.ts';

/** Canvases of 28×28 pictures, drawn only where they show something else, or are new, or the ink is another. */
export class DrawnPictures {
  readonly #drawn = new Map<string, readonly unknown[]>();

  /**
   * Draws all canvases a selector finds, one picture each, in order; clears them where there are no values.
   * @param full the value of full ink
   */
  draw(root: ParentNode, selector: string, values: ArrayLike<number> | null, full = 1): void {
    const canvases = [...root.querySelectorAll<HTMLCanvasElement>(selector)];
    const [first] = canvases;
    if (!first) {
      this.#drawn.delete(selector);
      return;
    }
    const ink = getComputedStyle(first).color;
    const now = [values, first, canvases.length, ink];
    const last = this.#drawn.get(selector);
    if (last && now.every((part, i) => part === last[i])) return;
    this.#drawn.set(selector, now);
    canvases.forEach((canvas, i) => {
      if (values && values.length >= (i + 1) * pixels)
        drawDigit(canvas, values, {from: i * pixels, full, ink});
      else canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    });
  }

  /** Draws everything anew the next time. */
  forget(): void {
    this.#drawn.clear();
  }
}

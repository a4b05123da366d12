/** The size of a box that may come and go, in CSS pixels; 0 while there is none. */
export class BoxSize {
  readonly #observer: ResizeObserver;
  #box: Element | null = null;
  #width = 0;
  #height = 0;

  /** @param changed called in the frame after the size changed */
  constructor(changed: () => void) {
    this.#observer = new ResizeObserver((entries) => {
      const {width, height} = entries.at(-1)!.contentRect;
      if (width === this.#width && height === this.#height) return;
      this.#width = width;
      this.#height = height;
      // Not within the observer: what it changes must not be observed in the same turn.
      requestAnimationFrame(changed);
    });
  }

  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  observe(box: Element | null): void {
    if (box === this.#box) return;
    this.#observer.disconnect();
    if (box) this.#observer.observe(box);
    else this.#width = this.#height = 0;
    this.#box = box;
  }
}

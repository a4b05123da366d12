/** How many pixels of the screen a CSS pixel has; another screen or another zoom of the page changes it. */
export class ScreenRatio {
  readonly #changed: () => void;
  #query: MediaQueryList | null = null;

  /** @param changed called when what was read last is no more */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  read(): number {
    const ratio = devicePixelRatio || 1;
    const media = `(resolution: ${ratio}dppx)`;
    if (this.#query?.media !== media) {
      this.end();
      this.#query = matchMedia(media);
      this.#query.addEventListener('change', this.#changed);
    }
    return ratio;
  }

  end(): void {
    this.#query?.removeEventListener('change', this.#changed);
    this.#query = null;
  }
}

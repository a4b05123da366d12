import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface Watched {
  /** The host came into view, or went out of it. */
  viewChanged(inView: boolean): void;
}

/** Tells its host whether it is in the window: a quarter of it, or a quarter of the window where it is taller. */
export class ViewController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element & Watched;
  #observer: IntersectionObserver | null = null;
  /** Null while nobody knows: it has just come to where it is. */
  #inView: boolean | null = null;

  constructor(host: ReactiveControllerHost & Element & Watched) {
    this.#host = host;
    host.addController(this);
  }

  get inView(): boolean {
    return this.#inView === true;
  }

  hostConnected(): void {
    if (typeof IntersectionObserver === 'undefined') return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        const {isIntersecting, intersectionRatio, intersectionRect, rootBounds} = entries.at(-1)!;
        const ofWindow = rootBounds ? intersectionRect.height / rootBounds.height : 0;
        const inView = isIntersecting && (intersectionRatio >= 0.25 || ofWindow >= 0.25);
        if (inView === this.#inView) return;
        this.#inView = inView;
        this.#host.viewChanged(inView);
      },
      {threshold: [0, 0.1, 0.25, 0.5]},
    );
    const observer = this.#observer;
    // Not before it has its height: with none, it would be in view wherever it will stand.
    void this.#host.updateComplete.then(() => observer === this.#observer && observer.observe(this.#host));
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#inView = null;
  }
}

/** Whether this reader has asked pages to be sparing with data. */
export function savesData(): boolean {
  const {connection} = navigator as Navigator & {readonly connection?: {readonly saveData?: boolean}};
  return !!(connection?.saveData || globalThis.matchMedia?.('(prefers-reduced-data: reduce)').matches);
}

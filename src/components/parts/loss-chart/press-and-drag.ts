/** Pixels that a finger moves before it is told from one that rests, or scrolls. */
const slack = 6;

/**
 * Presses and drags across a box. A mouse or a pen acts where it is pressed; a finger only when it goes across, or is
 * lifted where it was, since it may be about to scroll the page.
 */
export class PressAndDrag {
  readonly #act: (event: PointerEvent) => void;
  #pressed: {readonly id: number; readonly x: number; readonly y: number} | null = null;
  #dragging = false;

  /** @param act called for each place that is pressed or dragged over */
  constructor(act: (event: PointerEvent) => void) {
    this.#act = act;
  }

  readonly down = (event: PointerEvent): void => {
    // A second finger is about to do something else.
    if (this.#pressed || event.button !== 0) return this.end();
    this.#pressed = {id: event.pointerId, x: event.clientX, y: event.clientY};
    this.#dragging = event.pointerType !== 'touch';
    if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    if (this.#dragging) this.#act(event);
  };

  readonly moved = (event: PointerEvent): void => {
    const pressed = this.#pressed;
    if (event.pointerId !== pressed?.id) return;
    const [across, along] = [event.clientX - pressed.x, event.clientY - pressed.y].map(Math.abs);
    if (across > slack && across > along) this.#dragging = true;
    if (this.#dragging) this.#act(event);
  };

  readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pressed?.id) return;
    this.#act(event);
    this.end();
  };

  readonly end = (): void => {
    this.#pressed = null;
    this.#dragging = false;
  };
}

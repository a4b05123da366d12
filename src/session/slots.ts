/**
 * Questions in slots: in one slot one question is under way and at most one waits. A pointer that moves sixty times a
 * second never builds a queue: a newer question takes the place of the one that waits.
 */
export class Slots {
  readonly #slots = new Map<string, {waiting: {start: () => void; drop: () => void} | null}>();

  ask<T>(name: string, question: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const start = () => {
        question()
          .then(resolve, reject)
          .finally(() => this.#next(name));
      };
      const slot = this.#slots.get(name);
      if (!slot) {
        this.#slots.set(name, {waiting: null});
        start();
        return;
      }
      slot.waiting?.drop();
      slot.waiting = {
        start,
        drop: () => reject(new DOMException('A newer question took its place.', 'AbortError')),
      };
    });
  }

  #next(name: string): void {
    const slot = this.#slots.get(name);
    const waiting = slot?.waiting;
    if (!slot || !waiting) {
      this.#slots.delete(name);
      return;
    }
    slot.waiting = null;
    waiting.start();
  }
}

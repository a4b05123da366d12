/** While training, nobody who listens to the page is spoken to more often than this. */
export const announceEveryMs = 10_000;

/** Holds the line of a polite live region. */
export class Announcer {
  readonly #now: () => number;
  readonly #changed: () => void;
  #text = '';
  #last = -Infinity;

  /** @param changed called when there is a new line */
  constructor(changed: () => void, now: () => number = () => performance.now()) {
    this.#changed = changed;
    this.#now = now;
  }

  get text(): string {
    return this.#text;
  }

  /** A change of state: always said. */
  say(text: string): void {
    this.#last = this.#now();
    if (text === this.#text) return;
    this.#text = text;
    this.#changed();
  }

  /** Said unless something was said a short while ago. */
  mention(text: string): void {
    if (this.#now() - this.#last >= announceEveryMs) this.say(text);
  }
}

import {FailureError} from '../../protocol/errors.ts';
import {saysAbsent, tellingMost} from './absent.ts';

/** Which of the ways to spell it the names of a folder's files have, learnt from the first that is found. */
export class Spelling {
  #found: number | null = null;
  #looking: Promise<void> | null = null;

  /**
   * Loads what has one of these names, each spelled in its way. Who comes while another looks waits for what that one
   * finds; then that way comes first.
   * @param load tells by `found` that a file has that name, before it has all of it
   * @throws FailureError of the one that tells most, which says what was looked for; or what is wrong with one that is there
   */
  async first<T>(urls: readonly string[], load: (url: string, found: () => void) => Promise<T>): Promise<T> {
    if (urls.length === 1) return load(urls[0], () => undefined);
    while (this.#looking && this.#found === null) await this.#looking;
    let leave: () => void = () => undefined;
    if (this.#found === null) this.#looking = new Promise((resolve) => (leave = resolve));
    let worst: FailureError | null = null;
    try {
      for (const way of this.#order(urls.length)) {
        const found = () => {
          this.#found ??= way;
          leave();
        };
        try {
          return await load(urls[way], found);
        } catch (error) {
          if (!saysAbsent(error)) throw error;
          worst = tellingMost(worst, error);
        }
      }
    } finally {
      this.#looking = null;
      leave();
    }
    throw withNames(worst!, urls);
  }

  #order(ways: number): number[] {
    const all = Array.from({length: ways}, (_, way) => way);
    return all.sort((a, b) => Number(b === this.#found) - Number(a === this.#found) || a - b);
  }
}

function withNames({failure: {code, values}}: FailureError, urls: readonly string[]): FailureError {
  const names = urls.map((url) => new URL(url).pathname.split('/').at(-1)).join(', ');
  return new FailureError(code, {...values, names});
}

import {realTime, until} from './clock.ts';

interface Given {
  readonly what: string;
  readonly at: number;
  settled: boolean;
}

/** With what a promise may reject: names of errors; codes of failures are looked at apart. */
export type Refusals = readonly string[];

/** How long a promise may take, in milliseconds. */
const boundMs = 45_000;

/** What elements have promised: each settles in time, and rejects with a name that is documented. */
export class Promises {
  readonly faults: string[] = [];
  readonly #given = new Set<Given>();
  readonly #caused: (code: string) => boolean;

  /** @param caused whether a failure with this code has a cause */
  constructor(caused: (code: string) => boolean) {
    this.#caused = caused;
  }

  /** Watches a promise. @returns what it came to; null where it was refused */
  async watch<T>(what: string, promise: Promise<T>, refusals: Refusals): Promise<T | null> {
    const given: Given = {what, at: realTime(), settled: false};
    this.#given.add(given);
    try {
      return await promise;
    } catch (error) {
      this.#refused(what, error, refusals);
      return null;
    } finally {
      given.settled = true;
      this.#given.delete(given);
    }
  }

  /** Until all have settled. Blames those that have not in time. */
  async settle(): Promise<void> {
    await until(() => this.#given.size === 0, boundMs);
    this.check();
  }

  check(): void {
    for (const given of this.#given) {
      if (realTime() - given.at < boundMs) continue;
      this.faults.push(`promise: ${given.what} never settles`);
      this.#given.delete(given);
    }
  }

  #refused(what: string, error: unknown, refusals: Refusals): void {
    const {name = typeof error, message = String(error)} = error as Error;
    const code =
      (error as {readonly code?: unknown}).code ??
      (error as {readonly failure?: {readonly code: string}}).failure?.code;
    const allowed =
      typeof code === 'string' ? this.#caused(code) || refusals.includes(code) : refusals.includes(name);
    if (!allowed) this.faults.push(`promise: ${what} rejects with ${name} ${String(code ?? '')}: ${message}`);
  }
}

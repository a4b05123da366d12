import {Mutex} from './mutex.ts';

/** Pieces of each that are remembered. */
const remembered = 16;
/** No turn is made longer than this, in milliseconds. */
const maxMs = 500;
/** Work that is longer, in time and in pieces, is left for others between its pieces; shorter work is only held up. */
const long = {ms: 150, pieces: 4};
/** Clocks do not tell shorter pieces apart, in milliseconds. */
const minMs = 2;

/** What there is still to do after a piece of work. */
export interface Progress {
  readonly more: boolean;
  /** The piece was a part of something that is not left for others, unless it is long: a step, say. */
  readonly within?: boolean;
}

/**
 * Turns of runs that share a thread: a piece of work each, and where another's pieces take twice as long or more, as many as
 * take as long. Beside a network whose pieces take tens of milliseconds, a small one takes many steps in a turn.
 */
export class FairTurns {
  readonly #mutex = new Mutex();
  readonly #now: () => number;
  /** How long the last pieces of each took, in milliseconds. */
  readonly #lasted = new Map<object, number[]>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Has pieces of work done while it is the turn of `who`.
   * @param piece @returns what there is still to do
   */
  take(who: object, piece: () => Promise<Progress>): Promise<void> {
    return this.#mutex.run(async () => {
      const start = this.#now();
      const until = start + this.#allowedMs(who);
      for (let last = start; ;) {
        const more = await this.#whole(piece);
        const now = this.#now();
        this.#remember(who, now - last);
        // As long again as this one would not fit.
        if (!more || 2 * now - last >= until) return;
        last = now;
      }
    });
  }

  /** Pieces of one thing. @returns whether there is more to do after it */
  async #whole(piece: () => Promise<Progress>): Promise<boolean> {
    const until = this.#now() + long.ms;
    for (let pieces = 1; ; pieces++) {
      const {more, within = false} = await piece();
      if (!more || !within) return more;
      if (this.#now() >= until && pieces >= long.pieces) return more;
    }
  }

  /** It takes no turns for now. */
  leave(who: object): void {
    this.#lasted.delete(who);
  }

  #remember(who: object, ms: number): void {
    let lasted = this.#lasted.get(who);
    if (!lasted) this.#lasted.set(who, (lasted = []));
    if (lasted.push(ms) > remembered) lasted.shift();
  }

  /** How long a turn may be: as long as the longest piece of another, where that is much longer than an own one. */
  #allowedMs(who: object): number {
    const others = [...this.#lasted.keys()].filter((other) => other !== who);
    const longest = Math.max(0, ...others.map((other) => this.#typicalMs(other)));
    return longest < 2 * Math.max(minMs, this.#typicalMs(who)) ? 0 : Math.min(maxMs, longest);
  }

  /** The shortest of the last ones, for some are held up by others; 0 before there are enough to tell. */
  #typicalMs(who: object): number {
    const lasted = this.#lasted.get(who) ?? [];
    return lasted.length < remembered ? 0 : Math.min(...lasted);
  }
}

/** A clock in hand. Threads have time of their own: while one works, the others go on, and what is for it waits. */

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** What a page or a worker runs on. */
export class Thread {
  readonly name: string;
  /** Until when its work has taken it, in milliseconds. */
  time = 0;
  /** What is for it stays lying until then. */
  silentUntil = 0;
  diedAt = Infinity;
  readonly waiting: Happening[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get dead(): boolean {
    return this.diedAt < Infinity;
  }
}

const realImmediate = setImmediate;
const realTime = performance.now.bind(performance);
/** How long what is no simulation may take: digests, streams. In milliseconds of the real clock. */
const patienceMs = 20_000;
const nextTurn = (): Promise<void> => new Promise((resolve) => realImmediate(resolve));

/** Happenings that a wait of the driver may take: a loop without end is a defect and must not hang the machine. */
const maxHappenings = 400_000;

export class Simulator {
  now = 0;
  happened = 0;
  readonly #threads: Thread[] = [];
  readonly #onThrow: (thread: Thread, error: unknown) => void;
  #order = 0;
  #real = 0;
  #jumped = 0;

  constructor(onThrow: (thread: Thread, error: unknown) => void) {
    this.#onThrow = onThrow;
  }

  /** Time that has passed, without what the clock has jumped. */
  get awake(): number {
    return this.now - this.#jumped;
  }

  thread(name: string): Thread {
    const thread = new Thread(name);
    thread.time = this.now;
    this.#threads.push(thread);
    return thread;
  }

  /** Has something happen on a thread at a time, or as soon after it as the thread is free. @returns how to take it back */
  at(thread: Thread, at: number, run: () => void): () => void {
    const happening = {at, order: this.#order++, run};
    const {waiting} = thread;
    let place = waiting.length;
    while (place > 0 && waiting[place - 1]!.at > at) place--;
    waiting.splice(place, 0, happening);
    return () => {
      const found = waiting.indexOf(happening);
      if (found >= 0) waiting.splice(found, 1);
    };
  }

  /** Ends a thread in the midst of whatever it does; what it had to say later is never heard. */
  kill(thread: Thread): void {
    thread.diedAt = Math.min(thread.diedAt, this.now);
    thread.waiting.length = 0;
    const place = this.#threads.indexOf(thread);
    if (place >= 0) this.#threads.splice(place, 1);
  }

  /** Something that Node does outside this clock: the clock stands until it is there. */
  real<T>(work: Promise<T>): Promise<T> {
    this.#real++;
    const done = () => void this.#real--;
    work.then(done, done);
    return work;
  }

  /** The clock jumps: what was due is late. */
  jump(ms: number): void {
    this.now += ms;
    this.#jumped += ms;
    for (const thread of this.#threads) thread.time = Math.max(thread.time, this.now);
  }

  /** The driver acts on a thread now. */
  enter(thread: Thread): void {
    thread.time = Math.max(thread.time, this.now);
  }

  /** Lets that much time pass, or less where `satisfied` before. @returns whether it was */
  async advance(ms: number, satisfied: () => boolean = () => false): Promise<boolean> {
    const end = this.now + ms;
    await this.settle();
    for (let count = 0; ; count++) {
      if (satisfied()) return true;
      const next = this.#next();
      if (!next || next.start > end) break;
      if (count > maxHappenings) throw new Error(`more than ${maxHappenings} happenings in ${ms} ms`);
      const {thread, start} = next;
      const {run} = thread.waiting.shift()!;
      this.now = Math.max(this.now, start);
      thread.time = Math.max(thread.time, start);
      this.happened++;
      try {
        run();
      } catch (error) {
        this.#onThrow(thread, error);
      }
      await this.settle();
    }
    this.now = Math.max(this.now, end);
    return satisfied();
  }

  /** Lets promises run out. */
  async settle(): Promise<void> {
    const end = realTime() + patienceMs;
    do {
      if (realTime() > end) throw new Error(`Timeout: ${this.#real} pieces of real work come to an end`);
      await nextTurn();
    } while (this.#real > 0);
  }

  #next(): {readonly thread: Thread; readonly start: number} | null {
    let best: {thread: Thread; start: number; order: number} | null = null;
    for (const thread of this.#threads) {
      const first = thread.waiting[0];
      if (!first) continue;
      const start = Math.max(first.at, thread.time, thread.silentUntil);
      if (start === Infinity) continue;
      if (!best || start < best.start || (start === best.start && first.order < best.order))
        best = {thread, start, order: first.order};
    }
    return best;
  }
}

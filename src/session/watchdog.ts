import {networkOf} from '../recipe/derive.ts';
import {operationsOf} from '../network/work.ts';
import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Snapshot} from './snapshot.ts';

export interface Limits {
  /** How long a rung of the ladder has to say it is ready. */
  readonly handshakeMs?: number;
  /** Silence of a worker after which it is asked whether it lives. */
  readonly silenceMs?: number;
  /** How long it has to answer, beside six times the longest that it works without listening. */
  readonly answerMs?: number;
}

/** Images after which the engines listen that can stop within a step. */
const blockImages = 32;
/** Multiplications and additions a millisecond that the slowest device does with the slowest engine: a tenth of a phone's. */
const minRate = 20_000;

/**
 * How long a worker may work without listening, in milliseconds: for a block of images, or where the engine cannot stop
 * within a step, for a step. Until a step has been timed this goes by its multiplications and additions, three products a
 * layer, on the slowest device there is: nobody is to be ended for working.
 * @param msPerStep how long its steps take; null before that is known
 */
export function longestPieceMs(recipe: Recipe, engine: EngineName, msPerStep: number | null): number {
  const inBlocks = engine.startsWith('simd') || engine === 'plain';
  const images = inBlocks ? Math.min(blockImages, recipe.batchSize) : recipe.batchSize;
  const expected = (3 * images * operationsOf(networkOf(recipe))) / minRate;
  return inBlocks || !msPerStep ? expected : msPerStep;
}

/**
 * The same while an engine is started: a graphics card's programs are compiled in one go, and other engines' code comes
 * from the network in between.
 */
export const longestStartMs = (engine: EngineName): number =>
  engine.startsWith('simd') || engine === 'plain' ? 0 : 5000;

/** A worker's connection, as far as it is watched. */
export interface Watched {
  readonly ended: boolean;
  ping(): Promise<unknown>;
  end(cause: 'worker-lost'): void;
}

/** A worker that is ended from outside fires no event. While one is at work, silence is noticed and asked about. */
export class Watchdog {
  readonly #silenceMs: number;
  readonly #answerMs: number;
  #heardAt = 0;
  #pieceMs = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor({silenceMs = 5000, answerMs = 10_000}: Limits = {}) {
    this.#silenceMs = silenceMs;
    this.#answerMs = answerMs;
  }

  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Ends the connection if it stays silent. @param pieceMs how long it may work without listening */
  watch(connection: Watched, pieceMs: number): void {
    this.#pieceMs = pieceMs;
    if (this.#timer !== null) return;
    const look = async () => {
      if (performance.now() - this.#heardAt >= this.#silenceMs) {
        const alive = await this.#answers(connection);
        if (this.#timer !== timer) return;
        if (!alive) {
          this.#timer = null;
          connection.end('worker-lost');
          return;
        }
        this.heard();
      }
      timer = this.#timer = setTimeout(() => void look(), this.#silenceMs / 2);
    };
    let timer = (this.#timer = setTimeout(() => void look(), this.#silenceMs / 2));
  }

  /** Watches the worker of a run as long as it trains, or is on its way to. */
  follow(
    {connection, engine}: {readonly connection: Watched; readonly engine: {readonly name: EngineName}},
    recipe: Recipe,
    {status, msPerStep}: Pick<Snapshot, 'status' | 'msPerStep'>,
  ): void {
    const pieceMs = longestPieceMs(recipe, engine.name, msPerStep);
    if (status === 'training') this.watch(connection, pieceMs);
    else if (status === 'loading') this.watch(connection, Math.max(pieceMs, longestStartMs(engine.name)));
    else this.stop();
  }

  /**
   * The same once the worker is told something, until it reports of it.
   * @param trains whether it will train: one that rests is watched as if it did already
   */
  expect(
    place: Parameters<Watchdog['follow']>[0],
    recipe: Recipe,
    {status, msPerStep}: Pick<Snapshot, 'status' | 'msPerStep'>,
    trains: boolean,
  ): void {
    this.heard();
    this.follow(place, recipe, {status: trains && status !== 'loading' ? 'training' : status, msPerStep});
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #answers(connection: Watched): Promise<boolean> {
    const asked = performance.now();
    const patience = this.#answerMs + 6 * this.#pieceMs;
    return new Promise((resolve) => {
      // In short spans, and each counts for no more than it is: a page that was held up itself has not waited.
      const span = Math.min(500, patience);
      let waited = 0;
      const look = () => {
        waited += span;
        if (this.#heardAt > asked) resolve(true);
        else if (waited >= patience) resolve(false);
        else timer = setTimeout(look, span);
      };
      let timer = setTimeout(look, span);
      connection
        .ping()
        .then(
          () => resolve(true),
          () => resolve(connection.ended),
        )
        .finally(() => clearTimeout(timer));
    });
  }
}

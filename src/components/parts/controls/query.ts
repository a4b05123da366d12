import type {ReactiveControllerHost} from 'lit';
import type {Answer, Question} from '../../../protocol/questions.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import type {Trained} from '../../base/run-handle.ts';
import {sameItems} from './memoize.ts';

type AnswerTo<Q extends Question> = Extract<
  Answer,
  {
    type: Q['type'] extends 'reconstruct' | 'encode' | 'decode'
      ? 'values'
      : Q['type'] extends 'evaluate'
        ? 'loss'
        : Q['type'];
  }
>;

/** What answers. */
export type QueryTarget = Pick<Trained, 'ask' | 'shown'> & {readonly snapshot: Pick<Snapshot, 'status'>};

export interface QueryOptions {
  /** While it trains, a question about what the weights do now is not asked more often than this; 200. */
  readonly leastMs?: number;
  /** Whether a new question waits for the one under way; if not, whoever answers gives that one up. It does. */
  readonly inTurn?: boolean;
  readonly now?: () => number;
}

let count = 0;

/**
 * The newest answer to a question that is asked again whenever what it is about changes. At most one is under way and
 * one waits, however fast things change.
 */
export class Query<Q extends Question> {
  readonly #host: ReactiveControllerHost;
  readonly #now: () => number;
  readonly #leastMs: number;
  readonly #inTurn: boolean;
  /** Of its own, so that elements that share a network do not take each other's turns. */
  readonly slot = `asking-${++count}`;
  #trained: QueryTarget | null = null;
  #about: readonly unknown[] = [];
  #asked = -Infinity;
  #answer: AnswerTo<Q> | null = null;
  /** What the answer is about. */
  #answered: readonly unknown[] = [];

  constructor(
    host: ReactiveControllerHost,
    {leastMs = 200, inTurn = true, now = () => performance.now()}: QueryOptions = {},
  ) {
    this.#host = host;
    this.#now = now;
    this.#leastMs = leastMs;
    this.#inTurn = inTurn;
  }

  /** The newest answer; null before the first. */
  get answer(): AnswerTo<Q> | null {
    return this.#answer;
  }

  /** What the answer was asked about. */
  get answered(): readonly unknown[] {
    return this.#answered;
  }

  /** Asks, unless it has asked about just this. `atOnce`: a person waits for it, however soon after the last. */
  ask(trained: QueryTarget, about: readonly unknown[], question: () => Q, atOnce = false): void {
    if (trained !== this.#trained) this.forget();
    if (sameItems(about, this.#about)) return;
    const now = this.#now();
    // The next update asks.
    const soon = trained.snapshot.status === 'training' && now - this.#asked < this.#leastMs;
    if (soon && !atOnce && trained.shown === null) return;
    this.#trained = trained;
    this.#about = about;
    this.#asked = now;
    trained.ask(question(), this.#inTurn ? {slot: this.slot} : {}).then(
      (answer) => {
        // Another network's, or what was asked about is no more.
        if (this.#trained !== trained) return;
        this.#answer = answer as AnswerTo<Q>;
        this.#answered = about;
        this.#host.requestUpdate();
      },
      (error: unknown) => {
        // A newer question took its place.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        // Nobody could answer: the next update may ask again.
        if (this.#about === about) this.#about = [];
      },
    );
  }

  forget(): void {
    this.#trained = null;
    this.#about = this.#answered = [];
    this.#answer = null;
    this.#asked = -Infinity;
  }
}

import type {ReactiveControllerHost} from 'lit';
import type {Queries, QueryName} from '../../../protocol/queries.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import type {RunHandle} from '../../base/run-handle.ts';
import {sameItems} from './memoize.ts';

/** What answers. */
export type QueryTarget = Pick<RunHandle, 'ask' | 'shown'> & {readonly snapshot: Pick<Snapshot, 'status'>};

export interface QueryOptions {
  /** While it trains, a question about what the weights do now is not asked more often than this; 200. */
  readonly minMs?: number;
  /** Whether a new question waits for the one under way; if not, whoever answers gives that one up. It does. */
  readonly inTurn?: boolean;
  readonly now?: () => number;
}

/** How one question is asked. */
export interface QuestionOptions {
  /** A person waits for it: it is asked however soon after the last. */
  readonly atOnce?: boolean;
  /** Of another epoch's weights than of those that are shown. */
  readonly epoch?: number;
}

let count = 0;

/**
 * The newest answer to a question that is asked again whenever what it is about changes. At most one is under way and
 * one waits, however fast things change.
 */
export class Query<K extends QueryName> {
  readonly #host: ReactiveControllerHost;
  readonly #name: K;
  readonly #now: () => number;
  readonly #minMs: number;
  readonly #inTurn: boolean;
  /** Of its own, so that elements that share a network do not take each other's turns. */
  readonly slot = `asking-${++count}`;
  #target: QueryTarget | null = null;
  #about: readonly unknown[] = [];
  #asked = -Infinity;
  #answer: Queries[K]['answer'] | null = null;
  /** What the answer is about. */
  #answered: readonly unknown[] = [];

  constructor(
    host: ReactiveControllerHost,
    name: K,
    {minMs = 200, inTurn = true, now = () => performance.now()}: QueryOptions = {},
  ) {
    this.#host = host;
    this.#name = name;
    this.#now = now;
    this.#minMs = minMs;
    this.#inTurn = inTurn;
  }

  /** The newest answer; null before the first. */
  get answer(): Queries[K]['answer'] | null {
    return this.#answer;
  }

  /** What the answer was asked about. */
  get answered(): readonly unknown[] {
    return this.#answered;
  }

  /** Asks, unless it has asked about just this. */
  ask(
    target: QueryTarget,
    about: readonly unknown[],
    question: () => Queries[K]['ask'],
    {atOnce = false, epoch}: QuestionOptions = {},
  ): void {
    if (target !== this.#target) this.forget();
    if (sameItems(about, this.#about)) return;
    const now = this.#now();
    // The next update asks.
    const soon = target.snapshot.status === 'training' && now - this.#asked < this.#minMs;
    if (soon && !atOnce && target.shown === null) return;
    this.#target = target;
    this.#about = about;
    this.#asked = now;
    const options = {...(this.#inTurn && {slot: this.slot}), ...(epoch !== undefined && {epoch})};
    target.ask(this.#name, question(), options).then(
      (answer) => {
        // Another network's, or what was asked about is no more.
        if (this.#target !== target) return;
        this.#answer = answer;
        this.#answered = about;
        this.#host.requestUpdate();
      },
      (error: unknown) => {
        // A newer question took its place.
        if (isAbort(error)) return;
        // Nobody could answer: the next update may ask again.
        if (this.#about === about) this.#about = [];
      },
    );
  }

  forget(): void {
    this.#target = null;
    this.#about = this.#answered = [];
    this.#answer = null;
    this.#asked = -Infinity;
  }
}

/** Whether an answer is no longer wanted, which is no failure. */
export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

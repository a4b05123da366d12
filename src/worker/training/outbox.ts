import {buffersIn} from '../../protocol/buffers.ts';
import type {Report} from '../../protocol/protocol.ts';
import type {TrainEvent} from '../../protocol/events.ts';

/** Where reports go; a worker's own scope or a MessagePort. */
export interface Poster {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/**
 * What a run has to say, kept until the page has time for it: events in order, none lost; of those that only describe
 * the present (progress, loading, checkpoints) and of pictures, the newest.
 */
export class Outbox {
  readonly #run: number;
  readonly #poster: Poster;
  #events: TrainEvent[] = [];
  #reconstructions: Float32Array | null = null;
  #waiting = false;
  #scheduled = false;
  #closed = false;

  constructor(run: number, poster: Poster) {
    this.#run = run;
    this.#poster = poster;
  }

  /** True while the page has not dealt with the last report; pictures made now would only wait. */
  get waiting(): boolean {
    return this.#waiting;
  }

  add(event: TrainEvent): void {
    // An older one of the same kind is only dropped if nothing but such stands behind it, so order is kept.
    if (describesPresent(event)) {
      for (let i = this.#events.length - 1; i >= 0 && describesPresent(this.#events[i]); i--) {
        if (this.#events[i].type === event.type) this.#events.splice(i, 1);
      }
    }
    this.#events.push(event);
    this.#sendSoon();
  }

  show(reconstructions: Float32Array): void {
    this.#reconstructions = reconstructions;
    this.#sendSoon();
  }

  /** The page has dealt with the last report. */
  acknowledge(): void {
    this.#waiting = false;
    if (this.#events.length > 0 || this.#reconstructions) this.#send();
  }

  /** Nothing is said any more. */
  close(): void {
    this.#closed = true;
    this.#events = [];
    this.#reconstructions = null;
  }

  /** What is said in one breath (a failure and the status it leads to) goes out together. */
  #sendSoon(): void {
    if (this.#waiting || this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#events.length > 0 || this.#reconstructions) this.#send();
    });
  }

  #send(): void {
    if (this.#waiting || this.#closed) return;
    this.#waiting = true;
    const report: Report = {
      type: 'ae-report',
      run: this.#run,
      events: this.#events,
      ...(this.#reconstructions && {reconstructions: this.#reconstructions}),
    };
    // Handed over: a copy of a large network's weights would hold the page for a second.
    const transfer = this.#events.flatMap((event) =>
      event.type === 'checkpoint' ? buffersIn(event.checkpoint) : [],
    );
    if (this.#reconstructions) transfer.push(this.#reconstructions.buffer as ArrayBuffer);
    this.#poster.postMessage(report, transfer);
    this.#events = [];
    this.#reconstructions = null;
  }
}

const describesPresent = ({type}: TrainEvent): boolean =>
  ['progress', 'loading', 'checkpoint', 'epoch-weights', 'batches'].includes(type);

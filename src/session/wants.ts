import type {WorkerApi} from '../protocol/protocol.ts';
import type {Status, TrainEvent} from '../protocol/events.ts';
import type {Place} from '../protocol/state.ts';
import {isUnderWay} from './snapshot.ts';

type Amount = {readonly epochs?: number; readonly batches?: number};

/** Something a run is told to do. */
export type Intent =
  | {readonly kind: 'play'; readonly more: boolean}
  | {readonly kind: 'prepare'}
  | {readonly kind: 'step'; readonly amount: Amount}
  | {readonly kind: 'step-to'; readonly place: Place};

/** Tells a worker. Resolves to where a step will end. */
export async function carryOut(api: WorkerApi, run: number, intent: Intent): Promise<Place | null> {
  switch (intent.kind) {
    case 'play':
      await api.play(run, intent.more);
      return null;
    case 'prepare':
      await api.prepareRun(run);
      return null;
    case 'step':
      return api.step(run, intent.amount);
    case 'step-to':
      return api.stepTo(run, intent.place);
  }
}

/** What the page wants of a run's worker, so that another one can go on where it is lost. */
export class Wants {
  /** What is to be done once the run is open, in order. */
  #waiting: Intent[] = [];
  /** What the worker was told and has not answered yet, and what the run was when it was told. */
  readonly #unanswered = new Map<Intent, Status>();
  /** What the worker was told last, and has answered. */
  #told: Intent | null = null;
  /** Where the step under way ends; null where none is. */
  #until: Place | null = null;
  /** What a run at rest was told, and answered, and has not begun as far as the page has heard. */
  #promised: Intent | null = null;
  /** Whether the last that was wanted is a pause. */
  #pausing = false;
  /** What is gone on with after a rest. */
  #rested: readonly Intent[] = [];

  get pausing(): boolean {
    return this.#pausing;
  }

  /**
   * A press of play, which asks for more epochs after the last one: not while it trains or is on its way to, nor where it was
   * told to play and has not begun yet as far as the page knows.
   */
  play(status: Status): Intent {
    const told = [...this.#waiting, ...this.#unanswered.keys()].some(({kind}) => kind === 'play');
    return {kind: 'play', more: !told && !isUnderWay({status})};
  }

  add(intent: Intent): void {
    this.#waiting.push(intent);
  }

  /** What waits for a worker, which is told now. */
  takeWaiting(): readonly Intent[] {
    return this.#waiting.splice(0);
  }

  /** Something is wanted after all. */
  goOn(): void {
    this.#pausing = false;
    this.#rested = [];
  }

  pause(): void {
    this.clear();
    this.#pausing = true;
  }

  /** A pause that keeps what the run is at. @param status what it is */
  rest(status: Status): void {
    const at = this.#waiting.length > 0 ? this.#waiting : this.takeOver(status);
    this.pause();
    this.#rested = at;
  }

  /** What it was at when it came to rest, if nobody has wanted anything since. */
  takeRested(): readonly Intent[] {
    const rested = this.#rested;
    this.#rested = [];
    return rested;
  }

  /**
   * A worker is told.
   * @param status what the run is then
   * @returns to be called with where a step will end, once it has answered
   */
  told(intent: Intent, status: Status): (until: Place | null) => void {
    this.#unanswered.set(intent, status);
    return (until) => {
      if (!this.#unanswered.delete(intent)) return;
      this.#until = until;
      this.#told = intent;
      if (intent.kind !== 'prepare' && !isUnderWay({status})) this.#promised = intent;
    };
  }

  /** What the worker told: training has begun, or ended or paused. */
  heard(type: TrainEvent['type']): void {
    if (type === 'train-begin' || type === 'train-end') this.#promised = null;
    if (type === 'train-end') this.#until = null;
  }

  /** Nobody is to go on with anything. */
  clear(): void {
    this.#waiting = [];
    this.#rested = [];
    this.#unanswered.clear();
    this.#until = this.#promised = null;
  }

  dropWaiting(): void {
    this.#waiting = [];
  }

  /** What another worker is to do in place of one that was at this, and did not do all it was told. */
  takeOver(status: Status): readonly Intent[] {
    const unanswered = [...this.#unanswered.keys()];
    // A step is counted from where it was taken, not from where it has come since.
    const [before = status] = this.#unanswered.values();
    const until = this.#until;
    const promised = isUnderWay({status: before}) ? null : this.#promised;
    this.#unanswered.clear();
    this.#until = this.#promised = null;
    if (promised) return [until ? {kind: 'step-to', place: until} : promised, ...unanswered];
    const goesOn =
      before === 'training' || (before === 'loading' && (until !== null || unanswered.length === 0));
    if (!goesOn) return unanswered;
    // Of what has not begun yet, all is to be done that it was told: to prepare, or to play as long again.
    const told = before === 'loading' ? this.#told : null;
    return [until ? {kind: 'step-to', place: until} : (told ?? {kind: 'play', more: false}), ...unanswered];
  }
}

import type {Queries, QueryName} from '../../src/protocol/queries.ts';
import type {TrainEvent} from '../../src/protocol/events.ts';
import type {Recipe} from '../../src/recipe/recipe.ts';
import type {AskOptions, Listener, Saved, Session} from '../../src/session/api.ts';
import {afterEvent} from '../../src/session/after-events.ts';
import {emptySnapshot, type Snapshot} from '../../src/session/snapshot.ts';

/** An answer a query. */
export type Replies = {readonly [K in QueryName]: (ask: Queries[K]['ask']) => Queries[K]['answer']};

/** One thing that a session was asked. */
export type AskedQuestion = {
  readonly [K in QueryName]: {readonly name: K; readonly ask: Queries[K]['ask']; readonly epoch?: number};
}[QueryName];

const noImages = () => ({images: new Uint8Array(), labels: null, indices: []});

/** What is asked about values is answered with them; of most else there is nothing to know. */
const echo: Partial<Replies> = {
  reconstruct: ({images}) => images,
  encode: ({images}) => images,
  decode: ({codes}) => codes,
  worst: () => ({...noImages(), losses: [], reconstructions: new Float32Array()}),
  codes: () => ({values: new Float32Array(), count: 0, width: 1}),
  images: noImages,
  memory: () => ({runBytes: 0, dataBytes: 0, sharedBy: 1}),
};

/** A session without a worker: it notes what it is told, and says what a test makes it say. */
export class FakeSession implements Session {
  snapshot: Snapshot;
  recipe: Recipe;
  readonly calls: string[] = [];
  disposed = false;
  readonly #listeners = new Set<Listener>();

  constructor(recipe: Recipe) {
    this.recipe = recipe;
    this.snapshot = emptySnapshot(recipe.epochs);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play(): void {
    this.calls.push('play');
  }

  prepare(): void {
    this.calls.push('prepare');
  }

  rest(): void {
    this.calls.push('rest');
    this.#stop();
  }

  goOn(): void {
    this.calls.push('go on');
  }

  pause(): void {
    this.calls.push('pause');
    this.#stop();
  }

  #stop(): void {
    if (this.snapshot.status === 'training') this.say([{type: 'status', status: 'paused'}]);
    else if (this.snapshot.status === 'loading') this.say([{type: 'status', status: 'idle'}]);
  }

  step(amount: {readonly epochs?: number; readonly batches?: number}): void {
    this.calls.push(`step ${JSON.stringify(amount)}`);
  }

  reset(recipe: Recipe): void {
    this.calls.push('reset');
    this.recipe = recipe;
    this.snapshot = emptySnapshot(recipe.epochs);
    this.say([{type: 'status', status: 'idle'}]);
  }

  watch(indices: readonly number[] | null): void {
    this.calls.push(`watch ${JSON.stringify(indices)}`);
  }

  keep(): Saved | null {
    if (this.snapshot.history.epoch.length === 0) return null;
    const {epoch, batch} = this.snapshot;
    const position = {epoch, batch, lossSum: 0, lossImages: 0};
    const state = {step: 1, schedule: 1, weights: [], slots: []};
    return {
      recipe: this.recipe,
      snapshot: {...this.snapshot, status: 'paused'},
      checkpoint: {position, state},
      own: null,
    };
  }

  save(): Promise<Blob | null> {
    return Promise.resolve(this.keep() && new Blob(['a run']));
  }

  restore({recipe, snapshot}: Saved): void {
    this.calls.push('restore');
    this.recipe = recipe;
    this.snapshot = snapshot;
    this.say([{type: 'status', status: snapshot.status}]);
  }

  change(recipe: Recipe): void {
    this.calls.push('change');
    this.recipe = recipe;
  }

  /** What it answers, where a test wants more than an echo. */
  replies: Partial<Replies> = {};
  /** All that it was asked, oldest first. */
  readonly asked: AskedQuestion[] = [];

  ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    {epoch}: AskOptions = {},
  ): Promise<Queries[K]['answer']> {
    this.calls.push(`ask ${name}${epoch === undefined ? '' : ` ${epoch}`}`);
    this.asked.push({name, ask, ...(epoch !== undefined && {epoch})} as AskedQuestion);
    const reply: Partial<Replies>[K] = {...echo, ...this.replies}[name];
    return reply ? Promise.resolve(reply(ask)) : Promise.reject(new Error(`no reply to ${name}`));
  }

  dispose(): void {
    this.disposed = true;
    this.#listeners.clear();
  }

  /** Events as a worker sends them, with more of a snapshot where a test wants it. */
  say(events: readonly TrainEvent[], more: Partial<Snapshot> = {}): void {
    this.snapshot = {...events.reduce(afterEvent, this.snapshot), ...more};
    for (const listener of this.#listeners) listener(this.snapshot, events);
  }
}

/** Ten pictures with one bright column each: enough to see which is which. */
export function stripes(): Uint8Array {
  const images = new Uint8Array(10 * 784);
  for (let i = 0; i < 10; i++) for (let row = 0; row < 28; row++) images[i * 784 + row * 28 + i] = 255;
  return images;
}

/** The events of a run up to and including an epoch, with a loss that halves. */
export function runUntil(epoch: number): TrainEvent[] {
  const begin: TrainEvent[] = [
    {type: 'status', status: 'loading'},
    {
      type: 'data',
      data: {
        kind: 'digits',
        name: 'digits',
        trainCount: 60_000,
        testCount: 10_000,
        bytesLoaded: 0,
        fromCache: false,
      },
      samples: {
        images: stripes(),
        labels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      },
      testLabels: Uint8Array.from({length: 10_000}, (_, i) => i % 10),
    },
    {type: 'baseline', meanImageLoss: 0.0675},
    {type: 'status', status: 'training'},
    {type: 'train-begin', epochs: 30},
  ];
  const epochs = Array.from({length: epoch}, (_, i): TrainEvent[] => [
    {
      type: 'progress',
      epoch: i,
      batch: 117,
      batches: 235,
      epochs: 30,
      loss: 0.09 / 2 ** i,
      msPerStep: 4.2,
      secondsLeft: 30 - i,
      noise: null,
      seconds: 1.24 * (i + 1),
    },
    {type: 'epoch-end', epoch: i + 1, loss: 0.08 / 2 ** i, valLoss: 0.06 / 2 ** i},
  ]);
  return [...begin, ...epochs.flat()];
}

import {inTime} from '../../awaited.ts';
import type {Order} from '../../../src/protocol/protocol.ts';
import type {TrainEvent} from '../../../src/protocol/events.ts';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import type {Dataset} from '../../../src/worker/data/dataset.ts';
import {DataStore, type DataStoreOptions} from '../../../src/worker/data/store.ts';
import type {Engine} from '../../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {Outbox} from '../../../src/worker/training/outbox.ts';
import {Run} from '../../../src/worker/training/run.ts';
import {FairTurns} from '../../../src/worker/scheduling/fair-turns.ts';

/** Texts of a recipe that is quick to train. */
export const smallTexts = {
  'train-size': '120',
  'test-size': '40',
  'encoding-dim': '4',
  'batch-size': '30',
  epochs: '3',
};

/** A small recipe, quick to train. */
export function smallRecipe(attributes: Record<string, string> = {}): Recipe {
  const given: Record<string, string> = {...smallTexts, ...attributes};
  const {recipe, complaints} = parseRecipe((name) => given[name] ?? null);
  if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
  return recipe;
}

/** A run from the beginning, or from what is given. */
export function orderOf(recipe: Recipe, from: Partial<Order> = {}): Order {
  return {
    recipe,
    pageUrl: location.href,
    resume: null,
    history: {loss: [], valLoss: []},
    epochs: recipe.epochs,
    status: 'idle',
    samples: null,
    dataAllowed: false,
    seconds: from.resume ? null : 0,
    ...from,
  };
}

export interface WorkerRun {
  readonly run: Run;
  readonly store: DataStore;
  /** All that was said, in order. */
  readonly events: TrainEvent[];
  /** Resolves once something that was said satisfies, from the beginning on. */
  heard(satisfies: (event: TrainEvent) => boolean): Promise<TrainEvent>;
  /** The first event of a kind said from now on. */
  next<T extends TrainEvent['type']>(type: T): Promise<Extract<TrainEvent, {type: T}>>;
  readonly ask: Run['ask'];
}

export interface WorkerRunOptions {
  readonly order?: Partial<Order>;
  readonly engine?: Engine;
  readonly store?: DataStoreOptions;
  readonly pieceMs?: number;
}

/** Whether nobody holds digits that a run has drawn: the next who asks for some has to draw them again. */
export async function holdsNoDigits(store: DataStore): Promise<boolean> {
  const dataset = await store.load(
    {dataset: 'digits', datasetUrl: null, trainSize: 1, testSize: 10, pageUrl: location.href},
    {signal: new AbortController().signal, yielder: new Yielder(12), onProgress: () => undefined},
  );
  const {complete} = dataset.test;
  store.release(dataset);
  return !complete;
}

/** A run as a worker has it, with a page that hears at once. */
export function workerRun(recipe: Recipe, options: WorkerRunOptions = {}): WorkerRun {
  const {order, engine = createPlainEngine(), pieceMs = 12} = options;
  const store = new DataStore({caches: null, ...options.store});
  const events: TrainEvent[] = [];
  const waiting = new Set<() => void>();
  const outbox: Outbox = new Outbox(0, {
    postMessage(message) {
      events.push(...(message as {events: readonly TrainEvent[]}).events);
      for (const look of [...waiting]) look();
      queueMicrotask(() => outbox.acknowledge());
    },
  });
  const yielder = new Yielder(pieceMs);
  const release = (dataset: Dataset) => store.release(dataset);
  const around = {
    engine,
    store,
    release,
    outbox,
    yielder,
    turns: new FairTurns(),
    onPage: false,
    findMoments: null,
    runs: () => [run],
  };
  const run: Run = new Run(orderOf(recipe, order), around);
  const heardFrom = (
    from: number,
    satisfies: (event: TrainEvent) => boolean,
    awaited = String(satisfies),
  ): Promise<TrainEvent> => {
    const heard = new Promise<TrainEvent>((resolve) => {
      const look = () => {
        const found = events.slice(from).find(satisfies);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
    return inTime(heard, `an event: ${awaited}`);
  };
  return {
    run,
    store,
    events,
    heard: (satisfies) => heardFrom(0, satisfies),
    next: (type) => heardFrom(events.length, (event) => event.type === type, type) as never,
    ask: (name, ask, epoch) => run.ask(name, ask, epoch),
  };
}

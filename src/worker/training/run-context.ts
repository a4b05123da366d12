import type {Status, TrainEvent} from '../../protocol/events.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {FindMoments} from '../baselines/linear-baselines.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import type {Dataset} from '../data/dataset.ts';
import type {DataStore} from '../data/store.ts';
import type {Engine} from '../engine/engine.ts';
import type {Outbox} from './outbox.ts';
import type {FairTurns} from '../scheduling/fair-turns.ts';

/** What a run works with. */
export interface RunSurroundings {
  readonly engine: Engine;
  readonly store: DataStore;
  /** Gives a data set back once the run has ended. */
  readonly release: (dataset: Dataset) => void;
  readonly outbox: Outbox;
  readonly yielder: Yielder;
  /** One for all runs of the worker: each trains a batch in its turn, so that none waits longer than another. */
  readonly turns: FairTurns;
  /** Whether a model's own steps must rest too: where the thread is a page's. */
  readonly onPage: boolean;
  readonly findMoments: FindMoments | null;
  /** All runs of the worker, by what their images and labels lie in. */
  readonly runs: () => readonly {readonly buffers: readonly ArrayBufferLike[]}[];
}

/** What the parts of a run have from it, as it is now, and how they speak. */
export class RunContext {
  readonly yielder: Yielder;
  readonly outbox: Outbox;
  recipe: Recipe;
  status: Status;
  /** Nothing is said any more. */
  closed = false;

  constructor(
    recipe: Recipe,
    status: Status,
    {yielder, outbox}: Pick<RunSurroundings, 'yielder' | 'outbox'>,
  ) {
    this.recipe = recipe;
    this.status = status;
    this.yielder = yielder;
    this.outbox = outbox;
  }

  say(event: TrainEvent): void {
    if (!this.closed) this.outbox.add(event);
  }

  /** Tells it where it is another. */
  setStatus(status: Status): void {
    if (this.status === status) return;
    this.status = status;
    this.say({type: 'status', status});
  }

  /** From here on nothing is said. */
  close(): void {
    this.closed = true;
    this.outbox.close();
  }
}

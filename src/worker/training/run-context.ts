import type {Status} from '../../protocol/events.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {FindMoments} from '../baselines/linear-baselines.ts';
import type {Breather} from '../scheduling/yielder.ts';
import type {Dataset} from '../data/dataset.ts';
import type {DataStore} from '../data/store.ts';
import type {Engine} from '../engine/engine.ts';
import type {Outbox} from './outbox.ts';
import type {Turns} from '../scheduling/mutex.ts';

/** What a run works with. */
export interface RunSurroundings {
  readonly engine: Engine;
  readonly store: DataStore;
  /** Gives a data set back once the run has ended. */
  readonly release: (dataset: Dataset) => void;
  readonly outbox: Outbox;
  readonly breather: Breather;
  /** One for all runs of the worker: each trains a batch in its turn, so that none waits longer than another. */
  readonly rota: Turns;
  /** Whether a model's own steps must rest too: where the thread is a page's. */
  readonly onPage: boolean;
  readonly findMoments: FindMoments | null;
}

/** What the parts of a run have from it, as it is now. */
export interface Desk {
  readonly recipe: Recipe;
  readonly status: Status;
  /** Nothing is said any more. */
  readonly closed: boolean;
  readonly breather: Breather;
  readonly outbox: Outbox;
  readonly say: (event: Parameters<Outbox['add']>[0]) => void;
}

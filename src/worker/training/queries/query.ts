import type {Network} from '../../../network/network.ts';
import type {Training} from '../../../network/training.ts';
import type {Queries, QueryName} from '../../../protocol/queries.ts';
import type {Dataset} from '../../data/dataset.ts';
import type {Model} from '../../engine/engine.ts';
import type {Yielder} from '../../scheduling/yielder.ts';
import type {RunParts} from '../run-parts.ts';
import type {Loaded} from '../training-loop.ts';

/** The run that is asked, as it stands. */
export interface AskedRun extends RunParts {
  /** Network and data, where both are there. */
  readonly loaded: Loaded | null;
  /** What its images and labels lie in; runs may share it. */
  readonly buffers: readonly ArrayBufferLike[];
}

/** What every answer is made from. */
export interface QueryContext {
  readonly run: AskedRun;
  readonly network: Network;
  /** As it is now: noise and learning rate change while it trains. */
  readonly training: () => Training;
  readonly yielder: Yielder;
  /** Images that a turn has at most. */
  readonly chunk: number;
  /**
   * Uses the model that is asked, for a chunk, in its turn: all of an answer's chunks go to the weights of the same epoch,
   * or to those of now. Rejects with an AbortError once the run is over.
   */
  useModel<T>(use: (model: Model) => Promise<T>): Promise<T>;
  /** Work for an asker, whose next one of this kind ends it. */
  newest<T>(asker: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** What is at hand, by what a query needs. */
export interface ContextOf {
  model: QueryContext;
  /** Loaded first where that is allowed; else whoever asks is refused. The library's own digits, where these are asked about. */
  data: QueryContext & {readonly dataset: Dataset};
}

/** How a query is answered. */
export type QueryRow<K extends QueryName> = {
  /** Whether it can be about the weights at the end of an epoch; if not, an epoch that is named is not heeded. */
  readonly ofEpoch: boolean;
} & {
  [Need in keyof ContextOf]: {
    readonly needs: Need;
    /** @returns what is made for this answer alone: its arrays are handed over to the page */
    answer(context: ContextOf[Need], ask: Queries[K]['ask']): Promise<Queries[K]['answer']>;
  };
}[keyof ContextOf];

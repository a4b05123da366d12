import type {Order} from '../../protocol/protocol.ts';
import type {Turns} from '../scheduling/mutex.ts';
import type {KeptWeights} from './checkpoints.ts';
import type {Tally} from './counters.ts';
import type {Pictures} from './preview.ts';
import type {Yardsticks} from './run-baselines.ts';
import type {RunContext, RunSurroundings} from './run-context.ts';
import type {Plan} from './stop-point.ts';
import type {Epochs} from './training-loop.ts';

/** What a run is made of, before it has a network or data. */
export interface RunParts {
  readonly context: RunContext;
  readonly around: RunSurroundings;
  readonly order: Order;
  readonly turns: Turns;
  readonly tally: Tally;
  readonly plan: Plan;
  readonly pictures: Pictures;
  readonly kept: KeptWeights;
  readonly epochs: Epochs;
  readonly yardsticks: Yardsticks;
}

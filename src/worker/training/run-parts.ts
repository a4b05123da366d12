import type {Order} from '../../protocol/protocol.ts';
import type {Mutex} from '../scheduling/mutex.ts';
import type {Checkpoints} from './checkpoints.ts';
import type {Counters} from './counters.ts';
import type {Preview} from './preview.ts';
import type {RunBaselines} from './run-baselines.ts';
import type {RunContext, RunSurroundings} from './run-context.ts';
import type {StopPoint} from './stop-point.ts';
import type {TrainingLoop} from './training-loop.ts';

/** What a run is made of, before it has a network or data. */
export interface RunParts {
  readonly context: RunContext;
  readonly around: RunSurroundings;
  readonly order: Order;
  readonly mutex: Mutex;
  readonly counters: Counters;
  readonly stopPoint: StopPoint;
  readonly preview: Preview;
  readonly checkpoints: Checkpoints;
  readonly loop: TrainingLoop;
  readonly baselines: RunBaselines;
}

import type {TrainEvent} from '../protocol/events.ts';
import type {Snapshot} from './snapshot.ts';

/** The snapshot after an event. Pure. */
export function afterEvent(before: Snapshot, event: TrainEvent): Snapshot {
  switch (event.type) {
    case 'status': {
      const loading = event.status === 'loading' ? before.loading : null;
      const failure = event.status === 'error' ? before.failure : null;
      return {...before, status: event.status, loading, failure};
    }
    case 'loading':
      return {...before, loading: {phase: event.phase, loaded: event.loaded, total: event.total}};
    case 'data':
      return {...before, data: event.data, samples: event.samples, testLabels: event.testLabels};
    case 'samples':
      return {...before, samples: event.samples, reconstructions: null};
    case 'epoch-weights':
      return {
        ...before,
        archive: {epochs: event.epochs, bytes: event.bytes, mostBytes: event.mostBytes},
      };
    case 'linear-baseline':
      return {...before, linearBaseline: event.baseline};
    case 'batches':
      return {...before, batchCurve: {epoch: event.epoch, at: event.at, losses: event.losses}};
    case 'baseline':
      return {...before, meanImageLoss: event.meanImageLoss};
    case 'train-begin':
      return {...before, epochs: event.epochs, endReason: null};
    case 'train-end':
      return {...before, endReason: event.reason};
    case 'progress':
      return {
        ...before,
        epoch: event.epoch,
        epochs: event.epochs,
        batch: event.batch,
        batches: event.batches,
        runningLoss: Number.isNaN(event.loss) ? before.runningLoss : event.loss,
        msPerStep: event.msPerStep,
        secondsLeft: event.secondsLeft,
        trainedNoise: event.noise ?? before.trainedNoise,
        seconds: event.seconds,
      };
    case 'epoch-end':
      return {...before, epoch: event.epoch, batch: 0, history: withEpochs(before.history, [event])};
    case 'rolled-back': {
      const {epoch, batch} = event;
      return {...before, epoch, batch, history: upTo(before.history, epoch)};
    }
    case 'failure':
      return {...before, failure: event.failure};
    default:
      return before;
  }
}

type History = Snapshot['history'];
type EpochEnd = Extract<TrainEvent, {type: 'epoch-end'}>;

/** The epochs up to one of them. */
export function upTo({epoch, loss, valLoss}: History, last: number): History {
  const end = epoch.findLastIndex((at) => at <= last) + 1;
  return {epoch: epoch.slice(0, end), loss: loss.slice(0, end), valLoss: valLoss.slice(0, end)};
}

/** After a revival an epoch may be told again; the later telling counts. */
function withEpochs(before: History, events: readonly EpochEnd[]): History {
  const {epoch, loss, valLoss} = upTo(before, events[0].epoch - 1);
  return {
    epoch: [...epoch, ...events.map((event) => event.epoch)],
    loss: [...loss, ...events.map((event) => event.loss)],
    valLoss: [...valLoss, ...events.map((event) => event.valLoss)],
  };
}

/** The snapshot after several events: as one by one, but a long history is copied once, however many epochs ended. */
export function afterEvents(before: Snapshot, events: readonly TrainEvent[]): Snapshot {
  let snapshot = before;
  let ended: EpochEnd[] = [];
  const close = () => {
    if (ended.length === 0) return;
    const history = withEpochs(snapshot.history, ended);
    snapshot = {...snapshot, history, epoch: ended.at(-1)!.epoch, batch: 0};
    ended = [];
  };
  for (const event of events) {
    if (event.type === 'epoch-end' && (ended.length === 0 || event.epoch > ended.at(-1)!.epoch))
      ended.push(event);
    else {
      if (event.type === 'epoch-end' || event.type === 'rolled-back' || event.type === 'progress') close();
      snapshot = afterEvent(snapshot, event);
    }
  }
  close();
  return snapshot;
}

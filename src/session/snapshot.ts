import type {Failure} from '../protocol/errors.ts';
import type {DataSummary, EndReason, LinearBaseline, Status, TrainEvent} from '../protocol/events.ts';
import type {Samples} from '../protocol/state.ts';
import type {UnfitReason} from '../protocol/protocol.ts';
import type {EngineName} from '../recipe/names.ts';

/** What timing a graphics card beside the engine that trains found. */
export interface Trial {
  readonly name: EngineName;
  readonly device: string;
  readonly msPerStep: number;
  /** It is faster, and takes over with the next reset. */
  readonly chosen: boolean;
}

/** Which engine trains, where, and why not another. */
export interface EngineReport {
  readonly name: EngineName;
  /** The graphics card's name, or how numbers are kept. */
  readonly detail: string;
  /** Engines that came before it and cannot run here, with the reason's code. */
  readonly passedOver: readonly {readonly name: EngineName; readonly reason: UnfitReason}[];
  /** `page`: no worker may be started here; the work is done in small pieces on the page's own thread. */
  readonly where: 'worker' | 'page';
  readonly trial?: Trial;
}

export interface Archive {
  /** In order; 0 stands for the first weights. */
  readonly epochs: readonly number[];
  readonly bytes: number;
  readonly mostBytes: number;
}

export interface BatchCurve {
  readonly epoch: number;
  /** Batches, counted from 1, and the losses there. */
  readonly at: Float32Array;
  readonly losses: Float32Array;
}

/** All that an element shows. A new object each time something changes; its parts are shared where they did not. */
export interface Snapshot {
  readonly status: Status;
  /** Whole epochs behind. */
  readonly epoch: number;
  /** Epochs of this run, with what was added by hand. */
  readonly epochs: number;
  readonly batch: number;
  /** Batches an epoch has; 0 until it is known. */
  readonly batches: number;
  /** Mean loss of this epoch so far; null before the first is read. */
  readonly runningLoss: number | null;
  readonly msPerStep: number | null;
  readonly secondsLeft: number | null;
  readonly history: {
    readonly epoch: readonly number[];
    readonly loss: readonly number[];
    readonly valLoss: readonly number[];
  };
  /** The loss of showing the mean training image for every test image; null until it is known. */
  readonly meanImageLoss: number | null;
  /** What the best linear method of the code's size reaches; null until it is known. */
  readonly linearBaseline: LinearBaseline | null;
  /** Epochs whose weights are kept; null before there are any. */
  readonly archive: Archive | null;
  /** Losses by batch of the epoch under way, or of the last one. */
  readonly batchCurve: BatchCurve | null;
  /** Classes of all test images. */
  readonly testLabels: Uint8Array | null;
  readonly loading: {
    readonly stage: 'data' | 'engine';
    readonly loaded: number;
    readonly total: number | null;
  } | null;
  readonly data: DataSummary | null;
  readonly samples: Samples | null;
  /** Reconstructions of the samples, 784 values each; null until there are any. */
  readonly reconstructions: Float32Array | null;
  readonly engine: EngineReport | null;
  /** Why training ended last; null while it goes on, and before. */
  readonly endReason: EndReason | null;
  /** Why training stopped by itself; the status is `error`. */
  readonly failure: Failure | null;
  /** What happened and was mended (a lost context, a worker that ended); training went on. */
  readonly notice: Failure | null;
}

export function emptySnapshot(epochs: number): Snapshot {
  return {
    status: 'idle',
    epoch: 0,
    epochs,
    batch: 0,
    batches: 0,
    runningLoss: null,
    msPerStep: null,
    secondsLeft: null,
    history: {epoch: [], loss: [], valLoss: []},
    meanImageLoss: null,
    linearBaseline: null,
    archive: null,
    batchCurve: null,
    testLabels: null,
    loading: null,
    data: null,
    samples: null,
    reconstructions: null,
    engine: null,
    endReason: null,
    failure: null,
    notice: null,
  };
}

/** The snapshot after an event. Pure. */
export function afterEvent(before: Snapshot, event: TrainEvent): Snapshot {
  switch (event.type) {
    case 'status': {
      const loading = event.status === 'loading' ? before.loading : null;
      const failure = event.status === 'error' ? before.failure : null;
      return {...before, status: event.status, loading, failure};
    }
    case 'loading':
      return {...before, loading: {stage: event.stage, loaded: event.loaded, total: event.total}};
    case 'data':
      return {...before, data: event.data, samples: event.samples, testLabels: event.testLabels};
    case 'samples':
      return {...before, samples: event.samples, reconstructions: null};
    case 'archive':
      return {...before, archive: {epochs: event.epochs, bytes: event.bytes, mostBytes: event.mostBytes}};
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
  const {epoch, loss, valLoss} = upTo(before, events[0]!.epoch - 1);
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

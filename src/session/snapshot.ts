import type {Failure} from '../protocol/errors.ts';
import type {DataSummary, EndReason, LinearBaseline, Status} from '../protocol/events.ts';
import type {Samples} from '../protocol/state.ts';
import type {Rung, UnfitReason} from '../protocol/protocol.ts';
import type {NumberRange} from '../recipe/accepted.ts';
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
  /** From where its worker came; `page` for none: the work is done in small pieces on the page's own thread. */
  readonly rung: Rung;
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
  /** What it has been computed for: pauses do not count. None of a run whose beginning is from a file. */
  readonly seconds?: number | null;
  readonly history: {
    readonly epoch: readonly number[];
    readonly loss: readonly number[];
    readonly valLoss: readonly number[];
  };
  /**
   * The noise factor that the weights were trained with last: another one that is set while a run rests is none of theirs
   * until it trains on. Of a run from a file it is that of the file. Null before the first step.
   */
  readonly trainedNoise: NumberRange | null;
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
    readonly phase: 'data' | 'engine';
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

/** Whether it trains, or is on its way to: told to play then, it plays once. */
export const isUnderWay = ({status}: Pick<Snapshot, 'status'>): boolean =>
  status === 'training' || status === 'loading';

/** How far training is, in epochs. */
export const epochsDone = ({epoch, batch, batches}: Pick<Snapshot, 'epoch' | 'batch' | 'batches'>): number =>
  epoch + batch / (batches || 1);

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
    trainedNoise: null,
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

/** Whether there is a network to ask: one that is trained here, or one that was trained elsewhere. */
export const hasNetwork = ({data, epoch, batch}: Pick<Snapshot, 'data' | 'epoch' | 'batch'>): boolean =>
  data !== null || epoch > 0 || batch > 0;

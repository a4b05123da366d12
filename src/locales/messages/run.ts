import type {GlossaryMessages} from './glossary.ts';
import type {Values} from '../../protocol/errors.ts';
import type {FailureCode} from '../../protocol/failure-codes.ts';
import type {LinearBaseline} from '../../protocol/events.ts';
import type {Rung, UnfitReason} from '../../protocol/protocol.ts';
import type {UnlikeLosses} from '../../recipe/differences.ts';
import type {Loss} from '../../recipe/names.ts';
import type {CodeFacts, Line, Noun, PixelFacts, Sentences} from './shared.ts';

/** True sentences about a run. */
export type RunExplanation =
  | {readonly code: 'first-epoch'; readonly batchSize: number; readonly noun: Noun}
  | {readonly code: 'mean-image'; readonly noun: Noun}
  | {readonly code: 'above-mean-image'; readonly noun: Noun}
  /** Its loss is that of the mean image, and what it draws is not. */
  | {readonly code: 'like-mean-image'; readonly noun: Noun}
  /** Flat, with nothing learned; `stopped` for it. */
  | {readonly code: 'slow'; readonly epoch: number; readonly stopped: boolean}
  /** PCA has as many numbers as there are pixels. */
  | {readonly code: 'pca-copies'}
  | {readonly code: 'falling'; readonly share: number; readonly done: boolean}
  | {readonly code: 'rising'; readonly share: number}
  | {readonly code: 'flat'; readonly epoch: number}
  | {readonly code: 'plateau'; readonly epoch: number}
  | {readonly code: 'below-loss'}
  | {readonly code: 'dead-outputs'}
  /** PCA, or the best linear denoiser, is still better; or not any more, since that epoch. */
  | {readonly code: 'above-linear'; readonly kind: LinearBaseline['kind']}
  | {readonly code: 'below-linear'; readonly kind: LinearBaseline['kind']; readonly since: number}
  | {readonly code: 'adadelta-tiny'; readonly rate: number}
  /** The share of the learning rate that decay takes in all these epochs. */
  | {readonly code: 'decay-small'; readonly decay: number; readonly share: number; readonly epochs: number}
  /** Reconstructions are cut off where they are drawn. */
  | {readonly code: 'above-one'; readonly most: number}
  | {readonly code: 'huber-half'; readonly delta: number}
  | {readonly code: 'grey-levels'; readonly loss: number; readonly levels: number};

/** What every element says once somebody has acted; fetched then. */
export interface RunMessages {
  readonly glossary: GlossaryMessages;
  readonly button: {
    readonly pause: string;
    readonly resume: string;
    readonly more: (epochs: number) => string;
    /** The same on a phone. */
    readonly moreShort: (epochs: number) => string;
    readonly lower: (rate: number) => string;
    readonly dismiss: string;
    /** After a start over that changed nothing. */
    /** Trains what a change left to be trained, by what was changed. */
    readonly trainWith: (change: string) => string;
    readonly undo: string;
    /** After one that did: what it changed is named as an author writes it. */
    readonly undoOf: (what: string) => string;
    /** So many changes at once, for {@link undoOf}. */
    readonly changes: (count: number) => string;
    /** To the next of so many true sentences. */
    readonly next: (count: number) => string;
  };
  readonly status: {
    readonly training: (epoch: number, epochs: number, secondsLeft: number | null) => Line;
    readonly paused: (epoch: number, epochs: number) => Line;
    readonly done: (epoch: number) => Line;
    /** Ended before the last epoch planned, because the curve was flat. */
    readonly plateau: (epoch: number) => Line;
    readonly stopped: (epoch: number, epochs: number) => Line;
    /** An epoch that is over is shown; so many are behind. */
    readonly asOf: (epoch: number, behind: number) => Line;
  };
  /** State changes as they are announced to those who hear the page. */
  readonly announce: {
    readonly loading: string;
    readonly training: (epochs: number) => string;
    readonly paused: (epoch: number) => string;
    readonly done: (epoch: number, valLoss: number | null) => string;
    readonly plateau: (epoch: number, valLoss: number | null) => string;
  };
  readonly pictures: {
    readonly pair: (noun: Noun, label: number | null, reconstructed: boolean) => string;
  };
  readonly say: Sentences<RunExplanation>;
  /** A reader's guess of val_loss: under the figure it was about, and at the end of the run. */
  readonly guess: {
    readonly note: (guess: number) => string;
    readonly came: (about: {readonly guess: number; readonly result: number}) => string;
  };
  readonly facts: {
    readonly meanImageNote: (noun: Noun) => string;
    readonly falling: string;
    readonly anEpoch: string;
    readonly rising: string;
    readonly flat: string;
    readonly flatSince: (epoch: number) => string;
    readonly linear: (baseline: LinearBaseline) => string;
    /** PCA is the best by squared error, whatever it is scored by. */
    readonly linearNote: (baseline: LinearBaseline, loss: Loss) => string;
  };
  readonly chart: {
    readonly summary: (first: number, last: number, now: number, best: number, bestEpoch: number) => string;
    readonly readout: (epoch: number, loss: number, valLoss: number) => string;
    /** The first line of the tooltip. */
    readonly readEpoch: (epoch: number) => string;
    /** Short: it stands in the chart. */
    readonly linear: (baseline: LinearBaseline) => string;
    /** The same where there is no room for whether it is clipped. */
    readonly linearShort: (kind: LinearBaseline['kind']) => string;
    readonly asOf: (epoch: number) => string;
    readonly log: string;
    readonly curve: string;
    readonly batch: string;
    readonly batchTitle: (epoch: number) => string;
    readonly batchSummary: (epoch: number, first: number, last: number, count: number) => string;
  };
  readonly runs: {
    readonly title: string;
    /** Which of them goes on. */
    readonly now: string;
    /** One of several of the same name. */
    readonly again: (name: string, place: number) => string;
    readonly numbers: (count: number) => string;
    readonly noNoise: string;
    /** A flag that is not set, by its attribute. */
    readonly without: (attribute: string) => string;
    readonly run: string;
    readonly mse: string;
    readonly epochs: string;
    /** Of the column `s`, to who hears it. */
    readonly seconds: string;
    readonly flat: (since: number) => string;
    readonly falling: string;
    /** Of which epoch a figure is, where it is not the last. */
    readonly asOf: (epoch: number) => string;
    readonly notDrawn: (reason: UnlikeLosses, loss: Loss) => string;
    /** What can be held against what. */
    readonly yardstick: string;
    readonly pictures: (noun: Noun, name: string) => string;
    readonly copy: string;
    readonly copied: string;
    /** Over the text, where the page may not copy it. */
    readonly copyByHand: string;
    readonly clear: string;
  };
  /** Of an attribute that is nearly one of this element's. */
  readonly misspelt: (about: {readonly attribute: string; readonly meant: string}) => string;
  readonly rows: {
    /** The group's name, and which epoch it shows where that is not now. */
    readonly group: (name: string, shown: number | null) => string;
    readonly choose: (noun: Noun) => string;
    readonly asOf: (epoch: number) => string;
    readonly error: string;
    readonly codeSummary: (facts: CodeFacts) => string;
    readonly errorSummary: (loss: Loss, value: number) => string;
  };
  readonly choice: {
    readonly title: (noun: Noun) => string;
    readonly which: string;
    readonly each: string;
    readonly ofClass: (noun: Noun, label: number) => string;
    readonly random: string;
    readonly byIndex: string;
    readonly another: string;
    readonly places: string;
    readonly placesWrong: (most: number, last: number) => string;
    readonly errorRow: string;
  };
  readonly worst: {
    readonly title: (noun: Noun) => string;
    readonly none: string;
    readonly waiting: (noun: Noun, count: number) => string;
    readonly caption: (noun: Noun, count: number, epoch: number) => string;
  };
  readonly inspector: {
    readonly title: (noun: Noun) => string;
    readonly none: (noun: Noun) => string;
    /** It is selected, but not at hand. */
    readonly absent: (noun: Noun) => string;
    readonly named: (noun: Noun, label: number | null, index: number | null) => string;
    readonly trace: string;
    readonly largest: string;
    readonly pixel: string;
    readonly place: (row: number, column: number) => string;
    readonly target: string;
    readonly prediction: string;
    readonly term: (loss: Loss) => string;
    readonly share: string;
    readonly heard: (facts: PixelFacts, loss: Loss) => string;
    readonly code: (facts: CodeFacts) => string;
  };
  readonly slider: {
    readonly name: string;
    readonly label: string;
    readonly value: (epoch: number, valLoss: number | null) => string;
    readonly isNow: string;
    readonly toNow: string;
  };
  readonly details: {
    readonly engine: string;
    readonly data: string;
    readonly recipe: string;
    readonly history: string;
    readonly historyLast: (rows: number, all: number) => string;
    readonly noHistory: string;
    readonly step: (milliseconds: number) => string;
    /** From where the worker came. */
    readonly worker: Readonly<Record<Rung, string>>;
    readonly memory: string;
    /** Bytes of this run's own, and of images that `sharedBy` runs use together. */
    readonly memoryLine: (runBytes: number, dataBytes: number, sharedBy: number) => string;
    /** Every how many epochs one is kept (null: irregularly), or how many of how many, and the bytes they take. */
    readonly epochsKept: (archive: {
      readonly every: number | null;
      readonly kept: number;
      readonly epochs: number;
      readonly bytes: number;
      readonly mostBytes: number;
    }) => string;
    readonly passedOver: (engine: string, reason: string) => string;
    /** A faster engine takes over with the next reset. */
    readonly trial: (engine: string, milliseconds: number, chosen: boolean) => string;
    readonly notStarted: string;
    /** Of the memory: nothing is held yet. */
    readonly nothingHeld: string;
    readonly batch: (size: number) => string;
    readonly epochs: (count: number) => string;
  };
  /** In place of an answer that needs images nobody has loaded. */
  readonly dataNeeded: {
    readonly line: (name: string) => string;
    readonly instead: (name: string) => string;
    /** @param bytes of the download; null where that is not known */
    readonly load: (bytes: number | null) => string;
  };
  /** Of a data set with a name, `name` is among the values, and `url` is where it was asked for. */
  readonly failure: Readonly<Record<FailureCode, (values: Values) => string>>;
  /** Why an engine cannot run here. */
  readonly unfit: Readonly<Record<UnfitReason, string>>;
  /** Why it is slow: no worker may run here, or the author's own files do not; and what can be taken back. */
  readonly notice: {
    readonly page: string;
    readonly workerBase: string;
    /** After a reset that can be taken back. */
    readonly startedOver: string;
  };
}

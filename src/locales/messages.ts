import type {FailureCode, Values} from '../protocol/errors.ts';
import type {LinearBaseline} from '../protocol/events.ts';
import type {UnfitReason} from '../protocol/protocol.ts';
import type {Complaint, Remark} from '../recipe/parse.ts';
import type {Loss} from '../recipe/names.ts';
import type {CodeFacts, Line, Noun} from './shared-messages.ts';
import type {Format} from './format.ts';
import type {MapMessages, MapMoment} from './map-messages.ts';
import type {NoiseMessages} from './noise-messages.ts';

/** One output pixel, and its part in the loss. */
export interface PixelFacts {
  /** Counted from 1, from the top left. */
  readonly row: number;
  readonly column: number;
  readonly target: number;
  readonly prediction: number;
  /** This pixel's term of the loss, before the mean. */
  readonly term: number;
  /** Of the picture's loss, 0–1. */
  readonly share: number;
}

/** What can be said before a run: what waits, and what it will cost. */
export type FirstMoment =
  | {readonly code: 'idle'; readonly noun: Noun; readonly codeUnits: number}
  | {readonly code: 'idle-noise'; readonly noun: Noun}
  | {readonly code: 'download'; readonly name: string; readonly bytes: number}
  | {readonly code: 'loading'};

/** True sentences about this moment; `say` of a table makes them words. */
export type Moment =
  | FirstMoment
  | MapMoment
  | {readonly code: 'first-epoch'; readonly batchSize: number; readonly noun: Noun}
  | {readonly code: 'mean-image'; readonly noun: Noun}
  | {readonly code: 'above-mean-image'; readonly noun: Noun}
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

/**
 * Everything the elements say before anybody acts, in one language: it is fetched with the page, so it is kept short.
 * Sentences with numbers are functions. `val_loss`, attribute names and the names of losses, optimizers and
 * activations are code and stay as they are in every language.
 *
 * A moment has room for two lines on a phone: at most 90 characters.
 */
export interface FirstMessages {
  readonly format: Format;
  /** What the whole element is called to those who hear it. */
  readonly name: string;
  readonly button: {
    readonly train: string;
    readonly cancel: string;
    readonly step: string;
    readonly reset: string;
    readonly retry: string;
    readonly sigmoid: string;
    readonly builtIn: string;
    readonly group: string;
  };
  readonly status: {
    readonly progress: string;
    readonly idle: (epochs: number) => Line;
    /** `unknown`: an address whose size nobody knows. */
    readonly toLoad: (bytes: number | null) => string;
    readonly loadingData: (loaded: number, total: number | null) => Line;
    readonly starting: Line;
    readonly invalid: Line;
    readonly failed: Line;
  };
  readonly pictures: {
    readonly group: (noun: Noun) => string;
    readonly original: string;
    readonly reconstruction: string;
    readonly caption: (noun: Noun) => string;
    readonly awaited: (noun: Noun, label: number) => string;
  };
  readonly noise: {
    readonly clean: string;
    readonly noisy: string;
    readonly denoised: string;
    /** A button: shows pictures before anything is trained. */
    readonly look: string;
  };
  readonly say: (moment: FirstMoment) => string;
  readonly losses: Readonly<Record<Loss, string>>;
  readonly facts: {
    readonly meanImage: (noun: Noun) => string;
    readonly meanImageNote: (noun: Noun) => string;
    readonly falling: string;
    readonly anEpoch: string;
    readonly none: string;
  };
  readonly chart: {readonly empty: string};
  readonly map: {readonly empty: string; readonly place: string};
  readonly details: {
    readonly title: string;
    readonly builtIn: string;
    /** The author's own arrays. */
    readonly own: string;
    readonly dataChip: (name: string, train: number, test: number, fromCache: boolean) => string;
  };
  readonly complaint: (complaint: Complaint) => string;
  readonly remark: (remark: Remark) => string;
  /** The reader asked pages to be sparing, and this run would download. */
  readonly savesData: string;
  /** Why an element with `for` has no network to show; `name` is `#id`. */
  readonly link: Readonly<Record<'missing' | 'not-a-model' | 'circle', (name: string) => string>>;
  /** A part of the library could not be fetched. */
  readonly notLoaded: string;
}

/** Everything they say once somebody has acted; fetched then. A key that both have is one group. */
export interface LaterMessages {
  readonly button: {
    readonly pause: string;
    readonly resume: string;
    readonly more: (epochs: number) => string;
    readonly lower: (rate: number) => string;
    readonly dismiss: string;
    readonly undo: string;
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
  readonly say: (moment: Moment) => string;
  readonly facts: {
    readonly rising: string;
    readonly flat: string;
    readonly flatSince: (epoch: number) => string;
    readonly linear: (baseline: LinearBaseline) => string;
    readonly linearNote: (baseline: LinearBaseline) => string;
  };
  readonly chart: {
    readonly epoch: string;
    readonly summary: (first: number, last: number, now: number, best: number, bestEpoch: number) => string;
    readonly readout: (epoch: number, loss: number, valLoss: number) => string;
    /** The first line of the tooltip. */
    readonly readEpoch: (epoch: number) => string;
    /** Short: it stands in the chart. */
    readonly linear: (baseline: LinearBaseline) => string;
    /** The same where there is no room for whether it is clipped. */
    readonly linearShort: (kind: LinearBaseline['kind']) => string;
    readonly earlier: string;
    readonly asOf: (epoch: number) => string;
    readonly log: string;
    readonly curve: string;
    readonly earlierRuns: (count: number) => string;
    readonly clear: string;
    readonly batch: string;
    readonly batchTitle: (epoch: number) => string;
    readonly batchSummary: (epoch: number, first: number, last: number, count: number) => string;
  };
  readonly rows: {
    /** The group's name, and which epoch it shows where that is not now. */
    readonly group: (name: string, shown: number | null) => string;
    readonly choose: (noun: Noun) => string;
    readonly asOf: (epoch: number) => string;
    readonly code: string;
    readonly error: string;
    readonly caption: (
      noun: Noun,
      rows: {readonly code: boolean; readonly error: boolean; readonly shown: number | null},
    ) => string;
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
    readonly codeRow: string;
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
  readonly noise: NoiseMessages;
  readonly settings: {
    readonly title: string;
    readonly live: string;
    readonly reset: string;
    /** A setting that does nothing while another one has this value. */
    readonly unused: (other: string, value: string) => string;
  };
  /** The map of the latent space. */
  readonly map: MapMessages;
  readonly slider: {
    readonly name: string;
    readonly label: string;
    readonly value: (epoch: number, valLoss: number | null) => string;
    readonly isNow: string;
    readonly toNow: string;
    /** Every how many epochs one is kept (null: irregularly), or how many of how many, and the bytes they take. */
    readonly kept: (archive: {
      readonly every: number | null;
      readonly kept: number;
      readonly epochs: number;
      readonly bytes: number;
      readonly mostBytes: number;
    }) => string;
  };
  readonly details: {
    readonly engine: string;
    readonly data: string;
    readonly recipe: string;
    readonly history: string;
    readonly historyLast: (rows: number, all: number) => string;
    readonly noHistory: string;
    readonly step: (milliseconds: number) => string;
    readonly onPage: string;
    readonly memory: string;
    /** Bytes of this run's own, and of images that `sharedBy` runs use together. */
    readonly memoryLine: (runBytes: number, dataBytes: number, sharedBy: number) => string;
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
    /** @param bytes of the download; null where that is not known */
    readonly load: (bytes: number | null) => string;
  };
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

/** A whole language. */
export type Messages = FirstMessages & LaterMessages;

/** The two parts of a language as one table; groups that both have are joined. */
export function joined(first: FirstMessages, later: LaterMessages): Messages {
  const table: Record<string, unknown> = {...first};
  for (const [key, value] of Object.entries(later)) {
    const before = table[key];
    table[key] = typeof before === 'object' && typeof value === 'object' ? {...before, ...value} : value;
  }
  return table as unknown as Messages;
}

/** An author's text, short enough for a sentence. */
export function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

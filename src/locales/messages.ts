import type {FailureCode, Values} from '../protocol/errors.ts';
import type {UnfitReason} from '../protocol/protocol.ts';
import type {Complaint, Remark} from '../recipe/parse.ts';
import type {Loss} from '../recipe/names.ts';
import type {Format} from './format.ts';

/** What comes first stands out; the rest follows it. */
export interface Line {
  readonly strong: string;
  readonly rest: string;
}

/** `digit` where the pictures are digits, else `picture`: the tables choose their words by it. */
export type Noun = 'digit' | 'picture';

/** True sentences about this moment; `say` of a table makes them words. */
export type Moment =
  | {readonly code: 'idle'; readonly noun: Noun; readonly codeUnits: number}
  | {readonly code: 'download'; readonly name: string; readonly bytes: number}
  | {readonly code: 'loading'}
  | {readonly code: 'first-epoch'; readonly batchSize: number; readonly noun: Noun}
  | {readonly code: 'mean-image'; readonly noun: Noun}
  | {readonly code: 'above-mean-image'; readonly noun: Noun}
  | {readonly code: 'falling'; readonly share: number; readonly done: boolean}
  | {readonly code: 'rising'; readonly share: number}
  | {readonly code: 'flat'; readonly epoch: number}
  | {readonly code: 'below-loss'}
  | {readonly code: 'dead-outputs'}
  | {readonly code: 'grey-levels'; readonly loss: number; readonly levels: number};

/**
 * Everything the elements say, in one language. Sentences with numbers are functions. `val_loss`, attribute names and
 * the names of losses, optimizers and activations are code and stay as they are in every language.
 *
 * A moment has room for two lines on a phone: at most 90 characters.
 */
export interface Messages {
  readonly format: Format;
  /** What the whole element is called to those who hear it. */
  readonly name: string;
  readonly button: {
    readonly train: string;
    readonly cancel: string;
    readonly pause: string;
    readonly resume: string;
    readonly more: (epochs: number) => string;
    readonly step: string;
    readonly reset: string;
    readonly retry: string;
    readonly builtIn: string;
    readonly lower: (rate: number) => string;
    readonly sigmoid: string;
    readonly dismiss: string;
    readonly group: string;
  };
  readonly status: {
    readonly progress: string;
    readonly idle: (epochs: number) => Line;
    /** `unknown`: an address whose size nobody knows. */
    readonly toLoad: (bytes: number | null) => string;
    readonly loadingData: (loaded: number, total: number | null) => Line;
    readonly starting: Line;
    readonly training: (epoch: number, epochs: number, secondsLeft: number | null) => Line;
    readonly paused: (epoch: number, epochs: number) => Line;
    readonly done: (epoch: number) => Line;
    readonly stopped: (epoch: number, epochs: number) => Line;
    readonly invalid: Line;
    readonly failed: Line;
  };
  /** State changes as they are announced to those who hear the page. */
  readonly announce: {
    readonly loading: string;
    readonly training: (epochs: number) => string;
    readonly paused: (epoch: number) => string;
    readonly done: (epoch: number, valLoss: number | null) => string;
  };
  readonly pictures: {
    readonly group: (noun: Noun) => string;
    readonly original: string;
    readonly reconstruction: string;
    readonly caption: (noun: Noun) => string;
    readonly pair: (noun: Noun, label: number | null, reconstructed: boolean) => string;
    readonly awaited: (noun: Noun, label: number) => string;
  };
  readonly say: (moment: Moment) => string;
  readonly losses: Readonly<Record<Loss, string>>;
  readonly facts: {
    readonly meanImage: (noun: Noun) => string;
    readonly meanImageNote: (noun: Noun) => string;
    readonly falling: string;
    readonly rising: string;
    readonly flat: string;
    readonly anEpoch: string;
    readonly flatSince: (epoch: number) => string;
    readonly none: string;
  };
  readonly chart: {
    readonly epoch: string;
    readonly empty: string;
    readonly summary: (first: number, last: number, now: number, best: number, bestEpoch: number) => string;
    readonly readout: (epoch: number, loss: number, valLoss: number) => string;
  };
  readonly details: {
    readonly title: string;
    readonly engine: string;
    readonly data: string;
    readonly recipe: string;
    readonly history: string;
    readonly historyLast: (rows: number, all: number) => string;
    readonly noHistory: string;
    readonly builtIn: string;
    readonly dataChip: (name: string, train: number, test: number, fromCache: boolean) => string;
    readonly step: (milliseconds: number) => string;
    readonly onPage: string;
    readonly passedOver: (engine: string, reason: string) => string;
    /** A faster engine takes over with the next reset. */
    readonly trial: (engine: string, milliseconds: number, chosen: boolean) => string;
    readonly notStarted: string;
    readonly batch: (size: number) => string;
    readonly epochs: (count: number) => string;
  };
  readonly failure: Readonly<Record<FailureCode, (values: Values) => string>>;
  /** Why an engine cannot run here. */
  readonly unfit: Readonly<Record<UnfitReason, string>>;
  readonly complaint: (complaint: Complaint) => string;
  readonly remark: (remark: Remark) => string;
  readonly notice: {readonly page: string};
}

/** An author's text, short enough for a sentence. */
export function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

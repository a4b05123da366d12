import type {DrawnName} from '../../recipe/datasets.ts';
import type {Loss} from '../../recipe/names.ts';
import type {Format} from '../format.ts';
import type {Line, Noun, Sentences} from './shared.ts';

/** What can be said before a run: what waits, and what it will cost. */
export type ShellExplanation =
  | {readonly code: 'idle'; readonly noun: Noun; readonly codeUnits: number}
  | {readonly code: 'idle-noise'; readonly noun: Noun}
  | {readonly code: 'download'; readonly name: string; readonly bytes: number}
  | {readonly code: 'loading'};

/**
 * Everything the elements say before anybody acts, in one language: it is fetched with the page, so it is kept short.
 * Sentences with numbers are functions. `val_loss`, attribute names and the names of losses, optimizers and
 * activations are code and stay as they are in every language.
 *
 * A moment has room for two lines on a phone: at most 90 characters.
 */
export interface ShellMessages {
  readonly format: Format;
  /** What a whole element is called to those who hear it; a kind that has words of its own has a name there. */
  readonly name: string;
  readonly button: {
    readonly train: string;
    readonly cancel: string;
    readonly step: string;
    readonly reset: string;
    readonly retry: string;
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
    readonly code: string;
    /** How many a picture has, and how many numbers a code. */
    readonly pixels: string;
    readonly numbers: (count: number) => string;
    /** Of pictures that stand for those of a data set that is not here yet. */
    readonly drawnHere: string;
    readonly awaited: (noun: Noun, label: number) => string;
  };
  readonly say: Sentences<ShellExplanation>;
  readonly losses: Readonly<Record<Loss, string>>;
  /** The three parts of an autoencoder. */
  readonly parts: {
    readonly encoder: string;
    readonly decoder: string;
    readonly loss: string;
    /** What the loss says and does. */
    readonly lossNote: string;
  };
  readonly facts: {readonly none: string};
  readonly chart: {
    readonly empty: string;
    readonly epoch: string;
    /** What the mean of all images is called. */
    readonly meanImage: (noun: Noun) => string;
    /** Beside the handle of a reader's guess, and beside its mark. */
    readonly guess: string;
    /** What the upward axis counts. */
    readonly up: (loss: Loss) => string;
  };
  /** What tabs are called that more than one kind of element has; that of the selected picture by what it is. */
  readonly tabs: Readonly<Record<'curve' | Noun | 'worst' | 'runs' | 'more', string>>;
  readonly details: {
    /** What the library draws. */
    readonly titles: Readonly<Record<DrawnName, string>>;
    /** The author's own arrays. */
    readonly own: string;
    readonly dataChip: (name: string, train: number, test: number, fromCache: boolean) => string;
  };
  /** The reader asked pages to be sparing, and this run would download. */
  readonly savesData: string;
  /** A part of the library could not be fetched. */
  readonly notLoaded: string;
}

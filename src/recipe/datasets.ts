import type {Loss} from '../network/names.ts';

/** What pictures are called: `digit` where they are digits, else `picture`. */
export type Noun = 'digit' | 'picture';

interface AnySet {
  /**
   * By loss, what drawing the mean training image for every test image comes to, all images taken; Huber's with δ = 1.
   * Absent where nobody has measured it.
   */
  readonly meanImageLoss?: Readonly<Record<Loss, number>>;
}

/** Drawn by the library, which costs nobody a download. Who draws it stands in worker/data/store.ts. */
interface DrawnSet extends AnySet {
  /** Every language has words of its own for it: `details.titles`. */
  readonly title: null;
  readonly noun: Noun;
  /** Images, where all are asked for. */
  readonly train: {readonly count: number};
  readonly test: {readonly count: number};
}

/** Published in four files. Where they lie, and the hashes of what they hold, stand in worker/data/known-sets.ts. */
interface PublishedSet extends AnySet {
  /** As people write it, in every language. */
  readonly title: string;
  readonly noun: Noun;
  readonly train: PublishedSplit;
  readonly test: PublishedSplit;
}

export interface PublishedSplit {
  readonly count: number;
  /** Bytes of the compressed files, as their authors publish them. */
  readonly gzipBytes: {readonly images: number; readonly labels: number};
}

export type DataSet = DrawnSet | PublishedSet;

/**
 * The data sets that have a name. A set is one row here; what the row leaves open (who draws it and what it is called,
 * or where it lies and its hashes) stands in tables keyed by these names, which do not compile without it.
 */
export const dataSets = {
  digits: {
    title: null,
    noun: 'digit',
    meanImageLoss: {mse: 0.0683, mae: 0.1516, bce: 0.2643, huber: 0.0341, log_cosh: 0.0324},
    train: {count: 60_000},
    test: {count: 10_000},
  },
  mnist: {
    title: 'MNIST',
    noun: 'digit',
    meanImageLoss: {mse: 0.0675, mae: 0.1503, bce: 0.2625, huber: 0.0337, log_cosh: 0.032},
    train: {count: 60_000, gzipBytes: {images: 9_912_422, labels: 28_881}},
    test: {count: 10_000, gzipBytes: {images: 1_648_877, labels: 4_542}},
  },
  'fashion-mnist': {
    title: 'Fashion-MNIST',
    noun: 'picture',
    train: {count: 60_000, gzipBytes: {images: 26_421_880, labels: 29_515}},
    test: {count: 10_000, gzipBytes: {images: 4_422_102, labels: 5_148}},
  },
} as const satisfies Readonly<Record<string, DataSet>>;

type Rows = typeof dataSets;

export type DrawnName = {[N in keyof Rows]: Rows[N] extends DrawnSet ? N : never}[keyof Rows];
export type PublishedName = Exclude<keyof Rows, DrawnName>;

/** What a run's images came from: a set with a name, an address, or the author's own arrays. */
export type DataKind = keyof Rows | 'url' | 'own';

/** What an element trains where it is told nothing, and offers where a download failed. */
export const builtIn = 'digits' satisfies DrawnName;

/** A data set's row; null for an address, and for the author's own arrays. */
export function dataSetOf<N extends keyof Rows>(name: N): Rows[N];
export function dataSetOf(dataset: string): DataSet | null;
export function dataSetOf(dataset: string): DataSet | null {
  return Object.hasOwn(dataSets, dataset) ? dataSets[dataset as keyof Rows] : null;
}

export const isDrawn = (dataset: string): dataset is DrawnName => dataSetOf(dataset)?.title === null;

/** Images in a block of a published set, the least of it that can be checked: it comes in whole blocks. */
export const blockImages = 5000;

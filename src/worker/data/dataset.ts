/** A part of a data set, as engines and pictures read it. */
export interface Split {
  /** count × 784 bytes, 0–255, row by row. Where there is a `fill`, an image is black until it has been asked for. */
  readonly images: Uint8Array;
  /** count classes; null where the source has none. */
  readonly labels: Uint8Array | null;
  /** Images held: as many as were asked for, or all there are. */
  readonly count: number;
  /** Images the source has; `Infinity` for drawn ones. */
  readonly available: number;
  /**
   * Draws those of the named images that are not drawn yet: indices, or a range without its end. Holds the thread
   * for as long as that takes, so ask for few at a time. Throws a RangeError for an image beyond `count`.
   */
  fill?(images: Uint32Array | {readonly from: number; readonly to: number}): void;
  /** Whether every image is there. */
  readonly complete: boolean;
}

export interface Dataset {
  /** What it is: name or url, and counts. Equal ids mean equal images. */
  readonly id: string;
  /** For a label: the set's name, or the file's. */
  readonly name: string;
  readonly kind: 'digits' | 'mnist' | 'fashion-mnist' | 'url' | 'own';
  readonly train: Split;
  readonly test: Split;
  /** Whether there was no test file, so that the last sixth of the one file serves as test set. */
  readonly heldOut: boolean;
  /** Whether every byte was compared with what the named set is known to contain. False for any other file. */
  readonly verified: boolean;
  /** Whether everything was read from the browser's storage. */
  readonly fromCache: boolean;
  /** Bytes that came over the network for it, failed mirrors included. */
  readonly bytesLoaded: number;
}

export interface DataRequest {
  /** `digits`, `mnist`, `fashion-mnist`; `own:…` for arrays that were provided; else the url of an IDX image file, or of a folder if it ends in a slash. */
  readonly dataset: string;
  /** The author's own folder with the files of a named set, with or without a slash at its end. */
  readonly datasetUrl: string | null;
  /** Images wanted, 1–1,000,000; null: all. */
  readonly trainSize: number | null;
  readonly testSize: number | null;
  /** Relative urls are resolved against it. */
  readonly pageUrl: string;
}

/** How far a download is, in bytes over the network. */
export interface DataProgress {
  readonly loadedBytes: number;
  /** An estimate when less than a whole file is wanted; null while unknown. */
  readonly totalBytes: number | null;
}

/** The most images a split can have. */
export const maximumImages = 1_000_000;

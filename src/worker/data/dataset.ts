import {pixels} from '../../pixels/size.ts';
import type {DataKind} from '../../recipe/datasets.ts';
import {checkRange, type Rows} from './rows.ts';

/** A part of a data set, as engines and pictures read it: rows of 784 bytes, 0–255. */
export interface Split extends Rows {
  range(from: number, to: number): Uint8Array;
  /** All of them, count × 784. Where they are still to be drawn, that holds the thread for long. */
  readonly images: Uint8Array;
  /** What images and labels lie in; other splits may share it. */
  readonly buffers: readonly ArrayBufferLike[];
  /** count classes; null where the source has none. */
  readonly labels: Uint8Array | null;
  /** Images the source has; `Infinity` for drawn ones. */
  readonly available: number;
}

/** Images that are all there, as a split. */
export class LoadedImages implements Split {
  readonly width = pixels;
  readonly complete = true;
  readonly count: number;
  readonly available: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array | null;

  /** @param images a whole number of them @param labels as many, or null @param available images the source has */
  constructor(images: Uint8Array, labels: Uint8Array | null, available: number) {
    this.images = images;
    this.labels = labels;
    this.available = available;
    this.count = images.length / pixels;
  }

  get buffers(): readonly ArrayBufferLike[] {
    return this.labels ? [this.images.buffer, this.labels.buffer] : [this.images.buffer];
  }

  range(from: number, to: number): Uint8Array {
    checkRange(from, to, this.count);
    return this.images.subarray(from * pixels, to * pixels);
  }
}

export interface Dataset {
  /** What it is: name or url, and counts. Equal ids mean equal images. */
  readonly id: string;
  /** For a label: the set's name, or the file's. */
  readonly name: string;
  readonly kind: DataKind;
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
  /** A name; `own:…` for arrays that were provided; else the url of an IDX image file, or of a folder if it ends in a slash. */
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

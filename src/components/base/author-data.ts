import {pixels} from '../../pixels/size.ts';
import {ownArray} from '../../pixels/own-array.ts';
import {newKey, type GivenData} from '../../session/author-data.ts';

/** Images row by row, 784 values each: numbers in 0–1, or bytes 0–255, clamped or not. */
export type Images = Float32Array | Uint8Array | Uint8ClampedArray;

/** An author's own data, as the `data` property takes them. */
export interface DataArrays {
  /** n × 784; at least one image. */
  readonly train: Images;
  /** m × 784; at least one image. Shown and validated on, never trained on. */
  readonly test: Images;
  /** Classes 0–9 of the images, where there are any. */
  readonly labels?: {readonly train?: ArrayLike<number>; readonly test?: ArrayLike<number>};
  /**
   * Hands the arrays over instead of copying them: they are empty afterwards. Without it, what is done to them later
   * is not seen here.
   */
  readonly transfer?: boolean;
}

/** What an author gave, once it is known to be images. */
function imagesOf(given: unknown, name: string): Float32Array | Uint8Array {
  const images = ownArray(given);
  const wanted = `data.${name} is a Float32Array in 0–1 or a Uint8Array in 0–255, ${pixels} an image`;
  if (!images) throw new TypeError(`${wanted}.`);
  if (images.length === 0 || images.length % pixels !== 0)
    throw new RangeError(`${wanted}, not ${images.length}.`);
  return images;
}

/** Hands arrays over. They may be views of one buffer, which can be handed over but once. */
function transferred<T extends readonly (Float32Array | Uint8Array)[]>(arrays: T): T {
  const buffers = new Set(arrays.map(({buffer}) => buffer as ArrayBuffer));
  return structuredClone(arrays, {transfer: [...buffers]});
}

function labelsOf(labels: ArrayLike<number> | undefined, count: number, name: string): Uint8Array | null {
  if (labels === undefined) return null;
  if (labels.length !== count)
    throw new RangeError(`data.labels.${name} has ${labels.length} classes for ${count} images.`);
  const bytes = Uint8Array.from(labels);
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] !== labels[i] || bytes[i] > 9)
      throw new RangeError(`data.labels.${name} holds ${labels[i]}; classes are whole numbers, 0–9.`);
  return bytes;
}

/**
 * Checks an author's arrays and takes them over.
 * @throws TypeError where they are no such arrays @throws RangeError where their sizes do not fit
 */
export function authorDataOf({labels, transfer = false, ...given}: DataArrays): GivenData {
  // Everything is looked at before anything is taken.
  const [train, test] = [imagesOf(given.train, 'train'), imagesOf(given.test, 'test')];
  const sizes = {train: train.length / pixels, test: test.length / pixels};
  const trainLabels = labelsOf(labels?.train, sizes.train, 'train');
  const testLabels = labelsOf(labels?.test, sizes.test, 'test');
  const [ownTrain, ownTest] = transfer ? transferred([train, test]) : [train.slice(), test.slice()];
  return {key: newKey(), sizes, train: ownTrain, test: ownTest, trainLabels, testLabels};
}

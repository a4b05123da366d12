import {pixels} from '../recipe/derive.ts';
import type {OwnData} from '../session/own-data.ts';

/** Images row by row, 784 values each: numbers in 0–1, or bytes 0–255. */
export type Images = Float32Array | Uint8Array;

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

let keys = 0;

function taken(images: unknown, name: string, transfer: boolean): Images {
  if (!(images instanceof Float32Array || images instanceof Uint8Array))
    throw new TypeError(
      `data.${name} is a Float32Array of values in 0–1 or a Uint8Array in 0–255, 784 an image.`,
    );
  if (images.length === 0 || images.length % pixels !== 0)
    throw new RangeError(`Images have ${pixels} pixels each; data.${name} has ${images.length} values.`);
  if (!transfer) return images.slice();
  const {buffer, byteOffset, length} = images;
  const own = structuredClone(buffer, {transfer: [buffer as ArrayBuffer]});
  return images instanceof Uint8Array
    ? new Uint8Array(own, byteOffset, length)
    : new Float32Array(own, byteOffset, length);
}

function labelsOf(labels: ArrayLike<number> | undefined, images: Images, name: string): Uint8Array | null {
  if (labels === undefined) return null;
  if (labels.length !== images.length / pixels)
    throw new RangeError(
      `data.labels.${name} has ${labels.length} classes for ${images.length / pixels} images.`,
    );
  const bytes = Uint8Array.from(labels);
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] !== labels[i] || bytes[i]! > 9)
      throw new RangeError(`data.labels.${name} holds ${labels[i]}; classes are whole numbers, 0–9.`);
  return bytes;
}

/**
 * Checks an author's arrays and takes them over.
 * @throws TypeError where they are no such arrays @throws RangeError where their sizes do not fit
 */
export function ownDataOf({train, test, labels, transfer = false}: DataArrays): OwnData {
  // Everything is looked at before anything is taken.
  for (const [images, name] of [
    [train, 'train'],
    [test, 'test'],
  ] as const)
    if (!(images instanceof Float32Array || images instanceof Uint8Array) || images.length % pixels !== 0)
      taken(images, name, false);
  const trainLabels = labelsOf(labels?.train, train, 'train');
  const testLabels = labelsOf(labels?.test, test, 'test');
  return {
    key: ++keys,
    train: taken(train, 'train', transfer),
    test: taken(test, 'test', transfer),
    trainLabels,
    testLabels,
  };
}

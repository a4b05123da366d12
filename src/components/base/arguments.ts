import {pixels} from '../../pixels/size.ts';
import {unitValues} from '../../pixels/values.ts';

/**
 * Images as a network takes them: n × 784 values in 0–1. Bytes stand for value / 255.
 * @throws {TypeError} if they are no such array
 * @throws {RangeError} if their length is no multiple of 784, or a value is NaN or infinite
 */
export function imageValues(images: Float32Array | Uint8Array): Float32Array {
  if (!(images instanceof Float32Array || images instanceof Uint8Array)) {
    throw new TypeError('Images are given as a Float32Array of values in 0–1 or a Uint8Array in 0–255.');
  }
  if (images.length === 0 || images.length % pixels !== 0) {
    throw new RangeError(`Images have ${pixels} pixels each; ${images.length} values were given.`);
  }
  if (images instanceof Float32Array && !images.every(Number.isFinite)) {
    const at = images.findIndex((value) => !Number.isFinite(value));
    throw new RangeError(`Images hold finite values; value ${at} is ${images[at]}.`);
  }
  return images instanceof Uint8Array ? unitValues(images) : images;
}

/**
 * @throws {TypeError} if codes are no Float32Array
 * @throws {RangeError} if there are none, they are not of this width, or a value is NaN or infinite
 */
export function checkCodes(codes: Float32Array, width: number): void {
  if (!(codes instanceof Float32Array)) throw new TypeError('Codes are given as a Float32Array.');
  if (codes.length === 0 || codes.length % width !== 0) {
    throw new RangeError(`Codes have ${width} numbers each; ${codes.length} numbers were given.`);
  }
  const odd = codes.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw new RangeError(`Codes hold finite values; value ${odd} is ${codes[odd]}.`);
}

/** How far a run goes: so many epochs, or so many batches. */
export interface StepAmount {
  readonly epochs?: number;
  readonly batches?: number;
}

/** What one step may ask for. */
const mostEpochs = 10_000;
const mostBatches = 1_000_000;

/** @throws {RangeError} if it is not one of the two, no whole number above 0, or too many */
export function checkStep({epochs, batches}: StepAmount): void {
  const whole = (value: unknown) => value === undefined || (Number.isInteger(value) && Number(value) > 0);
  if (!whole(epochs) || !whole(batches) || (epochs === undefined) === (batches === undefined)) {
    throw new RangeError('A step takes {epochs} or {batches}, a whole number above 0.');
  }
  if ((epochs ?? 0) > mostEpochs || (batches ?? 0) > mostBatches) {
    throw new RangeError(`A step takes at most ${mostEpochs} epochs or ${mostBatches} batches.`);
  }
}

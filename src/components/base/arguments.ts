import {pixels} from '../../recipe/derive.ts';

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
  return images instanceof Uint8Array ? Float32Array.from(images, (byte) => byte / 255) : images;
}

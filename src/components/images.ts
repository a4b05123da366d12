import {pixels} from '../recipe/derive.ts';

/** Images as a network takes them: n × 784 values in 0–1. Bytes stand for value / 255. */
export function imageValues(images: Float32Array | Uint8Array): Float32Array {
  if (images.length === 0 || images.length % pixels !== 0) {
    throw new RangeError(`Images have ${pixels} pixels each; ${images.length} values were given.`);
  }
  return images instanceof Uint8Array ? Float32Array.from(images, (byte) => byte / 255) : images;
}

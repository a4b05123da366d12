import {unitValue} from '../pixels/values.ts';
import {lossFormulas} from './losses.ts';

/** Adds images (bytes, 784 each) from … to − 1 to per-pixel sums. */
export function addImages(images: Uint8Array, from: number, to: number, sums: Float64Array): void {
  const width = sums.length;
  for (let image = from; image < to; image++) {
    const offset = image * width;
    for (let i = 0; i < width; i++) sums[i] += images[offset + i];
  }
}

/**
 * How often each byte value stands at each pixel, width × 256: enough to score one fixed prediction against all images
 * with any loss, without going through them again.
 */
export function countValues(images: Uint8Array, from: number, to: number, counts: Uint32Array): void {
  const width = counts.length / 256;
  for (let image = from; image < to; image++) {
    const offset = image * width;
    for (let i = 0; i < width; i++) counts[i * 256 + images[offset + i]]++;
  }
}

/** Mean loss of predicting `prediction` (values 0–1) for every image counted. */
export function lossOfConstant(
  prediction: Float64Array,
  counts: Uint32Array,
  loss: keyof typeof lossFormulas,
  huberDelta: number,
): number {
  const {value} = lossFormulas[loss];
  let sum = 0;
  let values = 0;
  for (let i = 0; i < prediction.length; i++) {
    for (let byte = 0; byte < 256; byte++) {
      const count = counts[i * 256 + byte];
      if (count === 0) continue;
      sum += count * value(prediction[i], unitValue(byte), huberDelta);
      values += count;
    }
  }
  return sum / values;
}

import {builtIn, type Images} from '../images.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {AeTrainer} from '../../../src/components/index.ts';

const pixels = 784;

/** What the server sends for a file of sixty images; the last sixth is held out. */
function ofServer(): Images {
  const bytes = Uint8Array.from({length: 60 * pixels}, (_, i) => (i * 37) % 251);
  return {train: bytes.subarray(0, 50 * pixels), test: bytes.subarray(50 * pixels)};
}

const bytesOf = (values: Uint8Array | Uint8ClampedArray | Float32Array): Uint8Array =>
  Uint8Array.from(values, (value) => (values instanceof Float32Array ? Math.round(value * 255) : value));

/** The images that an element's recipe is trained on and measured with, found another way than the library's. */
export function imagesOf({data}: AeTrainer, {dataset, trainSize, testSize}: Recipe): Images {
  if (dataset === 'digits') return builtIn(trainSize!, testSize!);
  const {train, test} = data ? {train: bytesOf(data.train), test: bytesOf(data.test)} : ofServer();
  const cut = (bytes: Uint8Array, count: number | null) => bytes.subarray(0, (count ?? Infinity) * pixels);
  return {train: cut(train, trainSize), test: cut(test, testSize)};
}

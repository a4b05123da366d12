/** Reads MNIST's IDX files from the folder named by AE_DATA_DIR, else from ../shared/data beside the project. */
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder that holds mnist/*.gz, whether or not it exists. */
export const dataFolder = process.env.AE_DATA_DIR ?? join(root, '..', 'shared', 'data');

/** One of MNIST's two sets as {images: Uint8Array (count × 784), labels: Uint8Array}, or null if it is not here. */
export function readMnist(name) {
  const prefix = name === 'train' ? 'train' : 't10k';
  const images = join(dataFolder, 'mnist', `${prefix}-images-idx3-ubyte.gz`);
  const labels = join(dataFolder, 'mnist', `${prefix}-labels-idx1-ubyte.gz`);
  if (!existsSync(images) || !existsSync(labels)) return null;
  // An IDX header is 4 bytes of magic and 4 bytes for each dimension.
  return {
    images: new Uint8Array(gunzipSync(readFileSync(images)).subarray(16)),
    labels: new Uint8Array(gunzipSync(readFileSync(labels)).subarray(8)),
  };
}

/** Images first … last - 1 of a set, as a view. */
export const slice = (set, first, last) => ({
  images: set.images.subarray(first * 784, last * 784),
  labels: set.labels.subarray(first, last),
});

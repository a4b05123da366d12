import {gzipSync} from 'node:zlib';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import {authorDataKey, authorDataName} from '../../../src/recipe/author-data.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {AuthorData} from '../../../src/session/author-data.ts';
import {builtIn, drawn, type Images} from '../images.ts';
import type {Attributes} from '../recipes.ts';

const pixels = 784;

function idx(values: Uint8Array, sizes: readonly number[]): Uint8Array {
  const file = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(file.buffer);
  file.set([0, 0, 8, sizes.length]);
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size));
  file.set(values, 4 + 4 * sizes.length);
  return file;
}

const fileTrain = drawn(120, 0, 7);
const fileTest = drawn(24, 1, 7);
const folder = 'https://data.test/packed/';
const file = 'https://data.test/plain/train-images-idx3-ubyte';

/** What the servers hold. */
export const files: ReadonlyMap<string, Uint8Array> = new Map(
  [
    ['train-images-idx3', idx(fileTrain.images, [120, 28, 28])],
    ['train-labels-idx1', idx(fileTrain.labels, [120])],
    ['t10k-images-idx3', idx(fileTest.images, [24, 28, 28])],
    ['t10k-labels-idx1', idx(fileTest.labels, [24])],
  ].flatMap(([name, bytes]): [string, Uint8Array][] => [
    [`https://data.test/plain/${name as string}-ubyte`, bytes as Uint8Array],
    [`${folder}${name as string}-ubyte.gz`, new Uint8Array(gzipSync(bytes as Uint8Array))],
  ]),
);

const ownTrain = drawn(90, 0, 11);
const ownTest = drawn(18, 1, 11);
const asFloats = (bytes: Uint8Array) => Float32Array.from(bytes, (byte) => byte / 255);

/** Authors' arrays, by key: bytes, and numbers. */
const own: readonly AuthorData[] = [
  {
    key: 0,
    sizes: {train: 90, test: 18},
    train: ownTrain.images,
    test: ownTest.images,
    trainLabels: ownTrain.labels,
    testLabels: ownTest.labels,
  },
  {
    key: 1,
    sizes: {train: 60, test: 18},
    train: asFloats(ownTrain.images.subarray(0, 60 * pixels)),
    test: asFloats(ownTest.images),
    trainLabels: null,
    testLabels: null,
  },
];

/** The author's arrays that a recipe names. */
export function ownOf({dataset}: Recipe): AuthorData | null {
  const key = authorDataKey(dataset);
  return key === null ? null : own[key]!;
}

const built = new Map<string, Images>();

/** The images that a recipe is trained on and measured with, found another way than the library's. */
export function imagesOf({dataset, trainSize, testSize}: Recipe): Images {
  const key = [dataset, trainSize, testSize].join(' ');
  const known = built.get(key);
  if (known) return known;
  const cut = (bytes: Uint8Array, count: number | null) => bytes.subarray(0, (count ?? Infinity) * pixels);
  const number = authorDataKey(dataset);
  const [train, test] =
    dataset === 'digits'
      ? Object.values(builtIn(trainSize!, testSize!))
      : number === null
        ? [fileTrain.images, fileTest.images]
        : [ownTrain.images.subarray(0, (number === 1 ? 60 : 90) * pixels), ownTest.images];
  const made = {train: cut(train, trainSize), test: cut(test, testSize)};
  built.set(key, made);
  return made;
}

export function recipeOf(attributes: Attributes): Recipe {
  const {dataset, ...others} = attributes;
  const isOwn = dataset?.startsWith(authorDataName(0).slice(0, -1)) ?? false;
  const given: Attributes = isOwn ? others : attributes;
  const {recipe, complaints} = parseRecipe((name) => given[name] ?? null);
  if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
  return {...recipe, ...(isOwn && {dataset: dataset!})};
}

export const datasets = {
  digits: 'digits',
  file,
  folder,
  own: [authorDataName(0), authorDataName(1)],
} as const;

import {gzipSync} from 'node:zlib';
import {drawDigit, digitLabel} from '../../../src/images/digits/draw.ts';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import {ownKey, ownName} from '../../../src/recipe/own-data.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {OwnData} from '../../../src/session/own-data.ts';
import {pick, whole, type Random} from './random.ts';

export type Attributes = Readonly<Record<string, string>>;

const pixels = 784;

/** Images by their numbers in another drawing than the built-in set's. */
function drawn(count: number, split: 0 | 1, seed: number): {images: Uint8Array; labels: Uint8Array} {
  const images = new Uint8Array(count * pixels);
  for (let i = 0; i < count; i++) drawDigit(seed, split, i, images, i * pixels);
  return {images, labels: Uint8Array.from({length: count}, (_, i) => digitLabel(seed, split, i))};
}

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
const own: readonly OwnData[] = [
  {
    key: 0,
    train: ownTrain.images,
    test: ownTest.images,
    trainLabels: ownTrain.labels,
    testLabels: ownTest.labels,
  },
  {
    key: 1,
    train: asFloats(ownTrain.images.subarray(0, 60 * pixels)),
    test: asFloats(ownTest.images),
    trainLabels: null,
    testLabels: null,
  },
];

/** The author's arrays that a recipe names. */
export function ownOf({dataset}: Recipe): OwnData | null {
  const key = ownKey(dataset);
  return key === null ? null : own[key]!;
}

const built = new Map<string, {train: Uint8Array; test: Uint8Array}>();

/** The images that a recipe is trained on and measured with, found another way than the library's. */
export function imagesOf({dataset, trainSize, testSize}: Recipe): {train: Uint8Array; test: Uint8Array} {
  const key = [dataset, trainSize, testSize].join(' ');
  const known = built.get(key);
  if (known) return known;
  const cut = (bytes: Uint8Array, count: number | null) => bytes.subarray(0, (count ?? Infinity) * pixels);
  const number = ownKey(dataset);
  const [train, test] =
    dataset === 'digits'
      ? [drawn(trainSize!, 0, 1).images, drawn(testSize!, 1, 1).images]
      : number === null
        ? [fileTrain.images, fileTest.images]
        : [ownTrain.images.subarray(0, (number === 1 ? 60 : 90) * pixels), ownTest.images];
  const made = {train: cut(train, trainSize), test: cut(test, testSize)};
  built.set(key, made);
  return made;
}

export function recipeOf(attributes: Attributes): Recipe {
  const {dataset, ...others} = attributes;
  const isOwn = dataset?.startsWith(ownName(0).slice(0, -1)) ?? false;
  const given: Attributes = isOwn ? others : attributes;
  const {recipe, complaints} = parseRecipe((name) => given[name] ?? null);
  if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
  return {...recipe, ...(isOwn && {dataset: dataset!})};
}

export const datasets = {digits: 'digits', file, folder, own: [ownName(0), ownName(1)]} as const;

/** A small recipe of the kind that matters: deep or not, noisy or not, with every optimizer. */
export function drawRecipe(random: Random): Attributes {
  const optimizer = pick(random, [
    'sgd',
    'adam',
    'adadelta',
    'adam',
    'rmsprop',
    'nadam',
    'adagrad',
    'adamax',
  ]);
  // The plain loops are slow.
  const plain = random() < 0.15;
  const attributes: Record<string, string> = {
    backend: plain ? 'plain' : 'simd',
    dataset: 'digits',
    'train-size': String(plain ? 60 : pick(random, [60, 90, 120, 200])),
    'test-size': String(plain ? 10 : pick(random, [10, 24, 40])),
    'encoding-dim': String(whole(random, 2, plain ? 3 : 6)),
    'batch-size': String(pick(random, [16, 24, 40, 50, 60])),
    epochs: String(whole(random, 2, 8)),
    optimizer,
    seed: String(whole(random, 0, 99)),
  };
  if (random() < 0.25) attributes['hidden-units'] = String(whole(random, 4, 12));
  if (random() < 0.4) attributes.activation = pick(random, ['linear', 'tanh', 'elu']);
  if (random() < 0.6) attributes['output-activation'] = pick(random, ['linear', 'sigmoid', 'linear']);
  if (random() < 0.2) attributes.loss = pick(random, ['mae', 'huber', 'log_cosh']);
  if (random() < 0.3) {
    attributes.noise = pick(random, ['gaussian', 'masking', 'salt-pepper']);
    attributes['noise-factor'] = pick(random, ['0.2', '0.1-0.5']);
  }
  if (random() < 0.1) attributes['no-shuffle'] = '';
  if (random() < 0.2) attributes.momentum = '0.9';
  if (random() < 0.15) Object.assign(attributes, {'stop-at-plateau': '', 'min-delta': '1%'});
  return attributes;
}

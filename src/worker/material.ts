import type {Samples} from '../protocol/protocol.ts';
import {pixels} from '../recipe/derive.ts';
import type {Loss} from '../recipe/names.ts';
import {addImages, countValues, lossOfConstant} from '../numerics/mean-image.ts';
import type {Breather} from './breather.ts';
import type {Dataset, Split} from './data/dataset.ts';
import type {Rows} from './engine/engine.ts';

/** Images handled between two looks at the clock. */
const piece = 64;

/** A split as an engine reads it. */
export function rowsOf(split: Split): Rows {
  return {
    data: split.images,
    width: pixels,
    count: split.count,
    get complete() {
      return split.complete;
    },
    ...(split.fill && {fill: (images: Uint32Array) => split.fill!(images)}),
  };
}

/** Sees to it that rows are filled in, resting between pieces. `images` are rows, or the first of a range to `to`. */
export async function fillInPieces(
  rows: Rows,
  images: Uint32Array | number,
  to: number | null,
  breather: Breather,
): Promise<void> {
  if (!rows.fill || rows.complete) return;
  const wanted =
    typeof images === 'number' ? Uint32Array.from({length: to! - images}, (_, i) => images + i) : images;
  for (let from = 0; from < wanted.length; from += piece) {
    rows.fill(wanted.subarray(from, from + piece));
    await breather.restIfDue();
  }
}

/** Places of the first test image of each class, or of the first ten where there are no labels. */
function firstOfEachClass({test}: Dataset): readonly number[] {
  if (!test.labels) return Array.from({length: Math.min(10, test.count)}, (_, i) => i);
  const first = new Map<number, number>();
  for (let i = 0; i < test.count && first.size < 10; i++) {
    const label = test.labels[i]!;
    if (!first.has(label)) first.set(label, i);
  }
  return [...first].sort(([a], [b]) => a - b).map(([, index]) => index);
}

/** Images by place; those that are not there are left out. */
export async function imagesAt(
  split: Split,
  places: readonly number[],
  breather: Breather,
): Promise<Samples> {
  const indices = places.filter((index) => Number.isInteger(index) && index >= 0 && index < split.count);
  await fillInPieces(rowsOf(split), Uint32Array.from(indices), null, breather);
  const images = new Uint8Array(indices.length * pixels);
  indices.forEach((index, i) =>
    images.set(split.images.subarray(index * pixels, (index + 1) * pixels), i * pixels),
  );
  const {labels} = split;
  return {images, labels: labels ? indices.map((index) => labels[index]!) : null, indices};
}

/** The pictures that are shown: those asked for, else one of each class. */
export function samplesOf(
  dataset: Dataset,
  watched: readonly number[] | null,
  breather: Breather,
): Promise<Samples> {
  return imagesAt(dataset.test, watched ?? firstOfEachClass(dataset), breather);
}

export function sampleRows({images, indices}: Samples): Rows {
  return {data: images.slice(), width: pixels, count: indices.length, complete: true};
}

/** The loss of answering every test image with the mean training image. */
export async function baselineOf(
  {train, test}: Dataset,
  loss: Loss,
  huberDelta: number,
  breather: Breather,
): Promise<number> {
  const sums = new Float64Array(pixels);
  for (let from = 0; from < train.count; from += piece) {
    addImages(train.images, from, Math.min(from + piece, train.count), sums);
    await breather.restIfDue();
  }
  const counts = new Uint32Array(pixels * 256);
  const rows = rowsOf(test);
  for (let from = 0; from < test.count; from += piece) {
    const to = Math.min(from + piece, test.count);
    if (!test.complete) await fillInPieces(rows, from, to, breather);
    countValues(test.images, from, to, counts);
    await breather.restIfDue();
  }
  const mean = sums.map((sum) => sum / train.count / 255);
  return lossOfConstant(mean, counts, loss, huberDelta);
}

import type {Samples} from '../../protocol/state.ts';
import type {Loss} from '../../network/names.ts';
import {pixels} from '../../pixels/size.ts';
import {unitValue} from '../../pixels/values.ts';
import {addImages, countValues, lossOfConstant} from '../../numerics/mean-image.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import type {Dataset, Split} from './dataset.ts';
import {ArrayRows, type Rows} from './rows.ts';

/** Images handled between two looks at the clock. */
const chunkImages = 64;

/** Has rows from … to − 1 drawn where they are not, resting in between, so that reading them holds nobody up. */
export async function drawRange(rows: Rows, from: number, to: number, yielder: Yielder): Promise<void> {
  if (rows.complete) return;
  for (let start = from; start < to; start += chunkImages) {
    rows.range(start, Math.min(start + chunkImages, to));
    await yielder.yieldIfDue();
  }
}

/** The same for rows anywhere. */
export async function drawRows(rows: Rows, images: ArrayLike<number>, yielder: Yielder): Promise<void> {
  if (rows.complete) return;
  for (let i = 0; i < images.length; i++) {
    rows.range(images[i], images[i] + 1);
    if (i % chunkImages === chunkImages - 1) await yielder.yieldIfDue();
  }
}

/** Places of the first test image of each class, or of the first ten where there are no labels. */
function firstOfEachClass({test}: Dataset): readonly number[] {
  if (!test.labels) return Array.from({length: Math.min(10, test.count)}, (_, i) => i);
  const first = new Map<number, number>();
  for (let i = 0; i < test.count && first.size < 10; i++) {
    const label = test.labels[i];
    if (!first.has(label)) first.set(label, i);
  }
  return [...first].sort(([a], [b]) => a - b).map(([, index]) => index);
}

/** Images by place; those that are not there are left out. */
export async function imagesAt(split: Split, places: readonly number[], yielder: Yielder): Promise<Samples> {
  const indices = places.filter((index) => Number.isInteger(index) && index >= 0 && index < split.count);
  await drawRows(split, indices, yielder);
  const images = new Uint8Array(indices.length * pixels);
  indices.forEach((index, i) => images.set(split.range(index, index + 1), i * pixels));
  const {labels} = split;
  return {images, labels: labels ? indices.map((index) => labels[index]) : null, indices};
}

/** The pictures that are shown: those asked for, else one of each class. */
export function samplesOf(
  dataset: Dataset,
  watched: readonly number[] | null,
  yielder: Yielder,
): Promise<Samples> {
  return imagesAt(dataset.test, watched ?? firstOfEachClass(dataset), yielder);
}

export function sampleRows({images}: Samples): Rows {
  return new ArrayRows(images.slice(), pixels);
}

/** The loss of answering every test image with the mean training image. */
export async function baselineOf(
  {train, test}: Dataset,
  loss: Loss,
  huberDelta: number,
  yielder: Yielder,
): Promise<number> {
  const sums = new Float64Array(pixels);
  for (let from = 0; from < train.count; from += chunkImages) {
    const to = Math.min(from + chunkImages, train.count);
    addImages(train.range(from, to), 0, to - from, sums);
    await yielder.yieldIfDue();
  }
  const counts = new Uint32Array(pixels * 256);
  for (let from = 0; from < test.count; from += chunkImages) {
    const to = Math.min(from + chunkImages, test.count);
    await drawRange(test, from, to, yielder);
    countValues(test.range(from, to), 0, to - from, counts);
    await yielder.yieldIfDue();
  }
  const mean = sums.map((sum) => unitValue(sum / train.count));
  return lossOfConstant(mean, counts, loss, huberDelta);
}

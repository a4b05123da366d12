import {corrupt} from '../../../numerics/corruption.ts';
import {unitValues} from '../../../pixels/values.ts';
import {ArrayRows} from '../../data/rows.ts';
import {drawRange} from '../../data/samples.ts';
import type {ContextOf} from './query.ts';

/** Test images from place `from` on, n × width in 0–1, and what the network makes of them. */
export interface Validated {
  readonly from: number;
  readonly clean: Float32Array;
  readonly made: Float32Array;
}

/**
 * All test images, a chunk at a time, as validation sees them: where it trains with noise, with the same corruption of
 * the same image.
 */
export async function* validated({
  dataset: {test},
  training: trainingNow,
  chunk,
  useModel,
  yielder,
}: ContextOf['data']): AsyncGenerator<Validated> {
  const {corruption, seed} = trainingNow();
  for (let from = 0; from < test.count; from += chunk) {
    const to = Math.min(test.count, from + chunk);
    await drawRange(test, from, to, yielder);
    const clean = unitValues(test.range(from, to));
    const input = clean.slice();
    if (corruption) {
      for (let image = from; image < to; image++) {
        const offset = (image - from) * test.width;
        corrupt(corruption, seed, 'validationNoise', 0, image, input, offset, test.width);
      }
    }
    const rows = new ArrayRows(input, test.width);
    yield {from, clean, made: await useModel((model) => model.reconstruct(rows))};
    await yielder.yieldIfDue();
  }
}

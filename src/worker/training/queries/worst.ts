import {corrupt} from '../../../numerics/corruption.ts';
import {lossFormulas} from '../../../numerics/losses.ts';
import {unitValues} from '../../../pixels/values.ts';
import {ArrayRows} from '../../data/rows.ts';
import {drawRange, imagesAt} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';

export const worst: QueryRow<'worst'> = {
  needs: 'data',
  ofEpoch: true,
  async answer({dataset: {test}, training: trainingNow, chunk, useModel, yielder}, {count}) {
    const training = trainingNow();
    const {value} = lossFormulas[training.loss];
    const found: {index: number; loss: number; reconstruction: Float32Array}[] = [];
    for (let from = 0; from < test.count; from += chunk) {
      const to = Math.min(test.count, from + chunk);
      await drawRange(test, from, to, yielder);
      const clean = unitValues(test.range(from, to));
      const input = clean.slice();
      // As in validation: the same corruption of the same image.
      if (training.corruption) {
        for (let image = from; image < to; image++) {
          const offset = (image - from) * test.width;
          corrupt(training.corruption, training.seed, 'validationNoise', 0, image, input, offset, test.width);
        }
      }
      const rows = new ArrayRows(input, test.width);
      const made = await useModel((model) => model.reconstruct(rows));
      for (let image = from; image < to; image++) {
        const offset = (image - from) * test.width;
        let sum = 0;
        for (let i = offset; i < offset + test.width; i++)
          sum += value(made[i], clean[i], training.huberDelta);
        const loss = sum / test.width;
        if (found.length === count && loss <= found.at(-1)!.loss) continue;
        found.push({index: image, loss, reconstruction: made.slice(offset, offset + test.width)});
        found.sort((a, b) => b.loss - a.loss);
        found.length = Math.min(found.length, count);
      }
      await yielder.yieldIfDue();
    }
    const indices = found.map(({index}) => index);
    const reconstructions = new Float32Array(found.length * test.width);
    found.forEach(({reconstruction}, i) => reconstructions.set(reconstruction, i * test.width));
    return {
      ...(await imagesAt(test, indices, yielder)),
      losses: found.map(({loss}) => loss),
      reconstructions,
    };
  },
};

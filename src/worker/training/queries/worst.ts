import {lossFormulas} from '../../../numerics/losses.ts';
import {imagesAt} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';
import {validated} from './validated.ts';

export const worst: QueryRow<'worst'> = {
  needs: 'data',
  ofEpoch: true,
  async answer(context, {count}) {
    const {dataset, yielder} = context;
    const {test} = dataset;
    const training = context.training();
    const {value} = lossFormulas[training.loss];
    const found: {index: number; loss: number; reconstruction: Float32Array}[] = [];
    for await (const {from, clean, made} of validated(context)) {
      for (let offset = 0; offset < clean.length; offset += test.width) {
        let sum = 0;
        for (let i = offset; i < offset + test.width; i++)
          sum += value(made[i], clean[i], training.huberDelta);
        const loss = sum / test.width;
        if (found.length === count && loss <= found.at(-1)!.loss) continue;
        const index = from + offset / test.width;
        found.push({index, loss, reconstruction: made.slice(offset, offset + test.width)});
        found.sort((a, b) => b.loss - a.loss);
        found.length = Math.min(found.length, count);
      }
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

import {drawRange} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';

export const evaluate: QueryRow<'evaluate'> = {
  needs: 'data',
  ofEpoch: true,
  async answer({dataset: {test}, chunk, useModel, yielder}) {
    let sum = 0;
    for (let from = 0; from < test.count; from += chunk) {
      const to = Math.min(test.count, from + chunk);
      await drawRange(test, from, to, yielder);
      sum += (await useModel((model) => model.evaluate(test, from, to))).sum;
      await yielder.yieldIfDue();
    }
    return sum / test.count;
  },
};

import {drawRange} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';

export const evaluate: QueryRow<'evaluate'> = {
  needs: 'data',
  ofEpoch: true,
  async answer({dataset: {test}, chunk, useModel, breather}) {
    let sum = 0;
    for (let from = 0; from < test.count; from += chunk) {
      const to = Math.min(test.count, from + chunk);
      await drawRange(test, from, to, breather);
      sum += (await useModel((model) => model.evaluate(test, from, to))).sum;
      await breather.restIfDue();
    }
    return sum / test.count;
  },
};

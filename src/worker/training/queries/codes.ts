import {codeWidthOf} from '../../../network/arrays.ts';
import {ArrayRows} from '../../data/rows.ts';
import {drawRange} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';

/** In chunks between steps, so some may be of slightly younger weights than others. */
export const codes: QueryRow<'codes'> = {
  needs: 'data',
  ofEpoch: true,
  async answer({dataset: {test}, network, chunk, useModel, yielder}, {count: wanted}) {
    const width = codeWidthOf(network);
    const count = Math.max(0, Math.min(wanted, test.count));
    const values = new Float32Array(count * width);
    for (let from = 0; from < count; from += chunk) {
      const to = Math.min(count, from + chunk);
      await drawRange(test, from, to, yielder);
      const rows = new ArrayRows(test.range(from, to), test.width);
      values.set(await useModel((model) => model.encode(rows)), from * width);
      await yielder.yieldIfDue();
    }
    return {values, count, width};
  },
};

import {codeWidthOf} from '../../../network/arrays.ts';
import {inChunks} from './in-chunks.ts';
import type {QueryRow} from './query.ts';

export const decode: QueryRow<'decode'> = {
  needs: 'model',
  ofEpoch: true,
  answer: (context, {codes}) =>
    inChunks(context, codes, codeWidthOf(context.network), (model, rows) =>
      model.decode(rows.range(0, rows.count) as Float32Array),
    ),
};

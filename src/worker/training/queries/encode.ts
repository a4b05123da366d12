import {inChunks} from './in-chunks.ts';
import type {QueryRow} from './query.ts';

export const encode: QueryRow<'encode'> = {
  needs: 'model',
  ofEpoch: true,
  answer: (context, {images}) =>
    inChunks(context, images, context.network.inputs, (model, rows) => model.encode(rows)),
};

import {inChunks} from './in-chunks.ts';
import type {QueryRow} from './query.ts';

export const reconstruct: QueryRow<'reconstruct'> = {
  needs: 'model',
  ofEpoch: true,
  answer: (context, {images}) =>
    inChunks(context, images, context.network.inputs, (model, rows) => model.reconstruct(rows)),
};

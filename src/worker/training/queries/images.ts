import {imagesAt} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';

export const images: QueryRow<'images'> = {
  needs: 'data',
  ofEpoch: false,
  answer: ({dataset, yielder}, {indices, split = 'test'}) => imagesAt(dataset[split], indices, yielder),
};

import {samplesOf} from '../../data/samples.ts';
import type {QueryRow} from './query.ts';

export const drawn: QueryRow<'drawn'> = {
  needs: 'data',
  ofEpoch: false,
  answer: async ({dataset, yielder}) => ({
    samples: await samplesOf(dataset, null, yielder),
    labels: dataset.test.labels!.slice(),
  }),
};

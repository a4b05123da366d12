import type {QueryRow} from './query.ts';

export const checkpoint: QueryRow<'checkpoint'> = {
  needs: 'model',
  ofEpoch: false,
  answer: ({run, useModel}) =>
    useModel(async (model) => ({position: run.counters.position, state: await model.readState()})),
};

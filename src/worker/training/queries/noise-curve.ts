import {codeWidthOf} from '../../../network/arrays.ts';
import {noiseCurve as curveOf} from '../../baselines/noise-curve.ts';
import {ArrayRows} from '../../data/rows.ts';
import type {QueryRow} from './query.ts';

export const noiseCurve: QueryRow<'noiseCurve'> = {
  needs: 'data',
  ofEpoch: true,
  answer: ({dataset, network, training, useModel, newest, yielder}, {part, kind, levels, asker}) =>
    newest(asker, (signal) => {
      const rank = codeWidthOf(network);
      const {corruption, seed} = training();
      const lines = {
        nothing: {},
        // Of the rank that the run's own baseline has, so that both are found at once.
        linear: {pcaRank: rank, ...(corruption && {filter: {trainedAt: corruption, rank, full: true}})},
        model: {
          reconstruct: (images: Float32Array) =>
            useModel((model) => model.reconstruct(new ArrayRows(images, network.inputs))),
        },
      };
      return curveOf(
        dataset,
        {kind, levels, seed, nothing: part === 'nothing', ...lines[part]},
        {yielder, signal},
      );
    }),
};

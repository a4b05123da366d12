import {parameterCount} from '../../../network/shapes.ts';
import {optimizerFormulas} from '../../../numerics/optimizers.ts';
import type {QueryRow} from './query.ts';

export const memory: QueryRow<'memory'> = {
  needs: 'model',
  ofEpoch: false,
  answer({run: {context, around, checkpoints, buffers}, network}) {
    // Weights and gradients, and what the optimizer keeps.
    const arrays = 2 + optimizerFormulas[context.recipe.optimizer].slots.length;
    const runBytes = 4 * arrays * parameterCount(network) + checkpoints.epochWeights.bytes;
    const own = new Set(buffers);
    const dataBytes = [...own].reduce((sum, {byteLength}) => sum + byteLength, 0);
    const sharing = around.runs().filter((other) => other.buffers.some((buffer) => own.has(buffer)));
    return Promise.resolve({runBytes, dataBytes, sharedBy: sharing.length});
  },
};

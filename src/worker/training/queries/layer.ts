import {placesOf} from '../../../network/arrays.ts';
import type {QueryRow} from './query.ts';

export const layer: QueryRow<'layer'> = {
  needs: 'model',
  ofEpoch: true,
  async answer({network, useModel}, {layer: wanted}) {
    const places = placesOf(network, wanted);
    if (places.length === 0) throw new RangeError(`There is no layer ${wanted}.`);
    const [kernel, bias] = await useModel((model) => model.readWeights(places));
    return {kernel: Float32Array.from(kernel), bias: Float32Array.from(bias)};
  },
};

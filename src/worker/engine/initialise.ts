import type {Network} from '../../recipe/network.ts';
import {fillUniform, streamKey} from '../../numerics/random.ts';

/**
 * Fresh weights, layer by layer, weights before biases: Glorot uniform, in ±√(6 / (inputs + units)), biases zero.
 * Source: X. Glorot, Y. Bengio, AISTATS 2010; Keras 2's default for dense layers. Row r of layer l is stream
 * (seed, weights, l, r).
 */
export function initialWeights(network: Network, seed: number): Float32Array[] {
  const weights: Float32Array[] = [];
  let inputs = network.inputs;
  network.layers.forEach(({units}, layer) => {
    const limit = Math.sqrt(6 / (inputs + units));
    const matrix = new Float32Array(inputs * units);
    const row = new Float64Array(units);
    for (let r = 0; r < inputs; r++) {
      fillUniform(streamKey(seed, 'weights', layer, r), row);
      for (let c = 0; c < units; c++) matrix[r * units + c] = (2 * row[c]! - 1) * limit;
    }
    weights.push(matrix, new Float32Array(units));
    inputs = units;
  });
  return weights;
}

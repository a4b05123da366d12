import {arraysOf, type NetworkArray} from '../../network/arrays.ts';
import {sizeOf, type ArrayRole} from '../../network/shapes.ts';
import type {Network} from '../../network/network.ts';
import {fillUniform} from '../../numerics/draws.ts';
import {streamKey} from '../../numerics/random.ts';

/**
 * How arrays begin. Kernels: Glorot uniform, in ±√(6 / (fan in + fan out)); row r of layer l is stream (seed, weights, l,
 * r). Biases: zero. Source: X. Glorot, Y. Bengio, AISTATS 2010; Keras 2's default for dense layers.
 */
const initialisers: Readonly<Record<ArrayRole, (array: NetworkArray, seed: number) => Float32Array>> = {
  kernel({layer, shape, fanIn, fanOut}, seed) {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    const columns = shape.at(-1)!;
    const matrix = new Float32Array(sizeOf(shape));
    const row = new Float64Array(columns);
    for (let r = 0; r * columns < matrix.length; r++) {
      fillUniform(streamKey(seed, 'weights', layer, r), row);
      for (let c = 0; c < columns; c++) matrix[r * columns + c] = (2 * row[c] - 1) * limit;
    }
    return matrix;
  },
  bias: ({shape}) => new Float32Array(sizeOf(shape)),
};

/** Fresh arrays of a network, in the order of {@link arraysOf}. */
export const initialWeights = (network: Network, seed: number): Float32Array[] =>
  arraysOf(network).map((array) => initialisers[array.role](array, seed));

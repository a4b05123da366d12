import type {NetworkArray} from '../../network/arrays.ts';
import type {Layer, LayerKind} from '../../network/network.ts';
import type {Quantized} from '../../numerics/quantize.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import type {BiasCorrection} from './bias-correction.ts';
import {pack, unpack} from './small-form.ts';

/** One of a layer's arrays, with its numbers. */
export interface Filled extends Pick<NetworkArray, 'shape'> {
  readonly values: Float32Array;
}

/**
 * A layer's arrays as 8 bits a number, in their order. @param correction has come as far as this layer, and goes on behind
 * it
 */
type Packing<K extends LayerKind> = (
  layer: Layer<K>,
  arrays: readonly Filled[],
  correction: BiasCorrection,
  yielder: Yielder | undefined,
) => Promise<Quantized[]>;

const packings: {readonly [K in LayerKind]: Packing<K>} = {
  async dense({activation}, [kernel, biases], correction, yielder) {
    const coarse = pack(kernel.values, kernel.shape);
    await yielder?.yieldIfDue();
    const coarser = unpack(coarse, kernel.shape);
    const moved = await correction.correct(kernel.values, coarser, biases.values);
    const coarseBiases = pack(moved, biases.shape);
    correction.advance(activation, biases.values, unpack(coarseBiases, biases.shape));
    return [coarse, coarseBiases];
  },
};

export const packingOf = <K extends LayerKind>({kind}: Layer<K>): Packing<K> => packings[kind];

import type {Layer, LayerKind} from '../../../network/network.ts';
import {activationFormulas} from '../../../numerics/activations.ts';
import type {Numbers, StepPause} from '../engine.ts';
import {accumulateGradient, backward, forward} from './products.ts';

/** One image at one layer. */
export interface Passage {
  readonly input: Numbers;
  readonly output: Numbers;
  /** ∂loss/∂output; the way back uses it up. */
  readonly slopes: Numbers;
}

/** The mathematics of one kind of layer, for one image. Arrays are those of the layer, in their order. */
export interface LayerMath<K extends LayerKind> {
  /** Fills `output`. */
  forward(
    layer: Layer<K>,
    arrays: readonly Numbers[],
    passage: Pick<Passage, 'input' | 'output'>,
  ): Generator<StepPause>;
  /** Adds to the gradients, which are like `arrays`, and fills ∂loss/∂input where it is wanted. */
  backward(
    layer: Layer<K>,
    arrays: readonly Numbers[],
    gradients: readonly Numbers[],
    passage: Passage,
    inputSlopes: Numbers | null,
  ): Generator<StepPause>;
}

const layerMath: {readonly [K in LayerKind]: LayerMath<K>} = {
  /** y = f(z), z = x·W + b; ∂/∂z = ∂/∂y·f′(z), ∂/∂W = xᵀ·∂/∂z, ∂/∂b = ∂/∂z, ∂/∂x = ∂/∂z·Wᵀ. */
  dense: {
    *forward({activation}, [weights, biases], {input, output}) {
      yield* forward(input, weights, biases, output);
      const {value} = activationFormulas[activation];
      for (let i = 0; i < output.length; i++) output[i] = value(output[i]);
    },

    *backward({activation}, [weights], [weightGradient, biasGradient], passage, inputSlopes) {
      const {input, output, slopes} = passage;
      const {slope} = activationFormulas[activation];
      for (let i = 0; i < slopes.length; i++) slopes[i] *= slope(output[i]);
      yield* accumulateGradient(input, slopes, weightGradient, biasGradient);
      if (inputSlopes) yield* backward(slopes, weights, inputSlopes);
    },
  },
};

export const mathOf = <K extends LayerKind>({kind}: Layer<K>): LayerMath<K> => layerMath[kind];

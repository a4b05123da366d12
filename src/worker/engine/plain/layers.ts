import type {Layer, LayerKind} from '../../../network/network.ts';
import {activationFormulas} from '../../../numerics/activations.ts';
import type {Numbers, StepPause} from '../engine.ts';
import {accumulateGradient, backward, forward} from './products.ts';

/** One image at one layer. */
export interface Passage {
  readonly input: Numbers;
  readonly output: Numbers;
  /** ∂loss/∂y, at the output; the way back turns it, in place, into ∂loss/∂z, before the activation. */
  readonly gradients: Numbers;
}

/** The mathematics of one kind of layer, for one image. Arrays are those of the layer, in their order. */
export interface LayerMath<K extends LayerKind> {
  /** Fills `output`. */
  forward(
    layer: Layer<K>,
    arrays: readonly Numbers[],
    passage: Pick<Passage, 'input' | 'output'>,
  ): Generator<StepPause>;
  /** Adds to the gradients of the weights, which are like `arrays`, and fills ∂loss/∂input where it is wanted. */
  backward(
    layer: Layer<K>,
    arrays: readonly Numbers[],
    weightGradients: readonly Numbers[],
    passage: Passage,
    inputGradients: Numbers | null,
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

    *backward({activation}, [weights], [weightGradient, biasGradient], passage, inputGradients) {
      const {input, output, gradients} = passage;
      const {slope} = activationFormulas[activation];
      // Until here ∂loss/∂y, from here on ∂loss/∂z.
      for (let i = 0; i < gradients.length; i++) gradients[i] *= slope(output[i]);
      yield* accumulateGradient(input, gradients, weightGradient, biasGradient);
      if (inputGradients) yield* backward(gradients, weights, inputGradients);
    },
  },
};

export const mathOf = <K extends LayerKind>({kind}: Layer<K>): LayerMath<K> => layerMath[kind];

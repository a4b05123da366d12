import type {Activation} from '../../network/names.ts';
import {activationFormulas} from '../../numerics/activations.ts';
import {unitValue} from '../../pixels/values.ts';
import type {Yielder} from '../scheduling/yielder.ts';

/** Enough for a mean; more of them gain nothing that can be measured. */
const maxImages = 10;

/**
 * Moves the biases of coarser weights so that each layer gives the pictures shown the same mean as before. Where codes
 * are positive, as relu's are, the errors of a unit's weights do not cancel, and half of what coarse weights cost is
 * such a shift.
 *
 * Source: M. Nagel et al., "Data-Free Quantization Through Weight Equalization and Bias Correction" (2019), section 4.2,
 * with means of pictures in place of assumed ones.
 */
export class BiasCorrection {
  readonly #yielder: Yielder | undefined;
  /** What the layer before gave for each picture: with the weights as they were, and with the coarser ones. */
  readonly #exact: Float64Array[];
  readonly #coarse: Float64Array[];

  /** @param images bytes, `inputs` each; of none nothing is corrected */
  constructor(inputs: number, images: Uint8Array | null, yielder: Yielder | undefined) {
    this.#yielder = yielder;
    const count = Math.min(maxImages, (images?.length ?? 0) / inputs);
    this.#exact = Array.from({length: count}, (_, i) =>
      Float64Array.from(images!.subarray(i * inputs, (i + 1) * inputs), unitValue),
    );
    this.#coarse = [...this.#exact];
  }

  /** A dense layer's biases, corrected for a coarser kernel. */
  async correct(kernel: Float32Array, coarser: Float32Array, biases: Float32Array): Promise<Float32Array> {
    const moved = Float64Array.from(biases);
    const count = this.#exact.length;
    for (let i = 0; i < count; i++) {
      this.#exact[i] = products(this.#exact[i], kernel, biases.length);
      this.#coarse[i] = products(this.#coarse[i], coarser, biases.length);
      for (let unit = 0; unit < moved.length; unit++) {
        moved[unit] += (this.#exact[i][unit] - this.#coarse[i][unit]) / count;
      }
      await this.#yielder?.yieldIfDue();
    }
    const corrected = Float32Array.from(moved);
    // Weights may be numbers and their sums none.
    return corrected.every(Number.isFinite) ? corrected : biases;
  }

  /** Goes on behind that layer. @param coarser its biases as they are kept in the end */
  advance(activation: Activation, biases: Float32Array, coarser: Float32Array): void {
    const {value} = activationFormulas[activation];
    this.#exact.forEach((sums) => sums.forEach((sum, unit) => (sums[unit] = value(sum + biases[unit]))));
    this.#coarse.forEach((sums) => sums.forEach((sum, unit) => (sums[unit] = value(sum + coarser[unit]))));
  }
}

/** Inputs times a kernel, inputs × units row by row. */
function products(inputs: Float64Array, kernel: Float32Array, units: number): Float64Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input === 0) continue;
    for (let unit = 0; unit < units; unit++) sums[unit] += input * kernel[i * units + unit];
  }
  return sums;
}

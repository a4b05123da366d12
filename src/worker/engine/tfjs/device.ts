import type {Activation, Loss, Optimizer} from '../../../network/names.ts';
import type {Penalty} from '../../../network/training.ts';
import type {Tensor} from './core.ts';
import type {OptimizerArguments} from '../../../network/training.ts';
import type {StepScalars} from '../../../numerics/optimizers.ts';
import type {LossSum, Rows} from '../engine.ts';
import type {Updated} from './optimizers.ts';

/** Images on the device, n × width. */
export interface DeviceImages {
  readonly values: Tensor;
  /** width × n, where the device asked for it: a product that needs it finds it made cheaply from the start. */
  readonly transposed?: Tensor;
}

/** A hidden layer, as its error needs it. */
export interface HiddenLayer {
  /** Its output, n × what it gives. */
  readonly y: Tensor;
  readonly activation: Activation;
  /** On y; each rate is that of the mean loss. */
  readonly penalties: readonly Penalty[];
}

/** A loss against a target, ready to be summed and differentiated. */
export interface LossSettings {
  readonly loss: Loss;
  readonly huberDelta: number;
}

/**
 * The steps of training as one device does them. A model has one of these to itself and calls it inside
 * `engine().tidy`, which frees what is not kept. Shapes: n images, `width` values an image, `units` of a layer.
 */
export interface Device {
  /** Whether reading a loss costs next to nothing. */
  readonly lossIsNear: boolean;
  /** Rows `images` of a data set that stays the same, which the device may therefore keep: n × width. */
  gather(rows: Rows, images: Uint32Array, forGradient: boolean): DeviceImages;
  /** Values that `fill` writes, n × width. */
  upload(
    count: number,
    width: number,
    fill: (values: Float32Array) => void,
    forGradient: boolean,
  ): DeviceImages;
  /** activation(x·weights + biases): n × units. */
  dense(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation): Tensor;
  /** ∂(mean loss)/∂z for z before the activation that gave y: n × width. */
  outputError(y: Tensor, target: Tensor, settings: LossSettings, activation: Activation): Tensor;
  /** (error·weightsᵀ + ∂penalties/∂y) · activation′(y): the error of the layer below. */
  hiddenError(error: Tensor, weights: Tensor, below: HiddenLayer): Tensor;
  /** xᵀ·error: inputs × units. */
  weightGradient(x: DeviceImages, error: Tensor): Tensor;
  /** Column sums of the error: units. */
  biasGradient(error: Tensor): Tensor;
  /** One optimizer's step for one array of weights. */
  update(
    optimizer: Optimizer,
    weights: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    settings: OptimizerArguments,
    scalars: StepScalars,
  ): Updated<Tensor>;
  /** Adds images · (mean loss) = Σ loss / width to the sums of `into`. */
  addLoss(into: LossSums, y: Tensor, target: Tensor, settings: LossSettings): void;
  /** Adds images · (mean penalty) to the sums of `into`, after the loss that it belongs to. */
  addPenalty(into: LossSums, code: Tensor, penalty: Penalty): void;
  newLossSums(): LossSums;
  /** Frees what the device kept for this model. */
  dispose(): void;
}

/** Sums of losses, on the device where reading is dear. */
export interface LossSums {
  /**
   * Reads the sum and what of it is penalties; the sums are freed and must not be added to any more. Work asked for later
   * may run meanwhile.
   */
  take(): Promise<Pick<LossSum, 'sum' | 'penalty'>>;
  dispose(): void;
}

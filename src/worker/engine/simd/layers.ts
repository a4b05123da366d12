import type {Activation} from '../../../network/names.ts';
import type {Layer, LayerKind, Network} from '../../../network/network.ts';
import type {LayerPlaces} from './arrays.ts';
import type {Address, Kernel} from './kernel.ts';

/** The kernel's products take images, and rows of weights, four at a time. */
const inFours = (count: number): number => Math.ceil(count / 4) * 4;

/** What a layer reads: where, and how far apart its rows are. */
export interface LayerInput {
  readonly at: Address;
  readonly stride: number;
}

/**
 * What one kind of layer does in the kernel, for a block of images. Its activation is a pass of its own, and at the last
 * layer one with the loss; so is the way back through it, which adds up the biases' gradients.
 */
export interface LayerOps<K extends LayerKind> {
  /** What it ends with. */
  activation(layer: Layer<K>): Activation;
  /** What the way back needs of the weights, once a step; not called for the first layer. */
  prepare(kernel: Kernel, places: LayerPlaces): void;
  /** Its outputs, before the activation. */
  sums(kernel: Kernel, places: LayerPlaces, input: LayerInput, images: number): void;
  /** Adds the weights' gradients, given the slopes before the activation. */
  addGradients(kernel: Kernel, places: LayerPlaces, input: LayerInput, images: number): void;
  /** The slopes at the outputs of the layer below, given the same. */
  backward(kernel: Kernel, places: LayerPlaces, below: LayerPlaces, images: number): void;
}

/** Null for kinds that other engines train. */
const layerOps: {readonly [K in LayerKind]: LayerOps<K> | null} = {
  dense: {
    activation: ({activation}) => activation,

    prepare(kernel, {weights, stride, inputStride, transposed, inputs, units}) {
      kernel.transpose(weights, stride, inFours(inputs), inFours(units), transposed, inputStride);
    },

    /** x·W + b. */
    sums(kernel, {weights, biases, outputs, stride, inputs}, {at, stride: inputStride}, images) {
      const [rows, columns] = [inFours(images), stride / 4];
      kernel.product(at, inputStride, weights, stride, outputs, stride, rows, inputs, columns, biases);
    },

    /** xᵀ·dz. */
    addGradients(kernel, {slopes, stride, weightGradients, inputs}, {at, stride: inputStride}, images) {
      const [rows, columns] = [inFours(inputs), stride / 4];
      kernel.addTransposedProduct(
        at,
        inputStride,
        slopes,
        stride,
        weightGradients,
        stride,
        rows,
        images,
        columns,
      );
    },

    /** dz·Wᵀ. */
    backward(kernel, {slopes, stride, transposed, inputStride, units}, below, images) {
      const [rows, columns] = [inFours(images), below.stride / 4];
      kernel.product(
        slopes,
        stride,
        transposed,
        inputStride,
        below.slopes,
        below.stride,
        rows,
        units,
        columns,
        0,
      );
    },
  },
};

/** Whether the kernel has every kind of layer in the network. */
export const trains = ({layers}: Network): boolean => layers.every(({kind}) => layerOps[kind] !== null);

/** Of a layer of a network that it {@link trains}. */
export const opsOf = <K extends LayerKind>({kind}: Layer<K>): LayerOps<K> => layerOps[kind]!;

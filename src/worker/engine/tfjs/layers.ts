import type {Activation} from '../../../network/names.ts';
import type {Layer, LayerKind, Network} from '../../../network/network.ts';
import type {Tensor} from './core.ts';
import type {Device, HiddenLayer, DeviceImages} from './device.ts';

/**
 * What one kind of layer does on a device. Arrays are those of the layer, in their order; an error is ∂(mean loss)/∂z for
 * z before the layer's activation.
 */
export interface LayerOps<K extends LayerKind> {
  /** What it ends with: the layer above takes its error back through it, in the same program. */
  activation(layer: Layer<K>): Activation;
  /** n × what it gives. */
  forward(device: Device, layer: Layer<K>, x: Tensor, arrays: readonly Tensor[]): Tensor;
  /** Like its arrays, in their order. */
  gradients(device: Device, layer: Layer<K>, x: DeviceImages, error: Tensor): Tensor[];
  /** The error of the layer below. */
  backward(
    device: Device,
    layer: Layer<K>,
    error: Tensor,
    arrays: readonly Tensor[],
    below: HiddenLayer,
  ): Tensor;
}

/** Null for kinds that other engines train. */
const layerOps: {readonly [K in LayerKind]: LayerOps<K> | null} = {
  dense: {
    activation: ({activation}) => activation,
    forward: (device, {activation}, x, [weights, biases]) => device.dense(x, weights, biases, activation),
    gradients: (device, _, x, error) => [device.weightGradient(x, error), device.biasGradient(error)],
    backward: (device, _, error, [weights], below) => device.hiddenError(error, weights, below),
  },
};

/** Whether there is every kind of layer in the network. */
export const trains = ({layers}: Network): boolean => layers.every(({kind}) => layerOps[kind] !== null);

/** Of a layer of a network that it {@link trains}. */
export const opsOf = <K extends LayerKind>({kind}: Layer<K>): LayerOps<K> => layerOps[kind]!;

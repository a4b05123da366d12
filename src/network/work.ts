import type {Layer, LayerKind, Network, Shape} from './network.ts';
import {layerShapesOf, sizeOf} from './shapes.ts';

/** Multiplications with an addition each of one image's way forward through a layer. */
const rules: {readonly [K in LayerKind]: (layer: Layer<K>, input: Shape) => number} = {
  dense: ({units}, input) => sizeOf(input) * units,
};

const follow = <K extends LayerKind>(layer: Layer<K>, input: Shape): number =>
  rules[layer.kind](layer, input);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Multiplications with an addition each of one image's way forward: 50,176 in 784-32-784. */
export function multiplyAddsOf(network: Network): number {
  const inputs: Shape[] = [[network.inputs], ...layerShapesOf(network).map(({output}) => output)];
  return sumOf(network.layers.map((layer, i) => follow(layer, inputs[i])));
}

/** The same, and an addition more for each number that a layer gives. With dense layers alone: one a parameter. */
export const operationsOf = (network: Network): number =>
  multiplyAddsOf(network) + sumOf(layerShapesOf(network).map(({output}) => sizeOf(output)));

import type {Network, Shape} from './network.ts';
import {layerShapesOf, sizeOf, type ArrayRole} from './shapes.ts';

/** One of the arrays of numbers that a network learns, row by row in memory: the last axis counts columns. */
export interface NetworkArray {
  /** Index of the layer. */
  readonly layer: number;
  readonly role: ArrayRole;
  /** `dense_1/kernel`: the layer's kind and its number among those of that kind, counted from 1 as Keras 2 does. */
  readonly name: string;
  /** A dense kernel: [inputs, units]; its bias: [units]. */
  readonly shape: Shape;
  /** Numbers that flow into one of the layer's outputs, and outputs that one of its inputs flows into. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Fan in and fan out by a kernel's shape. Source: Keras 2, `keras/initializers`, `_compute_fans`. */
function fansOf(kernel: Shape): {readonly fanIn: number; readonly fanOut: number} {
  const positions = sizeOf(kernel.slice(0, -2));
  return {fanIn: positions * kernel.at(-2)!, fanOut: positions * kernel.at(-1)!};
}

/** All arrays that a network learns, layer by layer: the order of a model's state. */
export function arraysOf(network: Network): NetworkArray[] {
  const {layers} = network;
  return layerShapesOf(network).flatMap(({arrays}, layer) => {
    const {kind} = layers[layer];
    const number = layers.slice(0, layer + 1).filter((other) => other.kind === kind).length;
    return arrays.map(([role, shape]) => {
      const [, kernel] = arrays.find(([other]) => other === 'kernel')!;
      return {layer, role, name: `${kind}_${number}/${role}`, shape, ...fansOf(kernel)};
    });
  });
}

/** Places of a layer's arrays among all of them: of a dense layer its kernel's, its bias'. */
export const placesOf = (network: Network, wanted: number): number[] =>
  arraysOf(network).flatMap(({layer}, place) => (layer === wanted ? place : []));

/** What there is one of for each of {@link arraysOf}, layer by layer: for a dense one [of its kernel, of its bias]. */
export function byLayer<T>(network: Network, things: readonly T[]): T[][] {
  const groups: T[][] = network.layers.map(() => []);
  arraysOf(network).forEach(({layer}, i) => groups[layer].push(things[i]));
  return groups;
}

/** The shape of what each layer gives for one image. */
export const shapesOf = (network: Network): Shape[] => layerShapesOf(network).map(({output}) => output);

/** Numbers in a code. */
export const codeWidthOf = (network: Network): number => sizeOf(shapesOf(network)[network.codeLayer]);

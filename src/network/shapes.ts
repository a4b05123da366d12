import type {Layer, LayerKind, Network, Shape} from './network.ts';

/** What an array is to its layer: it decides how it begins. */
export type ArrayRole = 'kernel' | 'bias';

/** What follows from a layer and the shape of its input. */
export interface LayerShapes {
  /** What it gives for one image. */
  readonly output: Shape;
  /** The arrays that it learns, in the order in which a model's state has them. */
  readonly arrays: readonly (readonly [ArrayRole, Shape])[];
}

/** Numbers in an array of this shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((size, length) => size * length, 1);

// In the page's first 30 kB, since a recipe's parameters are counted there: what else follows stands in arrays and work.
const rules: {readonly [K in LayerKind]: (layer: Layer<K>, input: Shape) => LayerShapes} = {
  dense: ({units}, input) => ({
    output: [units],
    arrays: [
      ['kernel', [sizeOf(input), units]],
      ['bias', [units]],
    ],
  }),
};

const follow = <K extends LayerKind>(layer: Layer<K>, input: Shape): LayerShapes =>
  rules[layer.kind](layer, input);

/** Of each layer. */
export function layerShapesOf({inputs, layers}: Network): LayerShapes[] {
  let output: Shape = [inputs];
  return layers.map((layer) => {
    const shapes = follow(layer, output);
    ({output} = shapes);
    return shapes;
  });
}

/** Numbers that a network learns: 50,992 in 784-32-784. */
export const parameterCount = (network: Network): number =>
  layerShapesOf(network)
    .flatMap(({arrays}) => arrays)
    .reduce((count, [, shape]) => count + sizeOf(shape), 0);

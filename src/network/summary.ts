import type {LayerKind, Network, Shape} from './network.ts';
import {layerShapesOf, sizeOf} from './shapes.ts';

/** What Keras calls layers of a kind, and the first of them where nobody named it. */
const classes: Readonly<Record<LayerKind, {readonly name: string; readonly layer: string}>> = {
  dense: {name: 'Dense', layer: 'dense'},
};

/** A line of `model.summary()`. */
export interface SummaryRow {
  /** `dense_1`: the same layer has the same name in every model that it is part of. */
  readonly name: string;
  /** `Dense`. */
  readonly type: string;
  /** What it gives for one image, and how many numbers that is. */
  readonly output: Shape;
  readonly units: number;
  /** Its place in the network; −1 for an input, which learns nothing. */
  readonly layer: number;
  readonly parameters: number;
}

export interface ModelSummary {
  readonly name: 'autoencoder' | 'encoder' | 'decoder';
  readonly rows: readonly SummaryRow[];
  /** All of it is trained. */
  readonly parameters: number;
}

/**
 * What Keras prints of the three models of an autoencoder: the whole, its layers up to the code, and those behind it.
 * 50,992 = 25,120 + 25,872 numbers in 784-32-784.
 * Source: keras/utils/layer_utils.py, print_summary, of Keras 2; names as Keras counts them in one session.
 */
export function modelSummaries(network: Network): readonly ModelSummary[] {
  const {inputs, layers, codeLayer} = network;
  const named = new Map<LayerKind, number>();
  const rows = layerShapesOf(network).map(({output, arrays}, layer): SummaryRow => {
    const {kind} = layers[layer];
    const before = named.get(kind) ?? 0;
    named.set(kind, before + 1);
    const {name: type, layer: first} = classes[kind];
    const parameters = arrays.reduce((sum, [, shape]) => sum + sizeOf(shape), 0);
    const name = before === 0 ? first : `${first}_${before}`;
    return {name, type, output, units: sizeOf(output), layer, parameters};
  });
  const model = (
    name: ModelSummary['name'],
    number: number,
    given: Shape,
    own: readonly SummaryRow[],
  ): ModelSummary => {
    const input = `input_${number}`;
    const first = {
      name: input,
      type: 'InputLayer',
      output: given,
      units: sizeOf(given),
      layer: -1,
      parameters: 0,
    };
    return {name, rows: [first, ...own], parameters: own.reduce((sum, row) => sum + row.parameters, 0)};
  };
  return [
    model('autoencoder', 1, [inputs], rows),
    model('encoder', 1, [inputs], rows.slice(0, codeLayer + 1)),
    // Its input is a code, for which Keras makes a second one.
    model('decoder', 2, rows[codeLayer].output, rows.slice(codeLayer + 1)),
  ];
}

import {arraysOf, byLayer, shapesOf} from './arrays.ts';
import type {LayerKind, Network} from './network.ts';
import {sizeOf} from './shapes.ts';

const width = 65;

/** What Keras calls layers of a kind, and the first of them where nobody named it. */
const classes: Readonly<Record<LayerKind, {readonly name: string; readonly layer: string}>> = {
  dense: {name: 'Dense', layer: 'dense'},
};

/**
 * What Keras 2 prints for `encoder.summary()`: layers, output shapes and parameters of a network up to its code.
 * Source: keras/utils/layer_utils.py, print_summary, of Keras 2.
 */
export function encoderSummary(network: Network): string {
  const rule = '_'.repeat(width);
  const row = (...cells: readonly string[]) =>
    ` ${cells[0].padEnd(28)}${cells[1].padEnd(26)}${cells[2]}`.trimEnd();
  const shapes = shapesOf(network);
  const sizes = byLayer(
    network,
    arraysOf(network).map(({shape}) => sizeOf(shape)),
  );
  const named = new Map<LayerKind, number>();
  let total = 0;
  const rows = network.layers.slice(0, network.codeLayer + 1).map(({kind}, i) => {
    const parameters = sizes[i].reduce((sum, size) => sum + size, 0);
    total += parameters;
    const before = named.get(kind) ?? 0;
    named.set(kind, before + 1);
    const {name, layer} = classes[kind];
    const title = `${layer}${before === 0 ? '' : `_${before}`} (${name})`;
    return row(title, `(None, ${shapes[i].join(', ')})`, String(parameters));
  });
  const counted = total.toLocaleString('en-US');
  return [
    'Model: "encoder"',
    rule,
    row('Layer (type)', 'Output Shape', 'Param #'),
    '='.repeat(width),
    row('input_1 (InputLayer)', `[(None, ${network.inputs})]`, '0'),
    ...rows,
    '='.repeat(width),
    `Total params: ${counted}`,
    `Trainable params: ${counted}`,
    'Non-trainable params: 0',
    rule,
  ].join('\n');
}

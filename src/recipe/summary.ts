import type {Network} from './network.ts';

const width = 65;

/**
 * What Keras 2 prints for `encoder.summary()`: layers, output shapes and parameters of a network up to its code.
 * Source: keras/utils/layer_utils.py, print_summary, of Keras 2.
 */
export function encoderSummary({inputs, layers, codeLayer}: Network): string {
  const rule = '_'.repeat(width);
  const row = (...cells: readonly string[]) =>
    ` ${cells[0]!.padEnd(28)}${cells[1]!.padEnd(26)}${cells[2]!}`.trimEnd();
  let total = 0;
  let before = inputs;
  const rows = layers.slice(0, codeLayer + 1).map(({units}, i) => {
    const parameters = (before + 1) * units;
    before = units;
    total += parameters;
    return row(`dense${i === 0 ? '' : `_${i}`} (Dense)`, `(None, ${units})`, String(parameters));
  });
  const counted = total.toLocaleString('en-US');
  return [
    'Model: "encoder"',
    rule,
    row('Layer (type)', 'Output Shape', 'Param #'),
    '='.repeat(width),
    row('input_1 (InputLayer)', `[(None, ${inputs})]`, '0'),
    ...rows,
    '='.repeat(width),
    `Total params: ${counted}`,
    `Trainable params: ${counted}`,
    'Non-trainable params: 0',
    rule,
  ].join('\n');
}

import {expect} from '@open-wc/testing';
import {networkOf} from '../../src/recipe/derive.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {encoderSummary} from '../../src/network/summary.ts';

const summary = (texts: Record<string, string> = {}) =>
  encoderSummary(networkOf(parseRecipe((name) => texts[name] ?? null).recipe)).split('\n');

describe('encoder.summary()', () => {
  it('is what Keras prints for the tutorial’s encoder', () => {
    expect(summary()).to.deep.equal([
      'Model: "encoder"',
      '_________________________________________________________________',
      ' Layer (type)                Output Shape              Param #',
      '=================================================================',
      ' input_1 (InputLayer)        [(None, 784)]             0',
      ' dense (Dense)               (None, 32)                25120',
      '=================================================================',
      'Total params: 25,120',
      'Trainable params: 25,120',
      'Non-trainable params: 0',
      '_________________________________________________________________',
    ]);
  });

  it('counts every layer up to the code, and none after it', () => {
    // 784·128 + 128, 128·64 + 64, 64·2 + 2.
    const lines = summary({'hidden-units': '128,64', 'encoding-dim': '2'});
    expect(
      lines.filter((line) => line.includes('(Dense)')).map((line) => line.trim().split(/\s+/).at(-1)),
    ).to.deep.equal(['100480', '8256', '130']);
    expect(lines).to.include('Total params: 108,866');
  });
});

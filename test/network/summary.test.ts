import {expect} from '@open-wc/testing';
import {modelSummaries} from '../../src/network/summary.ts';
import {networkOf} from '../../src/recipe/derive.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';

const summaries = (texts: Record<string, string> = {}) =>
  modelSummaries(networkOf(parseRecipe((name) => texts[name] ?? null).recipe)).map(
    ({name, rows, parameters}) => ({
      name,
      rows: rows.map((row) => [row.name, row.type, row.output.join(), row.layer, row.parameters]),
      parameters,
    }),
  );

describe('model.summary()', () => {
  it('is what Keras prints for the tutorial’s three models: the halves are the whole’s own layers', () => {
    const encoder = ['dense', 'Dense', '32', 0, 25_120];
    const decoder = ['dense_1', 'Dense', '784', 1, 25_872];
    const pictures = ['input_1', 'InputLayer', '784', -1, 0];
    const codes = ['input_2', 'InputLayer', '32', -1, 0];
    expect(summaries()).to.deep.equal([
      {name: 'autoencoder', rows: [pictures, encoder, decoder], parameters: 50_992},
      {name: 'encoder', rows: [pictures, encoder], parameters: 25_120},
      {name: 'decoder', rows: [codes, decoder], parameters: 25_872},
    ]);
  });

  it('counts every layer up to the code in the encoder, and those after it in the decoder', () => {
    // 784·128 + 128, 128·64 + 64, 64·2 + 2; 2·64 + 64, 64·128 + 128, 128·784 + 784.
    const [autoencoder, encoder, decoder] = summaries({'hidden-units': '128,64', 'encoding-dim': '2'});
    const counts = ({rows}: {rows: (string | number)[][]}) => rows.map((row) => row.at(-1));
    expect(counts(encoder!)).to.deep.equal([0, 100_480, 8256, 130]);
    expect(counts(decoder!)).to.deep.equal([0, 192, 8320, 101_136]);
    expect(autoencoder!.parameters).to.equal(encoder!.parameters + decoder!.parameters);
    expect(decoder!.rows.map(([name]) => name)).to.deep.equal(['input_2', 'dense_3', 'dense_4', 'dense_5']);
  });
});

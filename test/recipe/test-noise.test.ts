import {expect} from '@open-wc/testing';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {parseOwn} from '../../src/recipe/own-fields.ts';
import {testNoiseOf, testNoiseTable} from '../../src/recipe/test-noise.ts';

const recipe = (texts: Record<string, string>) => parseRecipe((name) => texts[name] ?? null).recipe;
const parse = (given: Record<string, string>, texts: Record<string, string> = {}) => {
  const {own, complaints} = parseOwn(testNoiseTable, (name) => given[name] ?? null, recipe(texts));
  return {...testNoiseOf(own, recipe(texts)), comparePlain: own.comparePlain, complaints};
};

describe('noise of the test pictures', () => {
  it('is that of the training, a range by its upper end; gaussian 0.5 of a recipe without', () => {
    expect(parse({}, {noise: 'masking', 'noise-factor': '0.3'})).to.include({kind: 'masking', factor: 0.3});
    expect(parse({}, {noise: 'gaussian', 'noise-factor': '0-0.4'})).to.include({
      kind: 'gaussian',
      factor: 0.4,
    });
    expect(parse({})).to.deep.equal({kind: 'gaussian', factor: 0.5, comparePlain: false, complaints: []});
  });

  it('is what the attributes say; a share is at most all of them', () => {
    expect(parse({'test-noise': 'Salt-Pepper', 'test-noise-factor': '1'})).to.include({
      kind: 'salt-pepper',
      factor: 1,
    });
    expect(parse({'test-noise-factor': '5'})).to.include({factor: 5});
    // The training's amount has no meaning for another kind above 1.
    const other = parse({'test-noise': 'masking'}, {noise: 'gaussian', 'noise-factor': '5'});
    expect(other).to.include({factor: 1});
    expect(other.complaints).to.be.empty;
    expect(parse({'compare-plain': ''})).to.include({comparePlain: true});
    expect(parse({'compare-plain': 'false'})).to.include({comparePlain: false});
  });

  it('names what is not accepted, and what is', () => {
    const bad = parse({'test-noise': 'rain', 'test-noise-factor': '-1'});
    expect(bad.complaints.map(({attribute, value}) => [attribute, value])).to.deep.equal([
      ['test-noise', 'rain'],
      ['test-noise-factor', '-1'],
    ]);
    const over = parse({'test-noise': 'masking', 'test-noise-factor': '1.1'});
    expect(over.complaints).to.deep.equal([
      {attribute: 'test-noise-factor', value: '1.1', accepted: {kind: 'number', min: 0, max: 1}},
    ]);
  });
});

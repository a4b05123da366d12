import {expect} from '@open-wc/testing';
import {mapTable} from '../../src/recipe/map-choice.ts';
import {parseOwn} from '../../src/recipe/own-fields.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';

const {recipe} = parseRecipe(() => null);
const parse = (texts: Record<string, string>) => {
  const {own, complaints} = parseOwn(mapTable, (name) => texts[name] ?? null, recipe);
  return {...own, complaints};
};

describe('what an author wants of a map', () => {
  it('is 2,000 points, made of the code, and the view its width asks for', () => {
    expect(parse({})).to.deep.equal({
      points: 2000,
      view: null,
      source: 'code',
      distance: 'euclidean',
      complaints: [],
    });
  });

  it('is what the attributes say', () => {
    expect(parse({points: '60000', view: 'tsne', source: 'pixels', distance: 'cosine'})).to.deep.equal({
      points: 60_000,
      view: 'tsne',
      source: 'pixels',
      distance: 'cosine',
      complaints: [],
    });
    expect(parse({points: '1', view: ' UMAP '})).to.include({points: 1, view: 'umap'});
  });

  it('is complained of where it cannot be, and stands at its default', () => {
    for (const points of ['0', '60001', '2.5', 'many', '']) {
      const {complaints, ...rest} = parse({points});
      expect(rest, points).to.deep.equal({points: 2000, view: null, source: 'code', distance: 'euclidean'});
      expect(complaints, points).to.have.length(1);
      expect(complaints[0]).to.include({attribute: 'points', value: points});
    }
    expect(
      parse({view: 'cubism', source: 'labels', distance: 'far'}).complaints.map(({attribute}) => attribute),
    ).to.deep.equal(['view', 'source', 'distance']);
  });
});

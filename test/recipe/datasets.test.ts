import {expect} from '@open-wc/testing';
import {dataSetOf, dataSets, isDrawn, type DataSet} from '../../src/recipe/datasets.ts';
import {authorDataName} from '../../src/recipe/author-data.ts';

const rows: readonly (readonly [string, DataSet])[] = Object.entries(dataSets);

describe('the data sets', () => {
  for (const [name, row] of rows)
    it(`have whole rows: ${name}`, () => {
      expect(name, 'no address').to.match(/^[a-z][a-z0-9-]*$/);
      const {title, noun, train, test} = row;
      expect(noun).to.be.oneOf(['digit', 'picture']);
      expect(isDrawn(name)).to.equal(title === null);
      const published = title === null ? [] : [row.train.gzipBytes, row.test.gzipBytes];
      const numbers = [{count: train.count}, {count: test.count}, ...published].flatMap(Object.values);
      expect(numbers).to.have.length(title === null ? 2 : 6);
      for (const each of numbers) expect(each).to.satisfy(Number.isSafeInteger).and.be.above(0);
      if (title !== null) expect(title).not.to.be.empty;
    });

  it('are found by their names, and by nothing else', () => {
    for (const [name, row] of rows) expect(dataSetOf(name)).to.equal(row);
    for (const other of ['', 'MNIST', 'toString', 'https://example.org/mnist/', authorDataName(1)]) {
      expect(dataSetOf(other), other).to.equal(null);
      expect(isDrawn(other), other).to.be.false;
    }
  });
});

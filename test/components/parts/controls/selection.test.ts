import {expect} from '@open-wc/testing';
import {
  dataKey,
  onSelection,
  select,
  selectionOf,
  setSelection,
} from '../../../../src/components/parts/controls/selection.ts';

describe('what is selected on a page', () => {
  it('is one picture for each data set, and fired only for a person’s act', () => {
    const host = document.createElement('div');
    const fired: unknown[] = [];
    host.addEventListener('ae-select', (event) => fired.push(event.detail));
    let told = 0;
    const stop = onSelection(() => told++);
    select(host, 'one', {split: 'test', index: 3});
    setSelection('two', {split: 'train', index: 5});
    expect(selectionOf('one')).to.deep.equal({split: 'test', index: 3});
    expect(selectionOf('two')).to.deep.equal({split: 'train', index: 5});
    expect(selectionOf('three')).to.equal(null);
    expect(fired).to.deep.equal([{dataset: 'one', split: 'test', index: 3}]);
    // The same once more is no news.
    select(host, 'one', {split: 'test', index: 3});
    expect([fired.length, told]).to.deep.equal([1, 2]);
    stop();
    setSelection('one', null);
    setSelection('two', null);
    expect([selectionOf('one'), told]).to.deep.equal([null, 2]);
  });

  it('may be a picture of no data set', () => {
    const host = document.createElement('div');
    const pixels = new Float32Array(784);
    select(host, 'drawn', {pixels});
    expect(selectionOf('drawn')).to.deep.equal({pixels});
    setSelection('drawn', null);
  });

  it('goes by the address of the data, as the page resolves it', () => {
    expect(dataKey({dataset: 'mnist'})).to.equal('mnist');
    expect(dataKey({dataset: 'here/'})).to.equal(new URL('here/', document.baseURI).href);
    expect(dataKey({dataset: 'https://example.org/a.idx'})).to.equal('https://example.org/a.idx');
  });
});

import {expect} from '@open-wc/testing';
import {downloadBytes} from '../../src/recipe/download.ts';
import {authorDataName} from '../../src/recipe/author-data.ts';

describe('what a recipe downloads', () => {
  const all = {trainSize: null, testSize: null};

  it('is nothing for the digits the library draws, nor for what the author gave', () => {
    expect(downloadBytes({dataset: 'digits', ...all})).to.equal(0);
    expect(downloadBytes({dataset: authorDataName(1), ...all})).to.equal(0);
  });

  it('is 11.6 MB for MNIST and 30.9 MB for Fashion-MNIST', () => {
    expect(downloadBytes({dataset: 'mnist', ...all})! / 1e6).to.be.closeTo(11.6, 0.05);
    expect(downloadBytes({dataset: 'fashion-mnist', ...all})! / 1e6).to.be.closeTo(30.9, 0.05);
  });

  it('is less for fewer images, in whole blocks, and never more than there are', () => {
    const some = downloadBytes({dataset: 'mnist', trainSize: 6000, testSize: 1000})!;
    expect(some).to.equal(Math.round(9_912_422 / 6 + 1_648_877 / 2 + 33_423));
    expect(downloadBytes({dataset: 'mnist', trainSize: 1e6, testSize: 1e6})).to.equal(
      downloadBytes({dataset: 'mnist', ...all}),
    );
  });

  it('is not known for an address', () => {
    expect(downloadBytes({dataset: 'https://example.org/images.gz', ...all})).to.equal(null);
  });
});

import {expect} from '@open-wc/testing';
import {isGzip, isIdx, parseIdxHeader} from '../../src/images/idx.ts';

const header = (type: number, ...sizes: number[]): Uint8Array => {
  const bytes = new Uint8Array(4 + 4 * sizes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (type << 8) | sizes.length);
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size));
  return bytes;
};

describe('IDX headers', () => {
  it('tell how many images there are, how large, and where they begin', () => {
    expect(parseIdxHeader(header(8, 60000, 28, 28), 3)).to.deep.equal({
      sizes: [60000, 28, 28],
      count: 60000,
      itemBytes: 784,
      headerBytes: 16,
      fileBytes: 47040016,
    });
  });

  it('tell how many labels there are', () => {
    expect(parseIdxHeader(header(8, 10000), 1)).to.include({
      count: 10000,
      itemBytes: 1,
      headerBytes: 8,
      fileBytes: 10008,
    });
  });

  it('are read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(40);
    larger.set(header(8, 7, 28, 28), 9);
    expect(parseIdxHeader(larger.subarray(9), 3)).to.include({count: 7, fileBytes: 16 + 7 * 784});
  });

  it('of other types or dimensions are named by their magic number', () => {
    expect(parseIdxHeader(header(0x0d, 5, 28, 28), 3)).to.deep.equal({fault: 'magic', magic: '0x00000d03'});
    expect(parseIdxHeader(header(8, 5), 3)).to.deep.equal({fault: 'magic', magic: '0x00000801'});
    expect(parseIdxHeader(header(8, 5, 28, 28), 1)).to.deep.equal({fault: 'magic', magic: '0x00000803'});
  });

  it('that are none are told from damaged ones', () => {
    expect(isIdx(new TextEncoder().encode('<!doctype html>'))).to.be.false;
    expect(isIdx(new Uint8Array([0, 5, 8, 3]))).to.be.false;
    for (const damaged of [new Uint8Array(0), new Uint8Array([0]), header(0x0d, 5, 28, 28)])
      expect(isIdx(damaged)).to.be.true;
    expect(parseIdxHeader(new Uint8Array(0), 3)).to.deep.equal({fault: 'short', got: 0, wanted: 16});
    expect(parseIdxHeader(new Uint8Array([0, 0, 8]), 1)).to.deep.equal({fault: 'short', got: 3, wanted: 8});
    expect(parseIdxHeader(header(8, 5, 28, 28).subarray(0, 15), 3)).to.deep.equal({
      fault: 'short',
      got: 15,
      wanted: 16,
    });
  });

  it('that promise nothing, or more than can be counted, are refused', () => {
    expect(parseIdxHeader(header(8, 0, 28, 28), 3)).to.deep.equal({fault: 'empty'});
    const most = 2 ** 32 - 1;
    expect(parseIdxHeader(header(8, most, most, most), 3)).to.deep.equal({fault: 'large'});
  });
});

describe('gzip', () => {
  it('is recognised by its first bytes', () => {
    expect(isGzip(new Uint8Array([0x1f, 0x8b, 8]))).to.be.true;
    expect(isGzip(new Uint8Array([0, 0, 8, 3]))).to.be.false;
    expect(isGzip(new Uint8Array([0x1f]))).to.be.false;
  });
});

import {expect} from '@open-wc/testing';
import {codeBetween, decoderSum} from '../../src/numerics/decoder-sum.ts';

describe('the sum that a decoder of one layer makes', () => {
  // Two pixels, three units: stencils (1, 0), (0, 2), (−1, 1).
  const layer = {kernel: Float32Array.of(1, 0, 0, 2, -1, 1), bias: Float32Array.of(0.5, -4)};

  it('is the bias and each number times its stencil, the largest first, then the activation', () => {
    const {terms, rest, restUnits, sum, output} = decoderSum([3, 1, 0], layer, 'relu', 2);
    expect(terms.map(({unit, value, picture}) => [unit, value, ...picture])).to.deep.equal([
      [0, 3, 3, 0],
      [1, 1, 0, 2],
    ]);
    expect([...rest, restUnits]).to.deep.equal([0, 0, 0]);
    expect([...sum]).to.deep.equal([3.5, -2]);
    expect([...output]).to.deep.equal([3.5, 0]);
  });

  it('is whole: what is told, the rest and the bias add up to it', () => {
    const {terms, rest, restUnits, sum} = decoderSum([1, 2, -3], layer, 'sigmoid', 1);
    // |−3|·√2 = 4.24 and 2·2 = 4 and 1·1.
    expect(terms.map(({unit}) => unit)).to.deep.equal([2]);
    expect(restUnits).to.equal(2);
    sum.forEach((value, i) =>
      expect(
        layer.bias[i]! + rest[i]! + terms.reduce((all, {picture}) => all + picture[i]!, 0),
      ).to.be.closeTo(value, 1e-6),
    );
  });

  it('has no terms where the code is empty: what the decoder draws then is its bias', () => {
    const {terms, sum, output} = decoderSum([0, 0, 0], layer, 'linear', 5);
    expect(terms).to.deep.equal([]);
    expect([...sum]).to.deep.equal([0.5, -4]);
    expect([...output]).to.deep.equal([0.5, -4]);
  });
});

describe('a code between two others', () => {
  it('goes in a straight line from one to the other', () => {
    expect([...codeBetween([0, 4], [2, 0], 0.25)]).to.deep.equal([0.5, 3]);
    expect([...codeBetween([1, 2], [3, 4], 0)]).to.deep.equal([1, 2]);
    expect([...codeBetween([1, 2], [3, 4], 1)]).to.deep.equal([3, 4]);
  });
});

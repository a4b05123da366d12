import {expect} from '@open-wc/testing';
import {finish, symmetricEigen} from '../../src/numerics/eigen.ts';
import {fillNormal, streamKey} from '../../src/numerics/random.ts';

const eigenOf = (values: readonly number[], size: number, count?: number) =>
  finish(symmetricEigen(Float64Array.from(values), size, count));

describe('eigenvalues and eigenvectors', () => {
  it('of 2 × 2 are those of the quadratic formula', () => {
    const {values, vectors} = eigenOf([2, 0, 1, 2], 2);
    expect(values[0]).to.be.closeTo(3, 1e-14);
    expect(values[1]).to.be.closeTo(1, 1e-14);
    for (let i = 0; i < 2; i++) expect(vectors[i]).to.be.closeTo(Math.SQRT1_2, 1e-14);
    expect(vectors[2]! * vectors[3]!).to.be.closeTo(-0.5, 1e-14);
  });

  it('of a chain of springs are 2 − 2 cos(kπ/(n+1)), and sines', () => {
    const n = 50;
    const matrix = Array.from({length: n * n}, (_, at) => {
      const distance = Math.abs(Math.floor(at / n) - (at % n));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const {values, vectors} = eigenOf(matrix, n, 3);
    for (let k = 0; k < n; k++)
      expect(values[k]).to.be.closeTo(2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1)), 1e-13);
    expect(vectors).to.have.length(3 * n);
    for (let i = 0; i < n; i++) {
      const sine = Math.sqrt(2 / (n + 1)) * Math.sin((n * (i + 1) * Math.PI) / (n + 1));
      expect(Math.abs(vectors[i]!)).to.be.closeTo(Math.abs(sine), 1e-12);
    }
  });

  it('of a random matrix have A·v = λ·v, unit vectors at right angles, and keep the trace', () => {
    const n = 60;
    const matrix = new Float64Array(n * n);
    fillNormal(streamKey(3, 'sample'), matrix);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!;
    const {values, vectors} = finish(symmetricEigen(matrix.slice(), n));
    let trace = 0;
    for (let i = 0; i < n; i++) trace += matrix[i * n + i]!;
    expect(values.reduce((sum, v) => sum + v, 0)).to.be.closeTo(trace, 1e-11);
    for (let k = 0; k < n; k++) {
      if (k > 0) expect(values[k]).to.be.at.most(values[k - 1]!);
      for (let i = 0; i < n; i++) {
        let product = 0;
        let dot = 0;
        for (let j = 0; j < n; j++) {
          product += matrix[i * n + j]! * vectors[k * n + j]!;
          dot += vectors[i * n + j]! * vectors[k * n + j]!;
        }
        expect(product).to.be.closeTo(values[k]! * vectors[k * n + i]!, 1e-11);
        expect(dot).to.be.closeTo(i === k ? 1 : 0, 1e-12);
      }
    }
  });

  it('are found where eigenvalues are equal, of zeros, of rank one, of tiny and huge numbers, of one number and of none', () => {
    expect([...eigenOf([1, 0, 0, 0, 1, 0, 0, 0, 1], 3).values]).to.deep.equal([1, 1, 1]);
    expect([
      ...eigenOf(
        Array.from({length: 9}, () => 0),
        3,
      ).values,
    ]).to.deep.equal([0, 0, 0]);
    const [first, ...rest] = eigenOf(
      Array.from({length: 16}, () => 1),
      4,
    ).values;
    expect(first).to.be.closeTo(4, 1e-14);
    for (const value of rest) expect(value).to.be.closeTo(0, 1e-14);
    for (const unit of [1e-200, 1e150]) {
      const {values} = eigenOf(
        [2, 0, 0, 1, 2, 0, 0, 1, 2].map((v) => v * unit),
        3,
      );
      expect(values[0]! / unit).to.be.closeTo(2 + Math.SQRT2, 1e-13);
    }
    expect([...eigenOf([-7], 1).values]).to.deep.equal([-7]);
    expect([...eigenOf([], 0).values]).to.deep.equal([]);
  });

  it('of what is not a number are refused, instead of being sought for ever', () => {
    expect(() => eigenOf([1, 0, NaN, 1], 2)).to.throw(RangeError);
    expect(() => eigenOf([1, 0, Infinity, 1], 2)).to.throw(RangeError);
  });

  it('come in pieces', () => {
    const n = 40;
    const matrix = new Float64Array(n * n);
    fillNormal(streamKey(4, 'sample'), matrix);
    const pieces = symmetricEigen(matrix, n);
    let count = 0;
    while (!pieces.next().done) count++;
    // One for each reflection, for each QL step (at least one an eigenvalue but the last few), and for each vector.
    expect(count).to.be.above(2.5 * n);
  });
});

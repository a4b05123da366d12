import {expect} from '@open-wc/testing';
import {finish} from '../../src/numerics/eigen.ts';
import {addLoss, applyLinear} from '../../src/numerics/linear-map.ts';
import {
  addVectors,
  createMoments,
  explainedVariance,
  meanAndCovariance,
  pcaOf,
  project,
  projectionOf,
  reconstruct,
} from '../../src/numerics/pca.ts';

function pcaOfRows(values: ArrayLike<number>, width: number, scale = 1) {
  const moments = createMoments(width, scale);
  const count = values.length / width;
  // In two parts, as pieces of work are.
  addVectors(moments, values, 0, count >> 1);
  addVectors(moments, values, count >> 1, count);
  return finish(pcaOf(meanAndCovariance(moments)));
}

describe('principal components', () => {
  it('of an ellipse are those worked by hand: axes (3, 4)/5 and (4, −3)/5 with variances 50 and 2', () => {
    // Centre (10, 20); ±10 along the long axis, ±2 along the short one.
    const values = [10 + 6, 20 + 8, 10 - 6, 20 - 8, 10 + 1.6, 20 - 1.2, 10 - 1.6, 20 + 1.2];
    const pca = pcaOfRows(values, 2);
    const close = (got: ArrayLike<number>, wanted: readonly number[]) =>
      wanted.forEach((value, i) => expect(got[i]).to.be.closeTo(value, 1e-12));
    close(pca.mean, [10, 20]);
    close(pca.components, [0.6, 0.8, 0.8, -0.6]);
    close(pca.variances, [50, 2]);
    close(explainedVariance(pca), [50 / 52, 2 / 52]);
    close(project(pca, values, 4, 1), [10, -10, 0, 0]);
    close(reconstruct(pca, project(pca, values, 4, 1), 4, 1), [16, 28, 4, 12, 10, 20, 10, 20]);
    close(reconstruct(pca, project(pca, values, 4, 2), 4, 2), values);
  });

  it('leave the variance they do not explain as error, and clipping can only help', () => {
    const values = Uint8Array.from([0, 0, 10, 255, 0, 200, 255, 0, 90, 30, 0, 255]);
    const pca = pcaOfRows(values, 3, 1 / 255);
    const sums = {plain: 0, clipped: 0, values: 0};
    const map = projectionOf(pca, 1);
    for (let i = 0; i < 4; i++) {
      const image = Float64Array.from(values.subarray(3 * i, 3 * i + 3), (byte) => byte / 255);
      const answer = new Float64Array(3);
      applyLinear(map, image, answer);
      addLoss(answer, image, 'mse', 1, sums);
    }
    expect(sums.plain / sums.values).to.be.closeTo((pca.totalVariance - pca.variances[0]!) / 3, 1e-14);
    expect(sums.clipped).to.be.below(sums.plain);
    // The middle value never changes: no variance, and a component of its own behind all others.
    expect([...pca.components.subarray(6)]).to.deep.equal([0, 1, 0]);
    expect(pca.variances[2]).to.equal(0);
  });

  it('of one vector and of equal ones have no variance, and the vector itself as mean', () => {
    for (const count of [1, 5]) {
      const pca = pcaOfRows(
        Array.from({length: 2 * count}, (_, i) => (i % 2 === 0 ? 3 : 4)),
        2,
      );
      expect([...pca.mean]).to.deep.equal([3, 4]);
      expect([...explainedVariance(pca)]).to.deep.equal([0, 0]);
    }
    // Of values that are no whole numbers the sums are rounded, which is no variance.
    for (const count of [3, 200, 5000]) {
      const values = Float32Array.from({length: 3 * count}, (_, i) => [0.1, 1e10 / 3, -77 / 255][i % 3]!);
      const pca = pcaOfRows(values, 3);
      expect([...explainedVariance(pca)], `${count} alike`).to.deep.equal([0, 0, 0]);
      for (const at of project(pca, values, count, 3)) expect(Math.abs(at)).to.be.below(1e-5);
      const moving = values.map((value, i) => (i % 3 === 0 ? (i % 2) / 1000 : value));
      expect(explainedVariance(pcaOfRows(moving, 3))[0], `${count} that differ in one number`).to.equal(1);
    }
    const grey = new Uint8Array(4 * 300).fill(77);
    expect([...explainedVariance(pcaOfRows(grey, 4, 1 / 255))]).to.deep.equal([0, 0, 0, 0]);
    expect(() => pcaOfRows([], 2)).to.throw(RangeError);
    expect(() => pcaOfRows([1, NaN, 2, 3], 2)).to.throw(RangeError);
  });
});

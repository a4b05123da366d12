import {expect} from '@open-wc/testing';
import {finish} from '../../src/numerics/eigen.ts';
import {addLoss, applyLinear} from '../../src/numerics/linear-map.ts';
import {
  addVectors,
  createMoments,
  explainedVariance,
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
  return finish(pcaOf(moments));
}

describe('principal components', () => {
  it('of an ellipse worked by hand: axes (3, 4)/5 and (4, −3)/5 with variances 50 and 2', () => {
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

  it('leaves the variance it does not explain as error, and clipping can only help', () => {
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

  it('of one vector and of equal ones: no variance, and the vector itself as mean', () => {
    for (const count of [1, 5]) {
      const pca = pcaOfRows(
        Array.from({length: 2 * count}, (_, i) => (i % 2 === 0 ? 3 : 4)),
        2,
      );
      expect([...pca.mean]).to.deep.equal([3, 4]);
      expect([...explainedVariance(pca)]).to.deep.equal([0, 0]);
    }
    expect(() => pcaOfRows([], 2)).to.throw(RangeError);
    expect(() => pcaOfRows([1, NaN, 2, 3], 2)).to.throw(RangeError);
  });
});

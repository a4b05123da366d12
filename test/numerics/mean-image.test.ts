import {expect} from '@open-wc/testing';
import {addImages, countValues, lossOfConstant} from '../../src/numerics/mean-image.ts';

describe('the mean image', () => {
  it('scores as the variance of the pixels, with mse on the same images', () => {
    const images = Uint8Array.from([0, 255, 51, 255, 102, 255]);
    const sums = new Float64Array(2);
    addImages(images, 0, 3, sums);
    const mean = sums.map((sum) => sum / 3 / 255);
    expect([...mean]).to.deep.equal([0.2, 1]);
    const counts = new Uint32Array(2 * 256);
    countValues(images, 0, 3, counts);
    // ((0 − .2)² + 0 + (.4 − .2)²) / 6
    expect(lossOfConstant(mean, counts, 'mse', 1)).to.be.closeTo(0.08 / 6, 1e-12);
    expect(lossOfConstant(mean, counts, 'mae', 1)).to.be.closeTo(0.4 / 6, 1e-12);
  });
});

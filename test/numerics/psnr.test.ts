import {expect} from '@open-wc/testing';
import {meanSquaredError, psnr} from '../../src/numerics/psnr.ts';

describe('peak signal-to-noise ratio', () => {
  it('has its known values: 20 dB at an error of a tenth, and infinite where nothing differs', () => {
    expect(psnr(0.01)).to.be.closeTo(20, 1e-12);
    expect(psnr(1)).to.be.closeTo(0, 1e-12);
    expect(psnr(0.1168)).to.be.closeTo(9.33, 0.005);
    expect(psnr(0)).to.equal(Infinity);
  });

  it('is of a mean squared error, of all values or of one picture’s', () => {
    const [values, targets] = [Float32Array.of(0, 1, 0.5, 0.5), Float32Array.of(0, 0, 0.5, 0)];
    expect(meanSquaredError(values, targets)).to.equal(1.25 / 4);
    expect(meanSquaredError(values, targets, 2, 2)).to.equal(0.125);
    expect(meanSquaredError([], [])).to.equal(0);
  });
});

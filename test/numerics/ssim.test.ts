import {expect} from '@open-wc/testing';
import {ssim} from '../../src/numerics/ssim.ts';

const side = 28;
const picture = (value: (row: number, column: number, place: number) => number) =>
  Float64Array.from({length: side * side}, (_, i) => value(Math.floor(i / side), i % side, i));

describe('structural similarity', () => {
  const speckled = picture((_row, _column, i) => ((37 * i) % 101) / 100);
  const others = picture((_row, _column, i) => ((53 * i + 7) % 97) / 96);
  const ring = picture((row, column) =>
    Math.exp(-(((Math.hypot(row - 13.5, column - 13.5) - 8) / 2.5) ** 2)),
  );

  it('is 1 of equal pictures, and of two even ones what their greys say', () => {
    for (const one of [speckled, ring, picture(() => 0), picture(() => 1)])
      expect(ssim(one, one, side)).to.be.closeTo(1, 1e-12);
    for (const [a, b] of [
      [0, 1],
      [0.2, 0.7],
      [0.5, 0.6],
    ] as const) {
      const found = ssim(
        picture(() => a),
        picture(() => b),
        side,
      );
      expect(found).to.be.closeTo((2 * a * b + 1e-4) / (a * a + b * b + 1e-4), 1e-9);
    }
  });

  it('is scikit-image’s, gaussian_weights with sigma 1.5 and population covariance', () => {
    const noisy = ring.map((value, i) => Math.min(1, Math.max(0, value + 0.5 * (speckled[i]! - 0.5))));
    const shifted = picture((row, column) => ring[row * side + ((column + side - 1) % side)]!);
    const negative = speckled.map((value) => 1 - value);
    for (const [a, b, expected] of [
      [speckled, others, 0.0536584206998],
      [ring, noisy, 0.8490536007045],
      [ring, shifted, 0.8437773735925],
      [speckled, negative, -0.9850184946852],
    ] as const) {
      expect(ssim(a, b, side)).to.be.closeTo(expected, 1e-11);
      expect(ssim(b, a, side), 'either way round').to.be.closeTo(expected, 1e-11);
    }
  });

  it('is of one picture among several', () => {
    const both = Float32Array.from([...ring, ...speckled]);
    const targets = Float32Array.from([...speckled, ...others]);
    expect(ssim(both, targets, side, side * side)).to.be.closeTo(0.0536584206998, 1e-6);
  });
});

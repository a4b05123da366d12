import {expect} from '@open-wc/testing';
import {corrupt, type Corruption} from '../../src/numerics/corruption.ts';

const width = 784;
const images = 300;

function corrupted(rule: Corruption, start: number, epoch = 1, seed = 42): Float64Array {
  const values = new Float64Array(width * images).fill(start);
  for (let image = 0; image < images; image++)
    corrupt(rule, seed, 'trainingNoise', epoch, image, values, image * width, width);
  return values;
}
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const n = width * images;

describe('corruptions', () => {
  it('gaussian: mean and spread as promised where nothing is clipped', () => {
    const values = corrupted({kind: 'gaussian', low: 0.05, high: 0.05}, 0.5);
    expect(Math.abs(mean(values) - 0.5)).to.be.below((4 * 0.05) / Math.sqrt(n));
    const variance = mean(values.map((value) => (value - 0.5) ** 2));
    expect(Math.abs(variance - 0.0025)).to.be.below(4 * 0.0025 * Math.sqrt(2 / n));
  });

  it('gaussian: clipped to 0–1; half of black stays black', () => {
    const values = corrupted({kind: 'gaussian', low: 0.5, high: 0.5}, 0);
    expect(Math.min(...values.subarray(0, 10_000))).to.equal(0);
    expect(Math.max(...values.subarray(0, 10_000))).to.be.at.most(1);
    const black = values.filter((value) => value === 0).length / n;
    expect(Math.abs(black - 0.5)).to.be.below((4 * 0.5) / Math.sqrt(n));
  });

  it('masking: the given share is set to 0, the rest untouched', () => {
    const values = corrupted({kind: 'masking', low: 0.3, high: 0.3}, 0.7);
    const masked = values.filter((value) => value === 0).length / n;
    expect(Math.abs(masked - 0.3)).to.be.below(4 * Math.sqrt((0.3 * 0.7) / n));
    expect(values.every((value) => value === 0 || value === 0.7)).to.equal(true);
    expect(corrupted({kind: 'masking', low: 1, high: 1}, 0.7).every((value) => value === 0)).to.equal(true);
  });

  it('salt-pepper: the given share, half of it white', () => {
    const values = corrupted({kind: 'salt-pepper', low: 0.4, high: 0.4}, 0.7);
    const [salt, pepper] = [1, 0].map((wanted) => values.filter((value) => value === wanted).length / n);
    for (const share of [salt!, pepper!]) expect(Math.abs(share - 0.2)).to.be.below(4 * Math.sqrt(0.16 / n));
  });

  it('a range draws its level anew for each image', () => {
    const values = corrupted({kind: 'masking', low: 0, high: 0.5}, 1);
    const shares = Array.from({length: images}, (_, i) => 1 - mean(values.slice(i * width, (i + 1) * width)));
    expect(Math.abs(mean(Float64Array.from(shares)) - 0.25)).to.be.below(4 * Math.sqrt(0.25 / 12 / images));
    expect(Math.max(...shares)).to.be.above(0.4);
    expect(Math.min(...shares)).to.be.below(0.1);
  });

  it('factor 0 changes nothing', () => {
    for (const kind of ['gaussian', 'masking', 'salt-pepper'] as const)
      expect(corrupted({kind, low: 0, high: 0}, 0.7).every((value) => value === 0.7)).to.equal(true);
  });

  it('is fresh every epoch, the same for the same seed, another for another', () => {
    const rule = {kind: 'gaussian', low: 0.1, high: 0.1} as const;
    const first = corrupted(rule, 0.5);
    expect(corrupted(rule, 0.5)).to.deep.equal(first);
    for (const other of [corrupted(rule, 0.5, 2), corrupted(rule, 0.5, 1, 43)]) {
      let correlation = 0;
      for (let i = 0; i < n; i++) correlation += ((first[i]! - 0.5) * (other[i]! - 0.5)) / 0.01 / n;
      expect(Math.abs(correlation)).to.be.below(4 / Math.sqrt(n));
    }
  });
});

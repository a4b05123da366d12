import {expect} from '@open-wc/testing';
import {trendOf} from '../../src/numerics/plateau.ts';

const rule = {patience: 5, amount: 0.02, relative: true};

describe('plateau', () => {
  it('says nothing before there are two epochs', () => {
    expect(trendOf([], rule)).to.equal(null);
    expect(trendOf([0.1], rule)).to.equal(null);
  });

  it('reads a steady fall as its share an epoch, and not as flat', () => {
    const values = Array.from({length: 12}, (_, i) => 0.07 * 0.97 ** i);
    const trend = trendOf(values, rule)!;
    expect(trend.fallPerEpoch).to.be.closeTo(0.03, 1e-12);
    expect(trend.flat).to.equal(false);
  });

  it('reads what it does now where it falls ever less, and the whole window where the last epochs are noise', () => {
    const slowing = [0.0892, 0.0711, 0.0688, 0.0661];
    expect(trendOf(slowing, rule)!.fallPerEpoch).to.be.closeTo(1 - Math.sqrt(0.0661 / 0.0711), 1e-12);
    const bumpy = [0.09, 0.08, 0.07, 0.0705];
    expect(trendOf(bumpy, rule)!.fallPerEpoch).to.be.closeTo(1 - Math.sqrt(0.0705 / 0.08), 1e-12);
    const turned = [0.09, 0.08, 0.06, 0.061, 0.062];
    expect(trendOf(turned, rule)!.fallPerEpoch).to.be.closeTo(1 - (0.062 / 0.09) ** 0.25, 1e-12);
  });

  it('is flat where the whole window fell by less than the least change, and only after a whole window', () => {
    const slow = Array.from({length: 6}, (_, i) => 0.02 * 0.997 ** i);
    expect(trendOf(slow, rule)!.flat).to.equal(true);
    expect(trendOf(slow.slice(0, 5), rule)!.flat).to.equal(false);
    expect(trendOf(slow, {...rule, amount: 0.001})!.flat).to.equal(false);
    expect(trendOf(slow, {patience: 5, amount: 1e-4, relative: false})!.flat).to.equal(false);
    expect(trendOf(slow, {patience: 5, amount: 1e-3, relative: false})!.flat).to.equal(true);
  });

  it('is flat where the loss rises', () => {
    const trend = trendOf([1, 1, 1, 1, 1, 1.2], rule)!;
    expect(trend.flat).to.equal(true);
    expect(trend.fallPerEpoch).to.be.below(0);
  });
});

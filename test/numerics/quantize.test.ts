import {expect} from '@open-wc/testing';
import {dequantize, quantize} from '../../src/numerics/quantize.ts';
import {fillNormal, streamKey} from '../../src/numerics/random.ts';

describe('numbers as 8 bits and a scale', () => {
  it('are those written by hand', () => {
    // Rows of 2 × 3; a step is 1/127 of the largest.
    const values = new Float32Array([1.27, -0.64, 0.006, 0, 254, -254]);
    expect([...quantize(values, 3, 'row').levels]).to.deep.equal([127, -64, 1, 0, 127, -127]);
    expect([...quantize(values, 3, 'row').scales]).to.deep.equal([0.01, 2].map(Math.fround));
    expect([...quantize(values, 3, 'column').levels]).to.deep.equal([127, 0, 0, 0, 127, -127]);
    expect([...quantize(values, 3, 'all').levels]).to.deep.equal([1, 0, 0, 0, 127, -127]);
    expect([...quantize(values, 3, 'all').scales]).to.deep.equal([2]);
  });

  it('are within half a step of what they were', () => {
    const values = new Float32Array(12_000);
    fillNormal(streamKey(3, 'sample'), values);
    for (const by of ['row', 'column', 'all'] as const) {
      const packed = quantize(values, 40, by);
      const again = dequantize(packed, 40, by);
      const scaleOf = (i: number) =>
        packed.scales[by === 'row' ? Math.floor(i / 40) : by === 'column' ? i % 40 : 0]!;
      values.forEach((value, i) => {
        expect(Math.abs(again[i]! - value)).to.be.at.most(scaleOf(i) / 2 + 1e-6 * Math.abs(value));
      });
    }
  });

  it('may all be zero, or too small for a scale', () => {
    for (const value of [0, 1e-45]) {
      const packed = quantize(new Float32Array(6).fill(value), 3, 'column');
      expect([...dequantize(packed, 3, 'column')]).to.deep.equal([0, 0, 0, 0, 0, 0]);
    }
  });
});

import {expect} from '@open-wc/testing';
import {UnitStatistics} from '../../src/numerics/unit-statistics.ts';

describe('statistics of units', () => {
  it('are of all images that were added, unit by unit, in however many pieces they came', () => {
    // Unit 0: 1, 2, 3, 6. Unit 1 is dead.
    const found = new UnitStatistics(2, 0, 3);
    found.add(Float32Array.of(1, 0, 2, 0), 0);
    found.add(Float32Array.of(3, 0, 6, 0), 2);
    const {count, on, mean, deviation, least, most, top} = found.result();
    expect(count).to.equal(4);
    expect([...on]).to.deep.equal([1, 0]);
    expect([...mean]).to.deep.equal([3, 0]);
    // Of squares 4, 1, 0, 9 about 3: 14 / 4.
    expect(deviation[0]).to.be.closeTo(Math.sqrt(3.5), 1e-7);
    expect([...least, ...most]).to.deep.equal([1, 0, 6, 0]);
    expect([...top.subarray(0, 3)], 'the brightest first').to.deep.equal([3, 2, 1]);
    expect([...top.subarray(3)], 'of equal ones the first').to.deep.equal([0, 1, 2]);
  });

  it('count as on what is above a threshold, and hold few images where there are few', () => {
    const found = new UnitStatistics(1, 0.5, 10);
    found.add(Float32Array.of(0.5, 0.6, 0.2, 0.9), 0);
    const {on, top} = found.result();
    expect(on[0]).to.equal(0.5);
    expect([...top]).to.deep.equal([3, 1, 0, 2]);
  });

  it('keep a small spread about a large mean', () => {
    const found = new UnitStatistics(1, 0, 1);
    found.add(Float32Array.of(1e4, 1e4 + 1, 1e4 + 2), 0);
    expect(found.result().deviation[0]).to.be.closeTo(Math.sqrt(2 / 3), 1e-6);
  });
});

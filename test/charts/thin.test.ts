import {expect} from '@open-wc/testing';
import {thin, type Point} from '../../src/charts/thin.ts';

describe('thinning a curve', () => {
  it('leaves a curve alone that its pixels can show', () => {
    const points: Point[] = [
      [0, 5],
      [1, 3],
      [2, 4],
    ];
    expect(thin(points, 100)).to.equal(points);
  });

  it('keeps ends and spikes of ten thousand points, at most four a pixel', () => {
    const points = Array.from({length: 10_000}, (_, i): Point => [i / 100, i === 5555 ? -40 : 10 + (i % 7)]);
    const kept = thin(points, 100);
    expect(kept.length).to.be.at.most(400);
    expect(kept[0]).to.equal(points[0]);
    expect(kept.at(-1)).to.equal(points.at(-1));
    expect(kept).to.include(points[5555]);
    expect(kept.map(([x]) => x)).to.deep.equal(kept.map(([x]) => x).sort((a, b) => a - b));
  });
});

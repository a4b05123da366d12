import {expect} from '@open-wc/testing';
import type {Rgb} from '../../../src/charts/map-points.ts';
import {rgbOf} from '../../../src/components/latent-view/map/map-colours.ts';
import {contrast, nearest, oklab, sights} from './colour-measures.ts';
import {latentStage, mapAfter, swatches} from './helpers.ts';

describe('the colours of ten classes', () => {
  it('the measure knows white, black, and that reds and greens are alike without red', () => {
    expect(oklab([1, 1, 1])[0]).to.be.closeTo(1, 1e-6);
    expect(contrast([255, 255, 255], [0, 0, 0])).to.be.closeTo(21, 1e-9);
    const pair: Rgb[] = [
      [214, 39, 40],
      [140, 86, 75],
    ];
    expect(nearest(pair, sights['without red']!)).to.be.below(nearest(pair, sights['ordinary']!));
    // Of ten usual colours of plots, two are all but the same to some.
    const usual = '1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf'
      .split(' ')
      .map((hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb);
    expect(Math.min(...Object.values(sights).map((sight) => nearest(usual, sight)))).to.be.below(0.05);
  });

  for (const [scheme, least] of [
    ['light', 2],
    ['dark', 3],
  ] as const)
    it(`are told apart by everybody, and from the ground, on ${scheme}`, async () => {
      const on = await latentStage();
      on.element.style.colorScheme = scheme;
      await mapAfter(on);
      const css = swatches(on).map((one) => getComputedStyle(one).color);
      const [paper, ground, ...inks] = css;
      const colours = inks.slice(0, 10).map((ink) => rgbOf(ink));
      expect(new Set(colours.map(String)).size).to.equal(10);
      for (const [name, sight] of Object.entries(sights))
        expect(nearest(colours, sight), name).to.be.at.least(0.12);
      const under = rgbOf(ground!, paper);
      for (const colour of colours) expect(contrast(colour, under), String(colour)).to.be.at.least(least);
      on.element.remove();
    });
});

import {expect} from '@open-wc/testing';
import type {Rgb} from '../../../src/charts/map-points.ts';
import {rgbOf} from '../../../src/components/latent-view/map/map-colours.ts';
import {contrast, hueOf, nearest, oklab, sights} from './colour-measures.ts';
import {latentStage, mapAfter, swatches} from './helpers.ts';

/** The ten that an element shows in this scheme, and what they stand on. */
async function shown(scheme: 'light' | 'dark'): Promise<{colours: Rgb[]; under: Rgb}> {
  const on = await latentStage();
  on.element.style.colorScheme = scheme;
  await mapAfter(on);
  const [paper, ground, ...inks] = swatches(on).map((one) => getComputedStyle(one).color);
  on.element.remove();
  return {colours: inks.slice(0, 10).map((ink) => rgbOf(ink)), under: rgbOf(ground!, paper)};
}

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
      const {colours, under} = await shown(scheme);
      expect(new Set(colours.map(String)).size).to.equal(10);
      for (const [name, sight] of Object.entries(sights))
        expect(nearest(colours, sight), name).to.be.at.least(0.12);
      for (const colour of colours) expect(contrast(colour, under), String(colour)).to.be.at.least(least);
    });

  it('are each of one hue, which a text can name, on light and on dark', async () => {
    const [light, dark] = [(await shown('light')).colours, (await shown('dark')).colours];
    const hues = (colours: readonly Rgb[]) => colours.map(hueOf);
    const turned = hues(light).map((hue, i) => Math.abs(((hue - hues(dark)[i]! + 540) % 360) - 180));
    for (const [label, turn] of turned.entries()) expect(turn, `class ${label}`).to.be.at.most(8);
    // And no two of one.
    const sorted = hues(light).sort((a, b) => a - b);
    const gaps = sorted.map((hue, i) => (sorted[(i + 1) % 10]! - hue + 360) % 360);
    expect(Math.min(...gaps)).to.be.at.least(12);
  });
});

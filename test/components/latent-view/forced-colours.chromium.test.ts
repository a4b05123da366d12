import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import type {Rgb} from '../../../src/charts/map-points.ts';
import {rgbOf} from '../../../src/components/latent-view/map/map-colours.ts';
import {contrast, nearest, sights} from './colour-measures.ts';
import {inMap} from '../inside.ts';
import {
  chooseTool,
  key,
  latentStage,
  mapAfter,
  markAt,
  settleLatent,
  shownBy,
  swatches,
  type LatentStage,
} from './helpers.ts';

const force = (scheme: string) =>
  executeServerCommand('media', {
    features: [
      {name: 'forced-colors', value: 'active'},
      {name: 'prefers-color-scheme', value: scheme},
    ],
  });
/** How far a pixel is from points of an ink upon a ground: .86 of it where there is one, more where they crowd. */
function distance(pixel: Rgb, ink: Rgb, ground: Rgb): number {
  const off = (share: number) =>
    Math.hypot(...pixel.map((value, c) => value - ground[c]! - share * (ink[c]! - ground[c]!)));
  return Math.min(...[0.86, 0.9, 0.95, 0.98, 1].map(off));
}

/** A pixel of the canvas at a share of the map. */
function pixelAt(on: LatentStage, [x, y]: readonly [number, number]): Rgb {
  const canvas = on.find<HTMLCanvasElement>('[part~="map"] canvas');
  const {data} = canvas
    .getContext('2d')!
    .getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1);
  return [data[0]!, data[1]!, data[2]!];
}
afterEach(async () => {
  await executeServerCommand('media');
});

for (const [scheme, least] of [
  ['light', 2],
  ['dark', 3],
] as const)
  describe(`ae-latent-view: in forced colours, on ${scheme}`, () => {
    let on: LatentStage;
    let paper: Rgb;
    beforeEach(async () => {
      on = await latentStage();
      // What an author chose for another ground.
      on.element.style.setProperty('--ae-class-3', scheme === 'dark' ? '#000' : '#fff');
      await mapAfter(on);
      await force(scheme);
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      paper = rgbOf('Canvas');
      expect(paper).to.deep.equal(scheme === 'dark' ? [0, 0, 0] : [255, 255, 255]);
    });
    const colour = (
      element: Element,
      name: 'color' | 'borderTopColor' | 'backgroundColor' | 'stroke' | 'fill',
    ) => rgbOf(getComputedStyle(element)[name], getComputedStyle(swatches(on)[0]!).color);

    it('points of ten classes are told apart, and from the ground, as soon as they are forced', async () => {
      await shownBy(on, () => String(pixelAt(on, [0.01, 0.01])) === String(paper));
      const inks = swatches(on)
        .slice(2, 12)
        .map((one) => colour(one, 'color'));
      for (const [name, sight] of Object.entries(sights))
        expect(nearest(inks, sight), name).to.be.at.least(0.12);
      for (const [label, ink] of inks.entries()) {
        expect(contrast(ink, paper), `class ${label}`).to.be.at.least(least);
        await key(on, String(label));
        const seen = pixelAt(on, markAt(on, inMap.looked)!);
        const off = inks.map((one) => distance(seen, one, paper));
        expect(off.indexOf(Math.min(...off)), `a point of class ${label}`).to.equal(label);
        expect(off[label]).to.be.below(10);
        expect(colour(on.all('[part~="legend"] i')[label]!, 'backgroundColor')).to.deep.equal(ink);
      }
    });

    it('names and figures stand on a ground of their own', () => {
      for (const text of on.all(`[part~="map"] ${inMap.names}, [part~="map"] ${inMap.axisTexts}`)) {
        expect(contrast(colour(text, 'fill'), paper)).to.be.at.least(4.5);
        expect(colour(text, 'stroke')).to.deep.equal(paper);
      }
    });

    it('classes that are hidden are struck through, and their dots pale', async () => {
      on.all('[part~="legend"] button')[2]!.click();
      await settleLatent(on);
      const [shown, hidden] = [1, 2].map((at) => on.all('[part~="legend"] button')[at]!);
      expect(getComputedStyle(shown!).textDecorationLine).to.equal('none');
      expect(getComputedStyle(hidden!).textDecorationLine).to.equal('line-through');
      const opacity = (of: Element) => Number(getComputedStyle(of.querySelector('i')!).opacity);
      expect([opacity(shown!), opacity(hidden!)]).to.deep.equal([1, 0.25]);
    });

    it('the ring of the selected point is another than that of the one looked at, on the same point too', async () => {
      await key(on, '3');
      await key(on, 'Enter');
      const [selected, looked] = [inMap.selected, inMap.looked].map((name) =>
        on.find(`[part~="map"] svg ${name}`),
      );
      for (const ring of [selected!, looked!])
        expect(contrast(colour(ring, 'stroke'), paper)).to.be.at.least(3);
      const inner = (ring: Element) => {
        const {r, strokeWidth} = getComputedStyle(ring);
        return [parseFloat(r) - parseFloat(strokeWidth) / 2, parseFloat(r) + parseFloat(strokeWidth) / 2];
      };
      expect(inner(selected!)[0], 'one around the other').to.be.above(inner(looked!)[1]!);
    });

    it('controls have borders, and what is pressed is seen to be', async () => {
      await chooseTool(on, 'box');
      const controls = on
        // The sign at the end of a sentence is part of it, as a link is; a tab is underlined where it is chosen.
        .all(
          'button:not([part~="moment"] *, [role="tab"]), select, input:not([type="checkbox"]):not([type="range"])',
        )
        .filter((one) => one.checkVisibility());
      expect(controls.length).to.be.above(20);
      for (const one of controls) {
        const {borderTopWidth, borderTopStyle} = getComputedStyle(one);
        expect(parseFloat(borderTopWidth), one.outerHTML).to.be.at.least(1);
        expect(borderTopStyle, one.outerHTML).to.not.equal('none');
        expect(contrast(colour(one, 'borderTopColor'), paper), one.outerHTML).to.be.at.least(3);
      }
      const chosen = on.find('[role="tab"][aria-selected="true"]');
      const {borderBottomWidth, borderBottomStyle, borderBottomColor} = getComputedStyle(chosen);
      expect([borderBottomWidth, borderBottomStyle]).to.deep.equal(['2px', 'solid']);
      expect(contrast(rgbOf(borderBottomColor, borderBottomColor), paper), 'of the tab').to.be.at.least(3);
      const [pressed, other] = ['box', 'lasso'].map((value) => on.find(`[part~="tools"] [value="${value}"]`));
      expect(contrast(colour(pressed!, 'backgroundColor'), colour(other!, 'backgroundColor'))).to.be.at.least(
        3,
      );
      const words = pressed!.parentElement!;
      expect(contrast(colour(words, 'color'), colour(pressed!, 'backgroundColor'))).to.be.at.least(4.5);
    });
  });

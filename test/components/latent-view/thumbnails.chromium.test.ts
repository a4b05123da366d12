import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {rgbOf} from '../../../src/components/latent-view/map/map-colours.ts';
import {inMap} from '../inside.ts';
import {
  key,
  latentReplies,
  latentStage,
  mapAfter,
  markAt,
  settleLatent,
  shownBy,
  swatches,
  type LatentStage,
} from './helpers.ts';

/** Three points of each class, far enough apart for their pictures. */
const places = (i: number, d: number) => (d === 0 ? 10 * (i % 10) : 10 * Math.floor(i / 10));

/** The map, so near that points are pictures, with a point of a class in its middle. */
async function near(label: number): Promise<{on: LatentStage; index: number; at: readonly [number, number]}> {
  const on = await latentStage({}, {reply: latentReplies({count: 30, codes: places})});
  await mapAfter(on);
  for (let i = 0; i < 5; i++) await key(on, '+');
  await key(on, String(label));
  await settleLatent(on);
  const index = Number(/index (\d+)/.exec(on.text('[role="status"]'))![1]);
  return {on, index, at: markAt(on, inMap.looked)!};
}
const canvasOf = (on: LatentStage) => on.find<HTMLCanvasElement>('[part~="map"] canvas');

/** How much of a colour is over another along a line across the canvas, 0–1, for each of its pixels. */
function shares(on: LatentStage, y: number, label: number): Float32Array {
  const canvas = canvasOf(on);
  const [, ground, ...inks] = swatches(on).map((one) => rgbOf(getComputedStyle(one).color));
  const ink = inks[label]!;
  const {data} = canvas.getContext('2d')!.getImageData(0, Math.floor(y), canvas.width, 1);
  const way = ink.map((value, c) => value - ground![c]!);
  const length = way.reduce((sum, value) => sum + value * value, 0);
  return Float32Array.from(
    {length: canvas.width},
    (_, x) => way.reduce((sum, value, c) => sum + value * (data[4 * x + c]! - ground[c]!), 0) / length,
  );
}
afterEach(async () => {
  await executeServerCommand('screen');
});

describe('ae-latent-view: points as pictures', () => {
  for (const [ratio, sharp] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ] as const)
    it(`are the digits, in their class's ink, where the points are; ${ratio} pixels to a CSS pixel`, async () => {
      await executeServerCommand('screen', {ratio});
      expect(devicePixelRatio).to.equal(ratio);
      for (const label of [4, 8]) {
        const {on, index, at} = await near(label);
        const canvas = canvasOf(on);
        expect([canvas.width, canvas.height]).to.deep.equal([
          Math.round(canvas.clientWidth * sharp),
          Math.round(canvas.clientHeight * sharp),
        ]);
        // Test image i has a bright column, the i-th.
        const left = Math.round((at[0] * canvas.clientWidth - 14) * sharp);
        const top = Math.round((at[1] * canvas.clientHeight - 14) * sharp);
        for (const row of [3, 14, 25]) {
          const line = shares(on, top + row * sharp, label);
          // The ring around it is drawn at a tenth of a pixel, the picture upon whole ones.
          const first = line.findIndex((share, x) => x >= left - 1 && share > 0.5);
          expect(first, `row ${row}`).to.be.closeTo(left + (index % 28) * sharp, 1);
          for (let x = -2; x < 28 * sharp - 2; x++) {
            const there = x >= (index % 28) * sharp && x < ((index % 28) + 1) * sharp;
            const share = line[first - (index % 28) * sharp + x];
            expect(share, `row ${row}, pixel ${x}`).to.be.closeTo(Number(there), 0.02);
          }
        }
        on.element.remove();
      }
    });

  it('stand back where another class is looked at', async () => {
    const {on, index, at} = await near(4);
    const inked = () => {
      const left = Math.round(at[0] * canvasOf(on).width - 14) + (index % 28);
      return Math.max(...shares(on, at[1] * canvasOf(on).height + 6, 4).subarray(left - 1, left + 2));
    };
    expect(inked()).to.be.closeTo(1, 0.02);
    on.all('[part~="legend"] button')[7]!.dispatchEvent(new PointerEvent('pointerenter'));
    await settleLatent(on);
    expect(inked()).to.be.within(0.1, 0.25);
    on.all('[part~="legend"] button')[7]!.dispatchEvent(new PointerEvent('pointerleave'));
    await settleLatent(on);
    expect(inked()).to.be.closeTo(1, 0.02);
  });

  it('are as sharp as the screen the window is moved to', async () => {
    const {on} = await near(4);
    const {clientWidth, width} = canvasOf(on);
    expect(width).to.equal(clientWidth);
    await executeServerCommand('screen', {ratio: 2});
    await shownBy(on, () => canvasOf(on).width === 2 * clientWidth);
  });
});

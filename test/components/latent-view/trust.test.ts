import {expect} from '@open-wc/testing';
import {lostKinds, lostSteps} from '../../../src/components/latent-view/map/lost-kinds.ts';
import {worstClass} from '../../../src/components/latent-view/map/trust.ts';
import {rgbOf} from '../../../src/components/latent-view/map/map-colours.ts';
import {
  latentReplies,
  latentStage,
  mapAfter,
  ring,
  settleLatent,
  shownBy,
  swatches,
  turnToView,
  type LatentStage,
} from './helpers.ts';

/** Classes on a ring as ever, but those of class 7 lie far apart in a third number, which a flat map cannot show. */
const deep = (i: number, d: number) =>
  d < 2
    ? ring(i, d) * (i % 10 === 7 && d === 1 ? 0.5 : 1)
    : i % 10 === 7
      ? ((i * 7) % 20) - 10
      : 0.01 * (i % 3);

async function map(attributes: Readonly<Record<string, string>> = {}): Promise<LatentStage> {
  const on = await latentStage(
    {'encoding-dim': '3', view: 'pca', ...attributes},
    {width: 700, reply: latentReplies({width: 3, codes: deep})},
  );
  await mapAfter(on);
  return on;
}
const badge = (on: LatentStage) => on.find('[part="trust"]');
const said = (on: LatentStage) => on.text('[part~="moment"]');
/** Pixels of the very colour that points take where nothing is lost. */
function pixelsOf(on: LatentStage, ink: Element): number {
  const canvas = on.find<HTMLCanvasElement>('[part~="map"] canvas');
  const wanted = rgbOf(getComputedStyle(ink).color);
  const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    if (wanted.every((value, c) => Math.abs(value - data[i + c]!) < 16)) count++;
  return count;
}

describe('ae-latent-view: how far to trust the map', () => {
  it('has colours for nothing lost, and for each quarter of what can be', () => {
    expect(lostSteps(12)).to.deep.equal([
      [0, 0],
      [1, 3],
      [4, 6],
      [7, 9],
      [10, 12],
    ]);
    expect([...lostKinds({lost: Uint8Array.of(0, 1, 3, 4, 12), trustworthinessK: 12})]).to.deep.equal([
      11, 12, 12, 13, 15,
    ]);
  });

  it('fares worst around the class that loses most on average; without classes, all are one', () => {
    const lost = Uint8Array.of(0, 6, 12, 3, 4);
    expect(worstClass(lost, Uint8Array.of(1, 2, 1, 2, 2))).to.deep.equal({label: 1, mean: 6});
    expect(worstClass(lost, null)).to.deep.equal({label: null, mean: 5});
  });

  it('is said on a map that has rested; pressed, it shows where, and names the worst class', async function () {
    this.timeout(30_000);
    const on = await map();
    expect(badge(on), 'not before it rests').to.equal(null);
    await shownBy(on, () => badge(on) !== null);
    expect(badge(on).textContent.trim()).to.match(/^trust 0\.\d\d$/);
    expect(badge(on).getAttribute('aria-pressed')).to.equal('false');
    expect(on.find('[part="trust-legend"]')).to.equal(null);
    const before = said(on);
    badge(on).click();
    await settleLatent(on);
    expect(badge(on).getAttribute('aria-pressed')).to.equal('true');
    expect(said(on)).to.match(/The 7s fare worst: of 12 nearest neighbours the map loses \d+\.\d\./);
    expect(on.all('[part="trust-legend"] > *').map((one) => one.textContent.trim())).to.deep.equal([
      'of 12 nearest, lost:',
      ...['0', '1–3', '4–6', '7–9', '10–12'],
    ]);
    const inks = swatches(on).slice(2);
    expect(inks, 'ten classes, none, and five of what is lost').to.have.length(16);
    expect(pixelsOf(on, inks[11]!), 'most have lost nothing or little').to.be.above(100);
    badge(on).click();
    await settleLatent(on);
    expect(said(on)).to.equal(before);
    expect(swatches(on)).to.have.length(13);
  });

  it('is not said of a map that changes, nor of the code itself', async function () {
    this.timeout(30_000);
    const flat = await latentStage({}, {reply: latentReplies()});
    await mapAfter(flat);
    const on = await map();
    await shownBy(on, () => badge(on) !== null);
    expect(badge(flat)).to.equal(null);
    badge(on).click();
    await turnToView(on, 'code');
    expect(badge(on), 'not of another map than was measured').to.equal(null);
    await shownBy(on, () => badge(on) !== null, 'two of three numbers have something to lose');
    expect(badge(on).getAttribute('aria-pressed')).to.equal('true');
    on.session.say([{type: 'status', status: 'training'}], {
      reconstructions: new Float32Array(7840),
      epoch: 3,
    });
    await shownBy(on, () => badge(on) === null);
  });
});

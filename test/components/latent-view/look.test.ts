import {expect} from '@open-wc/testing';
import {gridPlaces} from '../../../src/components/latent-view/map/decoded-ground.ts';
import {rgbOf} from '../../../src/components/latent-view/map/map-colours.ts';
import {
  chooseLook,
  key,
  latentReplies,
  latentStage,
  mapAfter,
  settleLatent,
  shownBy,
  swatches,
  turnToView,
  type LatentStage,
} from './helpers.ts';

async function map(
  attributes: Readonly<Record<string, string>> = {},
  reply = latentReplies(),
): Promise<LatentStage> {
  const on = await latentStage(attributes, {width: 700, reply});
  await mapAfter(on);
  return on;
}

/** The grids that the decoder was asked for, 225 codes each. */
const grids = (on: LatentStage, width = 2): Float32Array[] =>
  on.session.asked.flatMap(({name, ask}) => {
    const {codes} = ask as {readonly codes?: Float32Array};
    return name === 'decode' && codes?.length === 225 * width ? [codes] : [];
  });
const canvases = (on: LatentStage) => on.all<HTMLCanvasElement>('[part~="map"] canvas');
const alphaAt = (canvas: HTMLCanvasElement, x: number, y: number) =>
  canvas.getContext('2d')!.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1)
    .data[3];
/** The largest over a small square: a digit may have no ink just there. */
const inkAt = (canvas: HTMLCanvasElement, x: number, y: number) => {
  const {data} = canvas
    .getContext('2d')!
    .getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 30, 30);
  return Math.max(...data.filter((_, i) => i % 4 === 3));
};

describe('ae-latent-view: the decoded ground', () => {
  it('has its places in the middles of its cells, from the top left', () => {
    expect(gridPlaces({x: [0, 4], y: [0, 4]}, 2)).to.deep.equal([
      [1, 3],
      [3, 3],
      [1, 1],
      [3, 1],
    ]);
  });

  it('lies under the points at 30 % of its ink, and goes with another choice', async () => {
    const on = await map();
    expect(canvases(on)).to.have.length(1);
    expect(grids(on), 'nobody has asked for it').to.have.length(0);
    expect(alphaAt(canvases(on)[0]!, 0.5, 0.5), 'the ground is opaque').to.equal(255);
    await chooseLook(on, 'decoded');
    await shownBy(on, () => canvases(on).length === 2 && inkAt(canvases(on)[1]!, 0.5, 0.5) > 0);
    const [dots, under] = canvases(on);
    expect(alphaAt(dots!, 0.5, 0.5), 'the ground shows through').to.equal(0);
    // Codes of the right end are some 6: nearly all ink; 30 % of 255 is 76.
    expect(inkAt(under!, 0.93, 0.5)).to.be.within(66, 77);
    expect(Number(getComputedStyle(under!).zIndex)).to.equal(-1);
    await chooseLook(on, 'dots');
    expect(canvases(on)).to.have.length(1);
    expect(alphaAt(canvases(on)[0]!, 0.5, 0.5)).to.equal(255);
  });

  it('is of the part in sight, and follows a zoom and what is trained', async () => {
    const on = await map();
    await chooseLook(on, 'decoded');
    await shownBy(on, () => grids(on).length === 1);
    const across = (values: Float32Array) => values[28]! - values[0]!;
    const [first] = grids(on);
    expect(first![1], 'upwards is more').to.be.above(first![449]!);
    expect(across(first!)).to.be.above(8);
    // Six at once: not six questions, and the last place in sight is decoded.
    for (let i = 0; i < 6; i++)
      on.find('[part~="map"]').dispatchEvent(new KeyboardEvent('keydown', {key: '+', bubbles: true}));
    await shownBy(on, () => Math.abs(across(grids(on).at(-1)!) * 1.4 ** 6 - across(first!)) < 0.5);
    expect(grids(on).length).to.be.below(5);
    const before = grids(on).length;
    on.session.say([{type: 'status', status: 'paused'}], {reconstructions: new Float32Array(7840), epoch: 3});
    await shownBy(on, () => grids(on).length > before);
  });

  it('is there on PCA, of its plane; where a view has no way back it says so, and lets go of it', async function () {
    this.timeout(40_000);
    const on = await map({'encoding-dim': '3'}, latentReplies({width: 3}));
    await chooseLook(on, 'decoded');
    await turnToView(on, 'pca');
    await shownBy(on, () => grids(on, 3).length > 0 && canvases(on).length === 2);
    await turnToView(on, 'umap');
    expect(canvases(on)).to.have.length(1);
    expect(on.text('[part="no-ground"] bdi')).to.equal(
      'UMAP has no way back from a place to a code: there is nothing to decode under its points.',
    );
    on.find('[part="no-ground"] button').click();
    await settleLatent(on);
    expect(on.find('[part="no-ground"]')).to.equal(null);
    expect(on.find<HTMLInputElement>('[part~="looks"] :checked').value).to.equal('dots');
  });
});

describe('ae-latent-view: points as digits', () => {
  /** Pixels in the very colour of a class: dots let a little through, digits do not. */
  function inked(on: LatentStage, label: number): number {
    const canvas = canvases(on)[0]!;
    const [, , ...inks] = swatches(on).map((one) => rgbOf(getComputedStyle(one).color));
    const ink = inks[label]!;
    const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (ink.every((value, c) => value === data[i + c])) count++;
    return count;
  }

  it('are drawn from the whole map on where a reader wants them', async () => {
    const on = await map();
    const asDots = inked(on, 3);
    await chooseLook(on, 'digits');
    await shownBy(on, () => inked(on, 3) > asDots + 50);
    await chooseLook(on, 'dots');
    expect(inked(on, 3)).to.equal(asDots);
  });

  it('stand for all by themselves where 250 or fewer are in sight of a nearer look', async () => {
    const on = await map();
    const images = () => on.session.asked.filter(({name}) => name === 'images').length;
    await key(on, '+');
    await key(on, '3');
    const before = images();
    const asDots = inked(on, 3);
    await key(on, '+');
    await shownBy(on, () => images() > before && inked(on, 3) > asDots + 50);
  });
});

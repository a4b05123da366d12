import {expect} from '@open-wc/testing';
import {shares} from '../../../src/charts/map-contours.ts';
import {
  chooseLook,
  key,
  latentReplies,
  latentStage,
  mapAfter,
  ring,
  settleLatent,
  shownBy,
  type CodeOf,
  type LatentStage,
} from './helpers.ts';

/** The last that is said beside the map. */
const beside = (on: LatentStage) => on.all('[part~="pictures"] p').at(-1)!.innerText.trim();

const canvases = (on: LatentStage) => on.all<HTMLCanvasElement>('[part~="map"] canvas');

async function mapOf(
  count: number,
  {codes = ring, status}: {codes?: CodeOf; status?: 'training'} = {},
): Promise<LatentStage> {
  const reply = latentReplies({count, codes});
  const on = await latentStage({points: '60000'}, {width: 700, reply});
  await mapAfter(on, {...(status && {status}), labels: Uint8Array.from({length: count}, (_, i) => i % 10)});
  return on;
}

/** Where there is ink under the points, in shares of the map: from the left and to the right; null for none. */
function inkUnder(on: LatentStage): readonly [number, number] | null {
  const under = canvases(on)[1];
  if (!under) return null;
  const {width, height} = under;
  const {data} = under.getContext('2d')!.getImageData(0, 0, width, height);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] === 0) continue;
    const x = ((i >> 2) % width) / width;
    least = Math.min(least, x);
    most = Math.max(most, x);
  }
  return most < 0 ? null : [least, most];
}

/** Whether a canvas has ink around the middle of the map. */
function inkInMiddle(canvas: HTMLCanvasElement): boolean {
  const {width} = canvas;
  const size = Math.round(width / 10);
  const from = Math.round((width - size) / 2);
  const {data} = canvas.getContext('2d')!.getImageData(from, from, size, size);
  return data.some((value, i) => i % 4 === 3 && value > 0);
}

describe('ae-latent-view: lines of equal density', () => {
  it('lie under 10,000 points', async () => {
    const on = await mapOf(10_000);
    await shownBy(on, () => inkUnder(on) !== null, 'there are lines');
    const [left, right] = inkUnder(on)!;
    expect(left).to.be.within(0.01, 0.12);
    expect(right).to.be.within(0.88, 0.99);
    expect(Number(getComputedStyle(canvases(on)[1]!).zIndex)).to.equal(-1);
    const percents = shares.map((share) => 100 * share).reverse();
    expect(beside(on)).to.equal(`inside the lines: ${percents.slice(0, -1).join(', ')} and 95% of them`);
    await chooseLook(on, 'digits');
    expect(beside(on)).to.match(/test images$/);
  });

  it('are none under 9,999', async () => {
    const on = await mapOf(9999);
    await settleLatent(on);
    expect(canvases(on)).to.have.length(1);
    expect(beside(on)).to.match(/test images$/);
  });

  it('are none where each point is one number, and the other way is classes', async () => {
    const on = await latentStage(
      {points: '10000', 'encoding-dim': '1'},
      {reply: latentReplies({count: 10_000, width: 1})},
    );
    await mapAfter(on);
    expect(canvases(on)).to.have.length(1);
  });

  it('go with a zoom at once, and are the same lines', async () => {
    const on = await mapOf(10_000);
    await shownBy(on, () => inkUnder(on) !== null, 'there are lines');
    const [left, right] = inkUnder(on)!;
    await key(on, '-');
    await shownBy(on, () => inkUnder(on)![0] > left + 0.05, 'they follow');
    const [from, to] = inkUnder(on)!;
    expect((right - left) / (to - from)).to.be.closeTo(1.4, 0.02);
  });

  it('go where points are shown in another way, or too few of them, and come back', async () => {
    const on = await mapOf(10_000);
    await shownBy(on, () => inkUnder(on) !== null, 'there are lines');
    await chooseLook(on, 'digits');
    expect(canvases(on)).to.have.length(1);
    await chooseLook(on, 'dots');
    await shownBy(on, () => inkUnder(on) !== null, 'they are back');
    const [first] = on.all('[part~="legend"] button');
    first!.click();
    await shownBy(on, () => inkUnder(on) === null, 'nine thousand are no crowd');
    first!.click();
    await shownBy(on, () => inkUnder(on) !== null, 'they are back');
  });

  it('stay while an epoch is trained, and are those of the points with the next', async () => {
    let moved = false;
    /** One class in the middle of the ring of the others. */
    const codes: CodeOf = (i, d) => (moved && i % 10 === 1 ? 0.05 * ring(i, d) : ring(i, d));
    const on = await mapOf(10_000, {codes, status: 'training'});
    await shownBy(on, () => inkUnder(on) !== null, 'there are lines');
    const [dots, under] = canvases(on) as [HTMLCanvasElement, HTMLCanvasElement];
    expect(inkInMiddle(dots)).to.equal(false);
    moved = true;
    // As a run does: while it trains, points are not asked for more often than a few times a second.
    await shownBy(
      on,
      () => {
        on.session.say([], {reconstructions: new Float32Array(7840)});
        return inkInMiddle(dots);
      },
      'the points have moved',
    );
    await settleLatent(on);
    expect(inkInMiddle(under), 'within the epoch').to.equal(false);
    on.session.say([{type: 'status', status: 'training'}], {epoch: 3});
    await shownBy(on, () => inkInMiddle(under), 'lines of the next epoch');
  });
});

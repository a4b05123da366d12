import {expect, nextFrame} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {change, fingers, mouse, onMap} from '../hand.ts';
import {inMap} from '../inside.ts';
import {chooseTool, key, latentStage, mapAfter, markAt, settleLatent, type LatentStage} from './helpers.ts';

const still = {k: 1, x: 0, y: 0};
/** As exact as a pixel of the map is. */
function expectChange(got: typeof still, wanted: typeof still): void {
  expect(got.k, 'scale').to.be.closeTo(wanted.k, 0.01);
  expect(got.x, 'x').to.be.closeTo(wanted.x, 0.006);
  expect(got.y, 'y').to.be.closeTo(wanted.y, 0.006);
}
/** Scaled about a place that stays. */
const about = ([x, y]: readonly [number, number], k: number) => ({k, x: (1 - k) * x, y: (1 - k) * y});
const selected = (on: LatentStage) => on.fired.filter(({type}) => type === 'ae-select');
/** The page moves a little later than the hand. */
const rolledOut = () => new Promise((resolve) => addEventListener('scrollend', resolve, {once: true}));
/** Whether the browser has zoomed the page itself. */
const pageZoomed = () => visualViewport!.scale !== 1;

/** A map with page enough below it to scroll, in sight whole. */
async function mapOnLongPage(): Promise<LatentStage> {
  const on = await latentStage();
  on.element.parentElement!.style.paddingBlockEnd = '2000px';
  await mapAfter(on);
  on.find('[part~="map"]').scrollIntoView({block: 'center'});
  await nextFrame();
  return on;
}
/** Where a point of a class stands, as a share of the map. */
async function pointOf(on: LatentStage, label: number): Promise<readonly [number, number]> {
  await key(on, String(label));
  const at = markAt(on, inMap.looked)!;
  await key(on, 'Escape');
  return at;
}
afterEach(() => {
  scrollTo(0, 0);
});

describe('ae-latent-view: under fingers', () => {
  before(() => executeServerCommand('touch-screen', true));
  after(() => executeServerCommand('touch-screen', false));
  let on: LatentStage;
  beforeEach(async () => {
    on = await mapOnLongPage();
  });
  const way = (from: readonly [number, number], to: readonly [number, number]) => ({
    from: onMap(on, ...from),
    to: onMap(on, ...to),
  });

  it('two fingers zoom the map about their middle, and the page stays', async () => {
    const top = scrollY;
    const apart = () => fingers(on, [way([0.3, 0.4], [0.1, 0.4]), way([0.5, 0.4], [0.7, 0.4])]);
    expectChange(await change(on, apart), about([0.4, 0.4], 3));
    const together = () => fingers(on, [way([0.1, 0.3], [0.3, 0.5]), way([0.7, 0.9], [0.5, 0.7])]);
    expectChange(await change(on, together), about([0.4, 0.6], 1 / 3));
    expect([scrollY, pageZoomed()]).to.deep.equal([top, false]);
    expect(selected(on)).to.have.length(0);
  });

  it('two fingers move the map, and the page stays', async () => {
    const top = scrollY;
    const moved = () => fingers(on, [way([0.3, 0.7], [0.45, 0.5]), way([0.5, 0.7], [0.65, 0.5])]);
    expectChange(await change(on, moved), {k: 1, x: 0.15, y: -0.2});
    expect([scrollY, pageZoomed()]).to.deep.equal([top, false]);
  });

  it('one finger scrolls the page and leaves the map as it is', async () => {
    const top = scrollY;
    const rolled = rolledOut();
    expectChange(await change(on, () => fingers(on, [way([0.5, 0.9], [0.5, 0.3])])), still);
    await rolled;
    expect(scrollY).to.be.above(top + 200);
    expect(markAt(on, inMap.looked), 'nothing is looked at on the way').to.equal(null);
    expect(selected(on)).to.have.length(0);
  });

  it('the finger that stays when the other has gone lets nothing jump', async () => {
    const ways = [way([0.3, 0.5], [0.2, 0.5]), way([0.5, 0.5], [0.6, 0.5])];
    const gesture = () => fingers(on, ways, {lifted: [[onMap(on, 0.2, 0.5)]]});
    expectChange(await change(on, gesture), about([0.4, 0.5], 2));
  });

  it('one finger does nothing to the map where another rests elsewhere on the page', async () => {
    const {right, bottom} = on.find('[part~="map"]').getBoundingClientRect();
    const outside = [right + 10, bottom - 40] as const;
    const both = () => fingers(on, [{from: outside, to: outside}, way([0.6, 0.5], [0.3, 0.5])]);
    expectChange(await change(on, both), still);
  });

  it('a tap chooses the point it meets, and a second one does no more', async () => {
    const at = await pointOf(on, 3);
    const place = onMap(on, ...at);
    const tapped = async () => {
      const clicked = new Promise((resolve) => addEventListener('click', resolve, {once: true}));
      await fingers(on, [{from: place, to: place}], {steps: 0});
      // The browser waits whether it becomes something else.
      await clicked;
      await settleLatent(on);
    };
    expectChange(await change(on, tapped), still);
    expect(selected(on)).to.have.length(1);
    expect((selected(on)[0]!.detail['index'] as number) % 10).to.equal(3);
    const [x, y] = markAt(on, inMap.looked)!;
    expect([Math.abs(x - at[0]), Math.abs(y - at[1])].every((off) => off < 0.01)).to.equal(true);
    expectChange(await change(on, tapped), still);
    expect(selected(on)).to.have.length(1);
    expect(pageZoomed()).to.equal(false);
    expect(markAt(on, inMap.selected)).to.not.equal(null);
  });

  it('one finger draws around points where a tool is chosen, and the page stays', async () => {
    const top = scrollY;
    await chooseTool(on, 'box');
    on.find('[part~="map"]').scrollIntoView({block: 'center'});
    // The right end of the ring, where class 0 is.
    await fingers(on, [way([0.8, 0.38], [0.99, 0.62])]);
    expect(on.text('[part="region"]')).to.match(/20 points: 100% 0/);
    expect(Math.abs(scrollY - top)).to.be.below(2);
  });
});

describe('ae-latent-view: under the mouse', () => {
  let on: LatentStage;
  beforeEach(async () => {
    on = await mapOnLongPage();
  });
  const at = (x: number, y: number) => ({move: onMap(on, x, y)});

  it('a drag moves the map as far as the hand, and chooses nothing', async () => {
    const top = scrollY;
    const from = await pointOf(on, 2);
    const to = [from[0] - 0.2, from[1] + 0.1] as const;
    const drag = () => mouse(on, at(...from), {down: true}, at(0.5, 0.5), at(...to), {up: true});
    expectChange(await change(on, drag), {k: 1, x: -0.2, y: 0.1});
    expect(selected(on)).to.have.length(0);
    expect(scrollY).to.equal(top);
  });

  it('the wheel zooms the map about the pointer once the map has the focus; before, it turns the page', async () => {
    const top = scrollY;
    const rolled = rolledOut();
    expectChange(await change(on, () => mouse(on, at(0.3, 0.6), {wheel: [0, 120]})), still);
    await rolled;
    expect(scrollY).to.be.closeTo(top + 120, 1);
    const place = at(0.3, 0.6);
    await mouse(on, place, {clicks: 1});
    const now = scrollY;
    const got = await change(on, () => mouse(on, place, {wheel: [0, -240]}));
    expect(got.k).to.be.above(1.3);
    expectChange(got, about([0.3, 0.6], got.k));
    expectChange(await change(on, () => mouse(on, place, {wheel: [0, 240]})), about([0.3, 0.6], 1 / got.k));
    expect(scrollY).to.equal(now);
  });

  it('a double click zooms nothing and marks no words: it is the choice of a point', async () => {
    const from = await pointOf(on, 7);
    expectChange(await change(on, () => mouse(on, at(...from), {clicks: 2})), still);
    expect((selected(on)[0]!.detail['index'] as number) % 10).to.equal(7);
    expect(new Set(selected(on).map(({detail}) => detail['index']))).to.have.property('size', 1);
    expect(String(getSelection())).to.equal('');
  });

  it('the point under the pointer is shown, and let go of where the pointer leaves', async () => {
    const from = await pointOf(on, 4);
    await mouse(on, at(...from));
    expect(on.text('[part~="pictures"] figure figcaption')).to.match(/^Digit 4, test index \d+$/);
    await mouse(on, at(0.5, -0.05));
    expect(markAt(on, inMap.looked)).to.equal(null);
    expect(selected(on)).to.have.length(0);
  });
});

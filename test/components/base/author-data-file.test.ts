import {expect} from '@open-wc/testing';
import '../../../src/entries/ae-trainer.ts';
import '../../../src/entries/ae-worst.ts';
import {AeTrainer, type DataArrays} from '../../../src/components/index.ts';
import {closeIdle} from '../../../src/session/workers.ts';
import {eventually} from '../../awaited.ts';
import {trainerInView} from './trainers.ts';

const bars = (count: number): Uint8Array => {
  const images = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++)
    for (let row = 4; row < 24; row++) images[i * 784 + row * 28 + 4 + (i % 20)] = 200;
  return images;
};
const data = (train = 60, test = 20): DataArrays => ({train: bars(train), test: bars(test)});

const attributes = 'epochs="6" batch-size="20" encoding-dim="4" backend="plain"';

const trainer = (more = '') => trainerInView(`${attributes} ${more}`);

const once = (element: AeTrainer, type: 'ae-train-end' | 'ae-error') =>
  new Promise<CustomEvent>((resolve) =>
    element.addEventListener(type, (event) => resolve(event), {once: true}),
  );

async function after(element: AeTrainer, act: () => void): Promise<CustomEvent> {
  const ended = Promise.race([once(element, 'ae-train-end'), once(element, 'ae-error')]);
  act();
  return ended;
}

async function trained(given = data()): Promise<AeTrainer> {
  const element = await trainer();
  element.data = given;
  await after(element, () => element.step({epochs: 3}));
  return element;
}

/** To the end of its plan. */
async function rest(element: AeTrainer): Promise<AeTrainer['history']> {
  await after(element, () => element.play());
  return element.history;
}

/** Presses what a failure of data offers last, until it trains. */
async function chooseBuiltIn(element: AeTrainer): Promise<void> {
  await element.updateComplete;
  const buttons = element.shadowRoot!.querySelectorAll<HTMLButtonElement>(
    '[part~="problem"] [part~="button"]',
  );
  const begun = new Promise((resolve) => element.addEventListener('ae-train-begin', resolve, {once: true}));
  [...buttons].at(-1)!.click();
  await begun;
}

const text = (element: AeTrainer, part: string) =>
  element.shadowRoot!.querySelector(`[part~="${part}"]`)?.textContent ?? '';

const undo = (element: AeTrainer) => (element as unknown as {run: {undo(): void}}).run.undo();

describe('a run of a page’s own images, in a file', () => {
  afterEach(() => closeIdle());

  it('goes on elsewhere as it would have gone on here, where the images are given there before or after', async () => {
    const first = await trained();
    const file = await first.save();
    const before = await trainer();
    before.data = data();
    await before.load(file);
    expect(before.data).not.to.equal(null);
    const behind = await trainer();
    await behind.load(file);
    behind.data = data();
    expect([behind.status, behind.history]).to.deep.equal(['paused', first.history]);
    const history = await rest(first);
    expect(history.epoch).to.have.length(6);
    expect(await rest(before)).to.deep.equal(history);
    expect(await rest(behind)).to.deep.equal(history);
  });

  it('trains on no other images: without its own it shows and answers, and says what it lacks', async () => {
    const file = await (await trained()).save();
    const element = await trainer();
    await element.load(file);
    const {history} = element;
    expect(element.data).to.equal(null);
    expect(text(element, 'data-chip')).to.match(/own images/);
    expect(await element.encode(bars(1))).to.have.length(4);
    const failed = await after(element, () => element.play());
    expect(failed.type).to.equal('ae-error');
    expect(failed.detail).to.include({code: 'data-not-given'});
    expect(failed.detail.message).to.match(/own images/);
    expect(element.history).to.deep.equal(history);
    // And goes on once they are here.
    element.data = data();
    expect(element.status).to.equal('paused');
    expect((await rest(element)).epoch).to.have.length(6);
  });

  it('is saved again without its images, and is still of them', async () => {
    const file = await (await trained()).save();
    const second = await trainer();
    await second.load(file);
    const again = await second.save();
    const third = await trainer();
    await third.load(again);
    expect((await after(third, () => third.play())).detail).to.include({code: 'data-not-given'});
  });

  it('starts over on images of another number, and on the data set', async () => {
    const file = await (await trained()).save();
    for (const others of [data(60, 40), null]) {
      const element = await trainer('train-size="200" test-size="50"');
      await element.load(file);
      element.data = others;
      expect([element.status, element.history.epoch]).to.deep.equal(['idle', []]);
      expect(/^own:/.test(element.recipe.dataset)).to.equal(others !== null);
      undo(element);
      expect(element.history.epoch).to.have.length(3);
      expect(element.data).to.equal(null);
      expect((await after(element, () => element.play())).detail).to.include({code: 'data-not-given'});
    }
  });

  it('is given up for the built-in digits where a reader wants those', async () => {
    const file = await (await trained()).save();
    const element = await trainer('train-size="200" test-size="50"');
    await element.load(file);
    await after(element, () => element.play());
    await chooseBuiltIn(element);
    expect(element.recipe.dataset).to.equal('digits');
    element.pause();
  });

  it('is what an element starts from that names it, with its images given before, meanwhile or later', async () => {
    const first = await trained();
    const url = URL.createObjectURL(await first.save());
    const history = await rest(first);
    for (const when of ['before', 'meanwhile', 'later']) {
      const element = await trainer();
      if (when === 'before') element.data = data();
      element.setAttribute('weights', url);
      if (when !== 'before') {
        await eventually(() => element.status === (when === 'later' ? 'paused' : 'loading'), `it is ${when}`);
        element.data = data();
      }
      await eventually(() => element.status === 'paused', 'it is there');
      expect([when, await rest(element)]).to.deep.equal([when, history]);
    }
    URL.revokeObjectURL(url);
  });

  it('is there again with its images after its element was out of the page', async () => {
    const {graceMs} = AeTrainer;
    AeTrainer.graceMs = 0;
    const first = await trained();
    const url = URL.createObjectURL(await first.save());
    const element = await trainer(`weights="${url}"`);
    await eventually(() => element.status === 'paused', 'it is there');
    element.data = data();
    await element.encode(bars(1));
    const box = element.parentElement!;
    element.remove();
    await eventually(() => element.status === 'idle', 'it is freed');
    box.append(element);
    await element.updateComplete;
    element.scrollIntoView();
    await eventually(() => element.status === 'paused', 'it is there again');
    expect(await rest(element)).to.deep.equal(await rest(first));
    AeTrainer.graceMs = graceMs;
    URL.revokeObjectURL(url);
  });

  it('is refused by an element that is given other images, and says so', async () => {
    const file = URL.createObjectURL(await (await trained()).save());
    for (const others of [data(60, 40), data(40, 20)]) {
      const element = await trainer();
      element.data = others;
      const failed = once(element, 'ae-error');
      element.setAttribute('weights', file);
      expect((await failed).detail).to.include({code: 'run-invalid'});
      expect((await failed).detail.message).to.contain('60 + 20');
    }
    URL.revokeObjectURL(file);
  });

  it('shows no worst images and no average of others', async () => {
    const file = await (await trained()).save();
    const element = await trainer('id="own-run"');
    await element.load(file);
    const box = element.parentElement!;
    box.insertAdjacentHTML('beforeend', '<ae-worst for="own-run"></ae-worst>');
    const worst = box.querySelector('ae-worst')!;
    await worst.updateComplete;
    worst.scrollIntoView();
    await eventually(() => /own images/.test(worst.shadowRoot!.textContent ?? ''), 'it says what it lacks');
    expect(worst.shadowRoot!.querySelectorAll('canvas')).to.have.length(0);
    element.data = data();
    await eventually(() => worst.shadowRoot!.querySelectorAll('canvas').length > 0, 'the worst are drawn');
  });
});

describe('a page’s own images that are no numbers in 0–1', () => {
  afterEach(() => closeIdle());

  it('give way to the built-in digits where a reader wants those', async () => {
    const element = await trainer('train-size="200" test-size="50"');
    element.data = {train: Float32Array.from(bars(4)), test: bars(4)};
    await after(element, () => element.play());
    await chooseBuiltIn(element);
    expect([element.recipe.dataset, element.data]).to.deep.equal(['digits', null]);
    element.pause();
  });
});

import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/entries/ae-trainer.ts';
import type {AeTrainer} from '../../../src/components/index.ts';
import {closeIdle} from '../../../src/session/workers.ts';

const bars = (count: number): Uint8Array => {
  const images = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++)
    for (let row = 4; row < 24; row++) images[i * 784 + row * 28 + 4 + (i % 20)] = 200;
  return images;
};

const once = (element: AeTrainer, type: 'ae-train-end' | 'ae-error') =>
  new Promise<CustomEvent>((resolve) =>
    element.addEventListener(type, (event) => resolve(event), {once: true}),
  );

describe('a page’s own images', () => {
  afterEach(() => closeIdle());

  const trainer = () =>
    fixture<AeTrainer>(
      html`<ae-trainer epochs="2" batch-size="20" encoding-dim="4" backend="plain"></ae-trainer>`,
    );

  it('are trained on, shown and named, whether bytes or floats', async () => {
    const element = await trainer();
    const histories = [];
    for (const images of [bars(60), Float32Array.from(bars(60), (byte) => byte / 255)]) {
      const test = images.slice(0, 20 * 784) as typeof images;
      element.data = {train: images, test, labels: {test: Array.from({length: 20}, (_, i) => i % 10)}};
      expect(element.status).to.equal('idle');
      const ended = once(element, 'ae-train-end');
      element.play();
      await ended;
      await element.updateComplete;
      histories.push(element.history);
      const chip = element.shadowRoot!.querySelector('[part~="data-chip"]')!.textContent;
      expect(chip).to.match(/own images, 60 \+ 20$/);
    }
    // Floats are kept as bytes: these are the same images.
    expect(histories[1]).to.deep.equal(histories[0]);
    expect(histories[0]!.epoch).to.deep.equal([1, 2]);
  });

  it('are copied unless they are handed over', async () => {
    const element = await trainer();
    const train = bars(40);
    element.data = {train, test: train};
    train.fill(255);
    const ended = once(element, 'ae-train-end');
    element.play();
    await ended;
    const before = element.history;
    const again = bars(40);
    element.data = {train: again, test: bars(40), transfer: true};
    expect(again.length).to.equal(0);
    const endedAgain = once(element, 'ae-train-end');
    element.play();
    await endedAgain;
    expect(element.history).to.deep.equal(before);
  });

  it('are handed over whole where both parts lie in one buffer', async () => {
    const element = await trainer();
    const all = bars(60);
    const copies = {train: all.slice(0, 40 * 784), test: all.slice(40 * 784)};
    const histories = [];
    for (const data of [
      copies,
      {train: all.subarray(0, 40 * 784), test: all.subarray(40 * 784), transfer: true},
    ]) {
      element.data = data;
      const ended = once(element, 'ae-train-end');
      element.play();
      await ended;
      histories.push(element.history);
    }
    expect(all.length).to.equal(0);
    expect(histories[1]).to.deep.equal(histories[0]);
  });

  it('stay the author’s where they are refused', async () => {
    const element = await trainer();
    const good = bars(4);
    expect(() => (element.data = {train: good, test: new Uint8Array(), transfer: true})).to.throw(RangeError);
    expect(good.length).to.equal(4 * 784);
  });

  it('may be given before the script is here', async () => {
    const element = document.createElement('x-late-trainer') as AeTrainer;
    document.body.append(element);
    element.data = {train: bars(40), test: bars(40)};
    const {AeTrainer: Trainer} = await import('../../../src/components/index.ts');
    customElements.define('x-late-trainer', class extends Trainer {});
    expect(element.recipe.dataset).to.match(/^own:/);
    element.data = null;
    expect(element.recipe.dataset).to.equal('digits');
    element.remove();
  });

  it('give way to the data set again', async () => {
    const element = await trainer();
    element.data = {train: bars(40), test: bars(40)};
    expect(element.recipe.dataset).to.match(/^own:/);
    element.data = null;
    expect(element.recipe.dataset).to.equal('digits');
  });

  it('are there again with a run that is taken back, and give way again', async () => {
    const element = await trainer();
    const data = {train: bars(60), test: bars(20)};
    element.data = data;
    const ended = once(element, 'ae-train-end');
    element.play();
    await ended;
    const {history} = element;
    element.data = null;
    (element as unknown as {run: {undo(): void}}).run.undo();
    expect(element.history).to.deep.equal(history);
    expect(element.data).to.equal(data);
    element.data = null;
    expect(element.status).to.equal('idle');
    expect(element.recipe.dataset).to.equal('digits');
  });

  it('are refused with a sentence where they are no images', async () => {
    const element = await trainer();
    const good = bars(4);
    const refusals: (() => void)[] = [
      () => (element.data = {train: [...good] as never, test: good}),
      () => (element.data = {train: good.subarray(1), test: good}),
      () => (element.data = {train: good, test: new Uint8Array()}),
      () => (element.data = {train: good, test: good, labels: {test: [1, 2]}}),
      () => (element.data = {train: good, test: good, labels: {train: [1, 2, 3, 10]}}),
    ];
    for (const refusal of refusals) expect(refusal).to.throw(/data\.|784/);
    expect(element.data).to.equal(null);
    // Bytes written as floats: the likeliest mistake.
    element.data = {train: Float32Array.from(good), test: good};
    const failed = once(element, 'ae-error');
    element.play();
    expect((await failed).detail.code).to.equal('data-values');
    expect(element.status).to.equal('error');
    expect((await failed).detail.message).to.contain('200');
  });
});

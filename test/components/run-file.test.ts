import {expect, fixture, html} from '@open-wc/testing';
import '../../src/entries/ae-trainer.ts';
import type {AeTrainer} from '../../src/components/index.ts';
import {optimizerFormulas} from '../../src/numerics/optimizers.ts';
import {optimizers, optimizerSlots} from '../../src/recipe/names.ts';
import {closeIdle} from '../../src/session/connection.ts';

const attributes = 'train-size="200" test-size="50" encoding-dim="4" batch-size="50" backend="plain"';

async function trainer(more = ''): Promise<AeTrainer> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = `<ae-trainer ${attributes} ${more}></ae-trainer>`;
  const element = box.querySelector('ae-trainer')!;
  await element.updateComplete;
  // A saved run is fetched once its element is looked at.
  element.scrollIntoView();
  return element;
}

async function trained(more = '', epochs = 3): Promise<AeTrainer> {
  const element = await trainer(more);
  await ended(element, () => element.step({epochs}));
  return element;
}

function ended(element: AeTrainer, act: () => void): Promise<unknown> {
  const end = new Promise((resolve) => element.addEventListener('ae-train-end', resolve, {once: true}));
  act();
  return end;
}

const status = async (element: AeTrainer, wanted: string) => {
  while (element.status !== wanted) await new Promise((resolve) => requestAnimationFrame(resolve));
};
const digit = Float32Array.from({length: 784}, (_, i) => (i % 28 > 10 && i % 28 < 16 ? 0.8 : 0));

describe('a run in a file', () => {
  afterEach(() => closeIdle());

  it('knows how many numbers each optimizer keeps', () => {
    for (const name of optimizers)
      expect(optimizerSlots[name]).to.equal(optimizerFormulas[name].slots.length);
  });

  it('goes on elsewhere just as it would have gone on here', async () => {
    const first = await trained('optimizer="nadam" epochs="8"');
    const file = await first.save();
    const second = await trainer();
    await second.load(file);
    expect(second.status).to.equal('paused');
    expect(second.history).to.deep.equal(first.history);
    expect(second.recipe.optimizer).to.equal('nadam');
    await second.updateComplete;
    expect(second.shadowRoot!.querySelectorAll('.pair canvas')).to.have.length(20);
    for (const element of [first, second]) await ended(element, () => element.play());
    expect(second.history).to.deep.equal(first.history);
    expect(second.history.epoch).to.have.length(8);
    expect(await second.reconstruct(digit)).to.deep.equal(await first.reconstruct(digit));
  });

  it('is what an element starts from that names it, beneath its own attributes', async () => {
    const file = await (await trained('optimizer="adam"')).save();
    const url = URL.createObjectURL(file);
    const element = await trainer(`weights="${url}" optimizer="adam" epochs="4"`);
    await status(element, 'paused');
    expect(element.history.epoch).to.deep.equal([1, 2, 3]);
    expect(element.recipe.epochs).to.equal(4);
    await ended(element, () => element.play());
    expect(element.history.epoch).to.deep.equal([1, 2, 3, 4]);
    URL.revokeObjectURL(url);
  });

  it('is fetched by play where it was not yet, and play goes on from it', async () => {
    const url = URL.createObjectURL(await (await trained('', 2)).save());
    const element = await trainer('epochs="3"');
    element.setAttribute('weights', url);
    await ended(element, () => element.play());
    expect(element.history.epoch).to.deep.equal([1, 2, 3]);
    URL.revokeObjectURL(url);
  });

  it('can be taken back to what was there before', async () => {
    const file = await (await trained()).save();
    const element = await trained('optimizer="adam"', 2);
    const before = element.history;
    await element.load(file);
    expect(element.history.epoch).to.have.length(3);
    await element.updateComplete;
    (element as unknown as {trained: {undo(): void}}).trained.undo();
    expect(element.history).to.deep.equal(before);
    expect(element.recipe.optimizer).to.equal('adam');
  });

  it('cannot be made before the first epoch', async () => {
    const element = await trainer();
    const refused = await element.save().catch((error: DOMException) => error.name);
    expect(refused).to.equal('InvalidStateError');
  });

  it('is refused whole where it is not whole, and nothing changes', async () => {
    const element = await trained();
    const history = element.history;
    const good = new Uint8Array(await (await element.save()).arrayBuffer());
    const changed = (change: (bytes: Uint8Array) => void) => {
      const bytes = good.slice();
      change(bytes);
      return bytes;
    };
    const headerAt = 12;
    const bad: Record<string, Uint8Array> = {
      'not-a-run': new TextEncoder().encode('<!doctype html><title>Not found</title>'),
      empty: new Uint8Array(),
      'cut short': good.subarray(0, good.length - 40),
      'too long': Uint8Array.from([...good, 0, 0, 0, 0]),
      'no header': changed((bytes) => bytes.fill(0x20, headerAt, headerAt + 200)),
      'header beyond the end': changed((bytes) => bytes.fill(0xff, 8, 12)),
      'not numbers': changed((bytes) =>
        bytes.fill(0xff, bytes.length - 8 * 784 * 10, bytes.length - 7 * 784 * 10),
      ),
    };
    for (const [name, bytes] of Object.entries(bad)) {
      const error = await element.load(bytes.slice().buffer).catch((refusal: Error) => refusal);
      expect(error, name).to.be.instanceOf(Error);
      expect(error, name).to.have.property('code', 'run-invalid');
      expect((error as Error).message, name).to.match(/cannot be used as a saved run: .*\.$/);
    }
    expect(element.history).to.deep.equal(history);
    const missing = await element.load('/nowhere.aerun').catch((refusal: Error) => refusal);
    expect(missing).to.have.property('code', 'run-not-found');
    expect((missing as Error).message).to.contain('404');
  });

  it('is told where an element that names it cannot have it, with a way to try again', async () => {
    const codes: string[] = [];
    const element = await trainer();
    element.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    element.setAttribute('weights', '/nowhere.aerun');
    await status(element, 'error');
    await element.updateComplete;
    expect(codes).to.deep.equal(['run-not-found']);
    expect(element.shadowRoot!.querySelector('.problem')!.textContent).to.contain('/nowhere.aerun');
    // Another network than the attributes ask for.
    const url = URL.createObjectURL(await (await trained('hidden-units="5"')).save());
    const refused = new Promise((resolve) => element.addEventListener('ae-error', resolve, {once: true}));
    element.setAttribute('hidden-units', '6');
    element.setAttribute('weights', url);
    element.scrollIntoView();
    await refused;
    expect(codes).to.deep.equal(['run-not-found', 'run-invalid']);
    element.setAttribute('hidden-units', '5');
    element.play();
    await status(element, 'done');
    expect(element.history.epoch).to.have.length(30);
  });
});

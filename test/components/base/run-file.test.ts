import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import '../../../src/entries/ae-latent-view.ts';
import '../../../src/entries/ae-noise-demo.ts';
import '../../../src/entries/ae-trainer.ts';
import {AeTrainer} from '../../../src/components/index.ts';
import {closeIdle, workerCount} from '../../../src/session/workers.ts';
import {eventually} from '../../awaited.ts';
import {inNoiseChart, inside} from '../inside.ts';
import {trainerInView} from './trainers.ts';
import {firstFormat, someRun, written} from '../../worker/saved-run/support.ts';
import {cacheName} from '../../../src/worker/data/cache.ts';

const attributes = 'train-size="200" test-size="50" encoding-dim="4" batch-size="50" backend="plain"';

const trainer = (more = '') => trainerInView(`${attributes} ${more}`);

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

const status = (element: AeTrainer, wanted: string) =>
  eventually(() => element.status === wanted, `it is ${wanted}`);
const workersGone = () => eventually(() => workerCount() === 0, 'no worker is held');
const digit = Float32Array.from({length: 784}, (_, i) => (i % 28 > 10 && i % 28 < 16 ? 0.8 : 0));

describe('a run that is loaded by hand', () => {
  it('stays, also where the attribute names another that nobody has looked at yet', async () => {
    const file = await (await trained('', 2)).save();
    const box = await fixture<HTMLElement>(html`<div style="margin-block-start: 300vh"></div>`);
    window.scrollTo(0, 0);
    box.innerHTML = `<ae-trainer ${attributes} weights="/no-such-run"></ae-trainer>`;
    const element = box.querySelector('ae-trainer')!;
    await element.updateComplete;
    await element.load(file);
    expect(element.history.epoch).to.deep.equal([1, 2]);
    const {status: rests} = element;
    element.viewChanged(true);
    await element.updateComplete;
    expect([element.status, element.history.epoch]).to.deep.equal([rests, [1, 2]]);
  });
});

describe('a run in a file', () => {
  const {graceMs} = AeTrainer;
  afterEach(() => {
    AeTrainer.graceMs = graceMs;
    closeIdle();
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
    expect(second.shadowRoot!.querySelectorAll('[part~="digit"] canvas')).to.have.length(30);
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

  it('says what noise it was trained with, also beneath an attribute that sets another for what is to come', async () => {
    const noise = 'noise="gaussian" noise-factor="0.25"';
    const url = URL.createObjectURL(await (await trained(noise, 1)).save());
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<ae-noise-demo weights="${url}" backend="plain" noise-factor="0.75"></ae-noise-demo>`;
    const element = box.querySelector('ae-noise-demo')!;
    await element.updateComplete;
    element.scrollIntoView();
    const words = () => element.shadowRoot!.querySelector('[part~="test-noise"] small')?.textContent ?? '';
    await eventually(() => element.status === 'paused' && words() !== '', 'its words about the noise');
    expect(element.recipe.noiseFactor.high).to.equal(0.75);
    expect(words()).to.match(/trained at gaussian 0\.25/);
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

  it('is waited for by whatever is pressed while it is fetched, and by nothing that was thought better of', async () => {
    const url = URL.createObjectURL(await (await trained('', 2)).save());
    const fetching = async () => {
      const element = await trainer('epochs="3"');
      element.setAttribute('weights', url);
      element.play();
      expect(element.status).to.equal('loading');
      return element;
    };
    const played = await fetching();
    played.play();
    const stepped = await trainer('epochs="5"');
    stepped.setAttribute('weights', url);
    await ended(stepped, () => stepped.step({epochs: 1}));
    expect(stepped.history.epoch).to.deep.equal([1, 2, 3]);
    let begun = 0;
    const unwanted = async () => {
      const element = await fetching();
      element.addEventListener('ae-train-begin', () => begun++);
      return element;
    };
    const paused = await unwanted();
    paused.pause();
    expect(paused.status, 'not fetched on').to.equal('idle');
    (await unwanted()).remove();
    await status(played, 'done');
    expect(played.history.epoch).to.deep.equal([1, 2, 3]);
    expect(begun).to.equal(0);
    expect([paused.status, paused.history.epoch]).to.deep.equal(['idle', []]);
    await ended(paused, () => paused.play());
    expect(paused.history.epoch).to.deep.equal([1, 2, 3]);
    URL.revokeObjectURL(url);
  });

  it('gives way to what takes its place while it is fetched, whichever comes first', async () => {
    const url = URL.createObjectURL(await (await trained('', 2)).save());
    const first = await trained();
    const file = await first.save();
    const later = async (act: (element: AeTrainer) => unknown) => {
      const element = await trainer();
      element.setAttribute('weights', url);
      element.play();
      await act(element);
      return element;
    };
    const loaded = await later((element) => element.load(file));
    const given = await later(
      (element) => (element.data = {train: new Uint8Array(784 * 20), test: new Uint8Array(784)}),
    );
    const over = await later((element) => element.reset());
    expect(over.status).to.equal('idle');
    // Longer than a fetch of the same takes.
    const control = await trainer();
    control.setAttribute('weights', url);
    await status(control, 'paused');
    expect(loaded.history).to.deep.equal(first.history);
    expect(given.data).to.not.equal(null);
    expect([given.history.epoch, over.history.epoch]).to.deep.equal([[], []]);
    await ended(over, () => over.step({epochs: 1}));
    expect(over.history.epoch, 'and is not what a run goes on from').to.deep.equal([1]);
    URL.revokeObjectURL(url);
  });

  it('loaded by hand gives way to one that is loaded after it', async () => {
    const [one, two] = [await (await trained('', 1)).save(), await (await trained('', 2)).save()];
    const element = await trainer();
    const results = await Promise.allSettled([element.load(one), element.load(two)]);
    expect(results.map(({status: outcome}) => outcome)).to.deep.equal(['rejected', 'fulfilled']);
    expect((results[0] as PromiseRejectedResult).reason).to.have.property('name', 'AbortError');
    expect(element.history.epoch).to.deep.equal([1, 2]);
  });

  it('has its own recipe on every kind of element, and is refused where an attribute asks for another', async () => {
    const first = await trained('epochs="4"');
    const url = URL.createObjectURL(await first.save());
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<ae-noise-demo></ae-noise-demo><ae-latent-view></ae-latent-view>
      <ae-trainer weights="${url}" loss="bce"></ae-trainer>`;
    const [noise, map, other] = box.children as unknown as AeTrainer[];
    for (const element of [noise!, map!]) {
      await element.load(url);
      expect(element.recipe).to.deep.equal(first.recipe);
      await ended(element, () => element.step({epochs: 1}));
    }
    await ended(first, () => first.step({epochs: 1}));
    expect(noise!.history).to.deep.equal(first.history);
    expect(map!.history).to.deep.equal(first.history);
    const said = new Promise<CustomEvent<{message: string}>>((resolve) =>
      other!.addEventListener('ae-error', resolve as EventListener, {once: true}),
    );
    other!.scrollIntoView();
    const {message} = (await said).detail;
    expect(message).to.contain('loss="bce"').and.to.contain('"mse"');
    URL.revokeObjectURL(url);
  });

  it('is loaded from a file, its bytes or its url, and from nothing else', async () => {
    const element = await trained();
    const file = await element.save();
    const url = URL.createObjectURL(file);
    for (const source of [file, await file.arrayBuffer(), url, new URL(url)]) {
      await element.load(source);
      expect(element.history.epoch).to.have.length(3);
    }
    for (const source of [undefined, null, '', 7, {}]) {
      const error = await element.load(source as unknown as string).catch((refused: Error) => refused);
      expect(error, String(source))
        .to.be.instanceOf(TypeError)
        .with.property('message')
        .that.contains('Blob');
    }
    URL.revokeObjectURL(url);
  });

  it('is not waited for while an attribute is wrong, and fetched again once that is corrected', async () => {
    const url = URL.createObjectURL(await (await trained('', 2)).save());
    const element = await trainer('epochs="3"');
    const busy = () => element.shadowRoot!.querySelector('[part~="frame"]')!.ariaBusy;
    // In view it is looked after.
    for (let i = 0; i < 3; i++) await nextFrame();
    element.setAttribute('weights', url);
    element.play();
    element.setAttribute('optimizer', 'nonsense');
    await element.updateComplete;
    expect(element.status).to.equal('error');
    await eventually(() => busy() === 'false', 'it waits no longer');
    element.removeAttribute('optimizer');
    await ended(element, () => element.play());
    expect(element.history.epoch).to.deep.equal([1, 2, 3]);
    URL.revokeObjectURL(url);
  });

  it('is fetched again when its element comes back to a page that had freed it', async () => {
    AeTrainer.graceMs = 0;
    const first = await trained();
    const url = URL.createObjectURL(await first.save());
    const element = await trainer(`weights="${url}"`);
    const page = element.parentElement!;
    const comeBack = async () => {
      // An answer needs a worker, which is freed.
      await element.encode(digit);
      element.remove();
      await status(element, 'idle');
      page.append(element);
      element.scrollIntoView();
    };
    await status(element, 'paused');
    await comeBack();
    await status(element, 'paused');
    expect(element.history).to.deep.equal(first.history);
    expect(await element.encode(digit)).to.deep.equal(await first.encode(digit));
    // What a reader made of it stays theirs.
    element.setAttribute('activation', 'tanh');
    await element.updateComplete;
    await ended(element, () => element.step({epochs: 1}));
    await comeBack();
    await element.updateComplete;
    expect(element.status).to.equal('idle');
    URL.revokeObjectURL(url);
  });

  it('holds no worker for an element that is out of the page, and is drawn once that is back', async () => {
    AeTrainer.graceMs = 0;
    const first = await trained();
    const small = await first.save({for: 'show'});
    const element = await trainer();
    const page = element.parentElement!;
    for (const gone of [first, element]) gone.remove();
    await element.load(small);
    await element.encode(digit).catch(({name}: DOMException) => expect(name).to.equal('AbortError'));
    await workersGone();
    await element.load(small);
    await workersGone();
    page.append(element);
    await drawn(element);
    expect(element.history.epoch).to.deep.equal([1, 2, 3]);
  });

  it('can be taken back to what was there before', async () => {
    const file = await (await trained()).save();
    const element = await trained('optimizer="adam"', 2);
    const before = element.history;
    await element.load(file);
    expect(element.history.epoch).to.have.length(3);
    await element.updateComplete;
    (element as unknown as {run: {undo(): void}}).run.undo();
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
    const bad: Record<string, Uint8Array> = {
      'not-a-run': new TextEncoder().encode('<!doctype html><title>Not found</title>'),
      empty: new Uint8Array(),
      'cut short': good.subarray(0, good.length - 40),
      'too long': Uint8Array.from([...good, 0, 0, 0, 0]),
      'no header': changed((bytes) => bytes.fill(0x20, 8, 208)),
      'header beyond the end': changed((bytes) => bytes.fill(0xff, 0, 4)),
      'one bit of one weight': changed((bytes) => (bytes[bytes.length - 60_000]! ^= 1)),
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

  it('is fetched past the browser’s cache where what was there was damaged, and somebody tries again', async () => {
    const good = new Uint8Array(await (await (await trained('epochs="5"')).save()).arrayBuffer());
    const damaged = good.slice();
    damaged[good.length - 1]! ^= 1;
    const url = `/kept/${crypto.randomUUID()}.aerun`;
    // At another url, as what is PUT at its own is not kept any more.
    const put = (body: BodyInit) => fetch(`${url}?`, {method: 'PUT', body});
    await put(damaged);
    const element = await trainer();
    const codes: unknown[] = [];
    element.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    element.setAttribute('weights', url);
    await status(element, 'error');
    expect(codes).to.deep.equal(['run-invalid']);
    await put(good);
    const kept = new Uint8Array(await (await fetch(url)).arrayBuffer());
    // Driven, WebKit keeps nothing.
    const keeps = /Chrome|Firefox/.test(navigator.userAgent);
    if (keeps) expect(kept, 'the browser keeps it').to.deep.equal(damaged);
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('[part~="problem"] button')!.click();
    await eventually(
      () => codes.length > 1 || element.status === 'done',
      'the good file, or a second failure',
    );
    expect(codes, 'nothing else is wrong').to.deep.equal(['run-invalid']);
    expect(element.history.epoch).to.deep.equal([1, 2, 3, 4, 5]);
    // What is good is left to the cache again.
    await put(damaged);
    if (keeps) await (await trainer()).load(url);
  });

  it('is told where an element that names it cannot have it, with a way to try again', async () => {
    const codes: string[] = [];
    const element = await trainer();
    element.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    element.setAttribute('weights', '/nowhere.aerun');
    await status(element, 'error');
    await element.updateComplete;
    expect(codes).to.deep.equal(['run-not-found']);
    expect(element.shadowRoot!.querySelector('[part~="problem"]')!.textContent).to.contain('/nowhere.aerun');
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

  it('answers before anybody plays, with nothing loaded but itself', async () => {
    const first = await trained();
    const url = URL.createObjectURL(await first.save());
    const element = await trainer(`weights="${url}"`);
    await status(element, 'paused');
    const codes = await element.encode(digit);
    expect(codes).to.deep.equal(await first.encode(digit));
    expect(await element.decode(codes)).to.deep.equal(await first.reconstruct(digit));
    const again = await element.save();
    expect(element.status).to.equal('paused');
    // Reset, and taken back: still the network that came from the file.
    element.reset();
    expect(element.status).to.equal('idle');
    expect(await element.encode(digit).catch(({name}: DOMException) => name)).to.equal('InvalidStateError');
    (element as unknown as {run: {undo(): void}}).run.undo();
    expect(element.history).to.deep.equal(first.history);
    expect(await element.encode(digit)).to.deep.equal(codes);
    const other = await trainer();
    await other.load(again);
    expect(await other.encode(digit)).to.deep.equal(codes);
    URL.revokeObjectURL(url);
  });

  it('can be reset and taken back before it has answered anything', async () => {
    const first = await trained();
    const element = await trainer();
    await element.load(await first.save());
    element.reset();
    (element as unknown as {run: {undo(): void}}).run.undo();
    expect(element.history).to.deep.equal(first.history);
    expect(await element.encode(digit)).to.deep.equal(await first.encode(digit));
  });

  it('made small holds what shows it, draws its digits, and goes on with a fresh optimizer, which is said', async () => {
    const first = await trained('optimizer="adam"');
    const whole = await first.save();
    const small = await first.save({for: 'show'});
    expect(small.size).to.be.below(whole.size / 6);
    const element = await trainer();
    await element.load(small);
    expect(element.history).to.deep.equal(first.history);
    await drawn(element);
    const [ours, theirs] = [await element.reconstruct(digit), await first.reconstruct(digit)];
    const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    expect(norm(ours.map((value, i) => value - theirs[i]!)) / norm(theirs)).to.be.below(0.02);
    expect(notices(element)).to.equal('');
    await ended(element, () => element.step());
    await element.updateComplete;
    expect(element.history.epoch).to.deep.equal([1, 2, 3, 4]);
    expect(notices(element)).to.contain('a fresh optimizer');
    const refused = await element.save({for: 'print' as 'show'}).catch((error: Error) => error);
    expect(refused).to.be.instanceOf(RangeError);
  });

  it('of the first format is read and gone on with, and is said to be unchecked until it is saved anew', async () => {
    const run = someRun({'encoding-dim': '4', 'train-size': '200', 'batch-size': '50', backend: 'plain'});
    const element = await trainer();
    await element.load(new Blob([await firstFormat(run)]));
    await element.updateComplete;
    const {loss, valLoss} = run.history;
    expect(element.history).to.deep.equal({epoch: [1, 2], loss, val_loss: valLoss});
    const codes = await element.encode(digit);
    expect(codes.some((value) => value !== 0)).to.equal(true);
    expect(notices(element)).to.contain('first format').and.to.contain('without a checksum');
    const anew = await element.save();
    const other = await trainer();
    await other.load(anew);
    await other.updateComplete;
    expect(other.history).to.deep.equal(element.history);
    expect(await other.encode(digit)).to.deep.equal(codes);
    expect(notices(other)).to.equal('');
    await ended(element, () => element.step());
    await element.updateComplete;
    expect(element.history.epoch).to.deep.equal([1, 2, 3]);
  });

  it('says what it needs where images would have to be fetched, and fetches them on a press', async () => {
    // What an earlier page fetched would be at hand.
    await caches.delete(cacheName);
    const run = someRun({'encoding-dim': '4', dataset: 'mnist', backend: 'plain'});
    const url = URL.createObjectURL(new Blob([await written(run)]));
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<ae-trainer weights="${url}" dataset-url="/no-such-folder/"></ae-trainer>`;
    const element = box.querySelector('ae-trainer')!;
    element.scrollIntoView();
    await status(element, 'paused');
    element.shadowRoot!.querySelector<HTMLElement>('#worst')!.click();
    const needed = await found(element, `[part~="worst"] ${inside.needed}`);
    expect(needed.textContent).to.contain('MNIST');
    // No answer needs what nobody has loaded.
    expect(await element.encode(digit)).to.have.length(4);
    expect(element.status).to.equal('paused');
    const asked = new Promise((resolve) => element.addEventListener('ae-error', resolve, {once: true}));
    needed.querySelector('button')!.click();
    await asked;
    expect(element.status).to.equal('error');
    expect(element.history.epoch).to.deep.equal([1, 2]);
    URL.revokeObjectURL(url);
  });

  it('answers in every element that shows it, and the curve of the built-in digits is measured', async () => {
    const first = await trained('noise="gaussian" id="first"');
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<ae-trainer id="restored" ${attributes}></ae-trainer><ae-noise-demo for="restored"></ae-noise-demo>`;
    const [restored, demo] = box.children as unknown as [AeTrainer, AeTrainer];
    await restored.updateComplete;
    await restored.load(await first.save());
    expect(await demo.encode(digit)).to.deep.equal(await first.encode(digit));
    demo.scrollIntoView();
    await found(demo, inNoiseChart.curve('model'));
    expect(demo.status).to.equal('paused');
  });

  it('shows its worst digits where they are at hand, before anybody plays', async () => {
    const element = await trainer();
    await element.load(await (await trained()).save());
    element.shadowRoot!.querySelector<HTMLElement>('#worst')!.click();
    await found(element, '[part~="worst"] [role="listbox"]');
    expect(element.status).to.equal('paused');
  });
});

async function found(element: AeTrainer, selector: string): Promise<Element> {
  const find = () => element.shadowRoot!.querySelector(selector);
  await eventually(find, `${selector} is there`);
  return find()!;
}

/** Once its ten pictures are drawn. */
async function drawn(element: AeTrainer): Promise<void> {
  const {run} = element as unknown as {run: {snapshot: {reconstructions: unknown}}};
  await eventually(() => run.snapshot.reconstructions, 'its ten pictures are drawn');
}

const notices = (element: AeTrainer): string =>
  [...element.shadowRoot!.querySelectorAll('[part~="notice"]')].map((line) => line.textContent).join('');

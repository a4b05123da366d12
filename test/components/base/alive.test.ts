import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/entries/index.ts';
import type {AeTrainer} from '../../../src/components/index.ts';
import {closeIdle} from '../../../src/session/workers.ts';
import {cacheName} from '../../../src/worker/data/cache.ts';
import {eventually} from '../../awaited.ts';
import {someRun, written} from '../../worker/saved-run/support.ts';
import {inMap, inside} from '../inside.ts';

type Element = Pick<AeTrainer, 'status' | 'recipe' | 'history' | 'encode'> & HTMLElement;

/** The url of a file small enough to show, of built-in digits unless `texts` say otherwise. */
async function fileOf(texts: Readonly<Record<string, string>> = {}, shown = 10): Promise<string> {
  const run = someRun({'encoding-dim': '4', 'test-size': '100', backend: 'plain', ...texts}, shown);
  return URL.createObjectURL(new Blob([await written(run, 'show')]));
}

/** Elements on a page, the first of them where a reader looks. */
async function page(body: string): Promise<Element[]> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = body;
  const elements = [...box.querySelectorAll<Element>('ae-trainer, ae-noise-demo, ae-latent-view, ae-worst')];
  for (const element of elements) await (element as unknown as AeTrainer).updateComplete;
  elements[0]!.scrollIntoView();
  return elements;
}

const find = (element: HTMLElement, selector: string) => [...element.shadowRoot!.querySelectorAll(selector)];
const text = (element: HTMLElement, selector: string) =>
  find(element, selector)
    .map(({textContent}) => textContent.replace(/\s+/g, ' ').trim())
    .join(' ');

/** Whether so many pictures have something drawn on them. */
function isDrawn(element: HTMLElement, selector: string, count = 10): boolean {
  const drawn = (find(element, selector) as HTMLCanvasElement[]).filter((canvas) =>
    canvas
      .getContext('2d')!
      .getImageData(0, 0, canvas.width, canvas.height)
      .data.some((value) => value > 0),
  );
  return drawn.length === count;
}

/** What a network makes of the ten pictures. */
const redrawn = '[part~="digits"] [part~="reconstruction"] canvas';

/** What shows that an element is a trained thing, by its tag. */
const signs: Readonly<Record<string, (element: HTMLElement) => boolean>> = {
  'ae-trainer': (element) => isDrawn(element, redrawn),
  'ae-noise-demo': (element) => isDrawn(element, redrawn) && isDrawn(element, '[part~="enlarged"] canvas', 1),
  'ae-latent-view': (element) => /100 test images/.test(text(element, inside.sample)),
  'ae-worst': (element) => isDrawn(element, '[role=option] [part~="reconstruction"] canvas'),
};

const alive = (element: HTMLElement) =>
  eventually(() => signs[element.localName]!(element), `<${element.localName}> shows what was learned`);

describe('a network from a file, before anybody presses anything,', () => {
  afterEach(() => closeIdle());

  for (const tag of Object.keys(signs))
    it(`is shown by <${tag}> at work: pictures, answers and all`, async () => {
      const [element] = await page(`<${tag} weights="${await fileOf()}"></${tag}>`);
      await alive(element!);
      expect([element!.status, element!.history.epoch]).to.deep.equal(['paused', [1, 2]]);
      // Where it has a slider of its own, that stands at the network's epoch, though none before it can be shown.
      const row = find(element!, `${inside.epochsRoom}[aria-hidden]`)[0];
      if (!row) return;
      const {value, max} = row.querySelector('input')!;
      expect([value, row.querySelector('output')!.textContent]).to.deep.equal([max, '2']);
    });

  it('that has learned to mend what is rubbed out is given a digit to rub out', async () => {
    const chosen = async (texts: Readonly<Record<string, string>>) => {
      const [demo] = await page(`<ae-noise-demo weights="${await fileOf(texts)}"></ae-noise-demo>`);
      await alive(demo!);
      return find(demo!, inside.tools).findIndex(({ariaPressed}) => ariaPressed === 'true');
    };
    expect(await chosen({noise: 'gaussian'}), 'noise is added').to.equal(0);
    expect(await chosen({noise: 'masking'}), 'it is rubbed out').to.equal(1);
  });

  it('is shown by every element that is linked to the one which names it', async () => {
    const linked = ['ae-noise-demo', 'ae-latent-view', 'ae-worst'];
    const elements = await page(
      `<ae-trainer id="net" weights="${await fileOf()}"></ae-trainer>${linked.map((tag) => `<${tag} for="net"></${tag}>`).join('')}`,
    );
    for (const element of elements) await alive(element);
  });

  it('is fetched for an element in view that shows it, though the one which names it is far away', async () => {
    const [shown, named] = await page(
      `<ae-noise-demo for="net"></ae-noise-demo><div style="block-size: 400vh"></div>
      <ae-trainer id="net" weights="${await fileOf()}"></ae-trainer>`,
    );
    await alive(shown!);
    expect(named!.getBoundingClientRect().top, 'it is out of view').to.be.above(innerHeight);
  });

  it('is not fetched for an element whose link leads nowhere', async () => {
    const [element, control] = await page(
      `<ae-worst for="nobody" weights="${await fileOf()}"></ae-worst><ae-worst weights="${await fileOf()}"></ae-worst>`,
    );
    await alive(control!);
    expect([element!.status, element!.history.epoch]).to.deep.equal(['idle', []]);
  });
});

describe('a network from a file whose images would cost a download, before anybody presses anything,', () => {
  const mnist = {dataset: 'mnist'};
  /** What an earlier page fetched would be at hand. */
  beforeEach(() => caches.delete(cacheName));
  afterEach(() => closeIdle());

  const file = (shown: number) => fileOf({...mnist, 'test-size': '1000'}, shown);

  it('shows the pictures that came with the file, and says nothing of others', async () => {
    const [element] = await page(`<ae-trainer weights="${await file(10)}"></ae-trainer>`);
    await eventually(() => signs['ae-trainer']!(element!), 'its pictures');
    expect(text(element!, '[part~="digits"]')).to.not.contain('drawn here');
  });

  it('shows in its rows what it makes of the library’s own digits where none came with it, and says so', async () => {
    const url = await file(0);
    const elements = await page(
      `<ae-trainer id="net" weights="${url}"></ae-trainer><ae-noise-demo for="net" lang="es"></ae-noise-demo>`,
    );
    const [trainer, demo] = elements as [Element, Element];
    await eventually(() => isDrawn(trainer, redrawn), 'reconstructions');
    await eventually(() => isDrawn(demo, redrawn), 'what it denoises');
    expect(
      find(trainer, '[part~="digits"] [role="option"]').map(
        (pair) => pair.ariaLabel ?? pair.getAttribute('aria-label'),
      )[7],
    ).to.contain('7');
    expect(text(trainer, inside.rowNames)).to.contain('drawn here');
    expect(find(trainer, '[data-label]')[0]!.getAttribute('data-label')).to.contain('drawn here');
    expect(find(trainer, '[part~="digits"]')[0]!.getAttribute('aria-label')).to.contain('drawn here');
    expect(text(demo, inside.rowNames)).to.contain('dibujados aquí');
    expect(text(demo, '[part~="digits"] p')).to.match(/dibujados aquí/i);
    find(demo, '#curve')[0]!.dispatchEvent(new MouseEvent('click'));
    await eventually(
      () => text(demo, inside.needed).includes('MNIST'),
      'what is measured needs the real ones',
    );
    // The file that is saved holds none of them.
    const saved = await (trainer as unknown as AeTrainer).save();
    expect(await saved.text()).to.contain('"samples":"null"');
  });

  it('maps the library’s own digits, in their classes, and says so', async () => {
    const [map] = await page(`<ae-latent-view weights="${await file(10)}"></ae-latent-view>`);
    await eventually(() => text(map!, inside.sample) !== '', 'points');
    expect(text(map!, inside.sample)).to.equal('2,000 digits drawn here');
    await eventually(
      () => find(map!, `[part~="map"] ${inMap.names}`).length === 10,
      'the names of its classes',
    );
    find(map!, '#more')[0]!.dispatchEvent(new MouseEvent('click'));
    await eventually(() => find(map!, `${inside.needed} button`).length > 0, 'the offer to load the others');
    expect(map!.status).to.equal('paused');
  });

  it('shows which of the library’s own digits are the worst, and offers to load the others', async () => {
    const [worst] = await page(`<ae-worst count="5" weights="${await file(10)}"></ae-worst>`);
    await eventually(() => isDrawn(worst!, '[role=option] [part~="reconstruction"] canvas', 5), 'the worst');
    expect(text(worst!, inside.caption)).to.contain('drawn here').and.to.contain('MNIST');
    expect(text(worst!, inside.caption), 'the average is of others').to.not.contain('average');
    expect(find(worst!, `${inside.needed} button`)).to.have.length(1);
  });

  it('gives way to the real images once they are loaded', async () => {
    const texts = {dataset: '/no-such-images', 'test-size': '100'};
    const [worst] = await page(`<ae-worst weights="${await fileOf(texts)}"></ae-worst>`);
    await eventually(
      () => isDrawn(worst!, '[role=option] [part~="reconstruction"] canvas'),
      'the worst drawn here',
    );
    const failed = new Promise<CustomEvent>((resolve) =>
      worst!.addEventListener('ae-error', resolve as EventListener, {once: true}),
    );
    (find(worst!, `${inside.needed} button`)[0] as HTMLElement).click();
    expect((await failed).detail.code, 'these are asked for').to.match(/^data-/);
  });
});

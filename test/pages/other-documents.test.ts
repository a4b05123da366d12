import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

const small = 'train-size="300" test-size="60" batch-size="100" epochs="1" encoding-dim="4" backend="plain"';

type Trains = HTMLElement & {
  play(): void;
  readonly status: string;
};

/** Whether an element has its looks: a border around what it shows. */
const isStyled = (element: Element) => {
  const frame = element.shadowRoot?.querySelector('[part="frame"]');
  return frame ? element.ownerDocument.defaultView!.getComputedStyle(frame).borderTopWidth === '1px' : false;
};

describe('an element in other documents than that of its script', () => {
  let page: AuthorPage | null = null;
  afterEach(() => {
    page?.close();
    page = null;
  });

  async function withFrame(body: string): Promise<{readonly own: Document; readonly inner: Document}> {
    page = await openAuthorPage({body: `${body}<iframe width="700" height="900"></iframe>`});
    const own = page.window.document;
    return {own, inner: own.querySelector('iframe')!.contentDocument!};
  }

  it('keeps its looks and its run there and back', async () => {
    const {own, inner} = await withFrame(`<ae-trainer ${small}></ae-trainer>`);
    const {trainer} = page!;
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    expect(isStyled(trainer)).to.equal(true);
    for (const [there, name] of [
      [inner, 'in a frame'],
      [own, 'back'],
      [inner, 'again'],
    ] as const) {
      there.body.append(trainer);
      await eventually(() => isStyled(trainer), name);
      expect(trainer.status, name).to.equal('done');
    }
    expect(trainer.shadowRoot!.adoptedStyleSheets).to.have.length(0);
    const styles = trainer.shadowRoot!.querySelectorAll('style').length;
    own.body.append(trainer);
    inner.body.append(trainer);
    expect(trainer.shadowRoot!.querySelectorAll('style')).to.have.length(styles);
  });

  it('is made there, links there, and speaks the language of that page', async () => {
    const {own, inner} = await withFrame('<ae-trainer></ae-trainer>');
    inner.documentElement.lang = 'es';
    inner.body.innerHTML = '<div></div>';
    const box = inner.querySelector('div')!;
    const [trainer, map] = ['ae-trainer', 'ae-latent-view'].map((name) => own.createElement(name)) as [
      Trains,
      Trains,
    ];
    trainer.id = 'inside';
    map.setAttribute('for', 'inside');
    for (const pair of small.split(' ')) {
      const [name, value] = pair.split('=');
      trainer.setAttribute(name!, value!.replaceAll('"', ''));
    }
    box.append(trainer, map);
    await eventually(() => isStyled(trainer) && isStyled(map), 'both have their looks');
    const button = () => trainer.shadowRoot!.querySelector('[part~="play-button"]')!;
    await eventually(() => button().textContent!.includes('Entrenar'), 'in Spanish');
    inner.documentElement.lang = 'en';
    await eventually(() => button().textContent!.includes('Train'), 'in English, as the page is now');
    inner.documentElement.lang = 'es';
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    expect(map.status).to.equal('done');
  });

  it('has its looks where it was moved there before it had drawn anything', async () => {
    const {own, inner} = await withFrame('<ae-trainer></ae-trainer>');
    const early = own.createElement('ae-trainer');
    own.body.append(early);
    inner.body.append(early);
    await eventually(() => isStyled(early), 'it has its looks');
  });

  it('draws over what a server has drawn in a declared shadow root, once', async () => {
    const {own} = await withFrame('<ae-trainer></ae-trainer>');
    const {window} = page!;
    const html =
      '<ae-trainer><template shadowrootmode="open"><section part="frame">by a server</section></template></ae-trainer>';
    const box = own.createElement('div');
    own.body.append(box);
    if (!('setHTMLUnsafe' in box)) return;
    (box as HTMLElement & {setHTMLUnsafe(html: string): void}).setHTMLUnsafe(html);
    const element = box.querySelector('ae-trainer')!;
    window.customElements.upgrade(element);
    await eventually(() => element.shadowRoot?.querySelector('[part~="play-button"]'), 'it is drawn');
    expect(element.shadowRoot!.querySelectorAll('[part="frame"]')).to.have.length(1);
    expect(element.shadowRoot!.textContent).to.not.contain('by a server');
  });
});

describe('arrays of another realm', () => {
  it('are taken, and clamped bytes as a canvas has them', async () => {
    const page = await openAuthorPage({body: `<ae-trainer ${small}></ae-trainer>`});
    const trainer = page.trainer as AuthorPage['trainer'] & {
      data: unknown;
      encode(images: unknown): Promise<Float32Array>;
      decode(codes: unknown): Promise<Float32Array>;
    };
    // Of this window, whose arrays are none of the page's.
    const train = new Uint8ClampedArray(784 * 40).map((_, i) => i % 251);
    const test = new Float32Array(784 * 8).fill(0.5);
    trainer.data = {train, test};
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    const codes = await trainer.encode(train.subarray(0, 784));
    expect(codes).to.have.length(4);
    expect([...(await trainer.encode(Uint8Array.from(train.subarray(0, 784))))]).to.deep.equal([...codes]);
    expect(await trainer.decode(Float32Array.from(codes))).to.have.length(784);
    for (const wrong of [[0.5], new DataView(new ArrayBuffer(784)), new Float64Array(784)]) {
      const refused = await trainer.encode(wrong).catch((error: Error) => error);
      expect((refused as Error).name).to.equal('TypeError');
    }
    page.close();
  });
});

import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';

type Resizer = (options: object, target: HTMLElement) => unknown;
const small = 'train-size=200&test-size=50&encoding-dim=4&epochs=1';

describe('embed.html, in a frame', () => {
  const frames: HTMLIFrameElement[] = [];
  const told: {readonly source: unknown; readonly height: number}[] = [];
  const hear = ({source, data}: MessageEvent<{type?: string; height?: number} | null>) => {
    if (data?.type === 'ae-resize') told.push({source, height: data.height!});
  };

  function open(search: string, width = 700): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.style.cssText = `width: ${width}px; height: 300px; border: 0`;
    frame.src = `/dist/cdn/embed.html?${search}`;
    frames.push(frame);
    document.body.append(frame);
    return frame;
  }
  const last = (frame: HTMLIFrameElement) => told.findLast(({source}) => source === frame.contentWindow);
  async function element(frame: HTMLIFrameElement): Promise<HTMLElement & {recipe: {epochs: number}}> {
    const found = () =>
      [...(frame.contentDocument?.body?.children ?? [])].find(({localName}) =>
        localName.startsWith('ae-'),
      ) as (HTMLElement & {recipe: {epochs: number}}) | undefined;
    await eventually(() => found()?.shadowRoot?.querySelector('[part~="frame"]'), 'the element');
    return found()!;
  }

  beforeEach(() => addEventListener('message', hear));
  afterEach(() => {
    removeEventListener('message', hear);
    for (const frame of frames.splice(0)) frame.remove();
    told.splice(0);
  });

  it('shows the element that its address asks for, and tells how high it is, whenever that changes', async () => {
    const frame = open(`tag=ae-worst&count=6&${small}`);
    const shown = await element(frame);
    expect(shown.localName).to.equal('ae-worst');
    expect(shown.recipe.epochs).to.equal(1);
    const isTold = () => last(frame)?.height === Math.ceil(shown.getBoundingClientRect().height);
    await eventually(isTold, 'its height is told');
    frame.style.width = '340px';
    await eventually(() => shown.offsetWidth <= 340, 'it is narrow');
    await eventually(isTold, 'and the other height is told');
    expect(new Set(told.map(({height}) => height)).size).to.be.above(1);
    expect(Math.min(...told.map(({height}) => height)), 'nothing before it stands there').to.be.above(100);
  });

  it('takes language and colours from its address, and from the page around alone', async () => {
    const frame = open(`lang=es&color-scheme=dark&${small}`);
    const shown = await element(frame);
    const root = frame.contentDocument!.documentElement;
    expect(root.lang).to.equal('es');
    expect(root.style.colorScheme).to.equal('dark');
    expect(shown.shadowRoot!.querySelector('[part~="play-button"]')!.textContent.trim()).to.equal('Entrenar');
    // From itself, as anything in it might send: not heard.
    const inside = frame.contentWindow as Window & typeof globalThis;
    inside.eval(`postMessage({type: 'ae-page', colorScheme: 'light', lang: 'fr'}, '*')`);
    frame.contentWindow!.postMessage({type: 'ae-page', colorScheme: 'url(x)', lang: 3}, '*');
    frame.contentWindow!.postMessage({type: 'ae-page', colorScheme: 'light dark', lang: 'en'}, '*');
    await eventually(() => root.lang === 'en', 'the language of the page around');
    expect(root.style.colorScheme).to.equal('light dark');
    const button = () => shown.shadowRoot!.querySelector('[part~="play-button"]')!.textContent.trim();
    await eventually(() => button() === 'Train', 'it speaks that language');
  });

  it('is as high as iframe-resizer makes its frame', async () => {
    const script = document.createElement('script');
    script.src = '/node_modules/iframe-resizer/js/iframeResizer.js';
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve, {once: true}));
    document.head.append(script);
    await loaded;
    const frame = open(small);
    frame.id = 'autoencoder';
    (globalThis as unknown as {iFrameResize: Resizer}).iFrameResize({checkOrigin: false}, frame);
    const shown = await element(frame);
    const high = () => frame.offsetHeight - Math.ceil(shown.getBoundingClientRect().height);
    await eventually(() => high() === 0, 'the frame is as high as the element');
    script.remove();
  });

  it('says so where there is no such element', async () => {
    const frame = open('tag=ae-nothing');
    await eventually(
      () => frame.contentDocument?.body?.textContent.includes('no <ae-nothing>'),
      'it says so',
    );
  });
});

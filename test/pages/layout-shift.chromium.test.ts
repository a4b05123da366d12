import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {tags} from '../tags.ts';
import {otherOrigin} from './author-page.ts';

interface Shifting extends Window {
  readonly shifts: {readonly value: number}[];
}

/** A page with words between elements, watched from the start; its script comes once all of it has been drawn. */
async function page(width: number, sheet: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width: ${width}px; height: 700px; border: 0`;
  const body = tags.map((tag) => `<p>Words.</p><${tag}><span slot="fallback">Here.</span></${tag}>`).join('');
  frame.srcdoc = `<!doctype html><html lang="en">${sheet}<script>
      shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
      onload = () => requestAnimationFrame(() => requestAnimationFrame(() => import('/dist/cdn/ae-elements.js')));
    </script><style>body {margin: 16px}</style>${body}<p>The last words.</p>`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  const inner = frame.contentWindow!;
  const elements = () => [...inner.document.querySelectorAll<HTMLElement>(tags.join())];
  const isShown = ({shadowRoot}: HTMLElement) => shadowRoot?.querySelector('[part~="frame"]');
  await eventually(() => elements().length === tags.length && elements().every(isShown), 'all are there');
  for (const element of elements()) {
    element.scrollIntoView();
    await eventually(
      () => element.shadowRoot!.querySelector('canvas, svg text, [part~="summary"]'),
      `<${element.localName}> shows what it is about`,
    );
    await new Promise((resolve) => inner.requestAnimationFrame(() => inner.requestAnimationFrame(resolve)));
  }
  return frame;
}

const shiftOf = (frame: HTMLIFrameElement) =>
  (frame.contentWindow as unknown as Shifting).shifts.reduce((sum, {value}) => sum + value, 0);

describe('a page with ae-elements.css', () => {
  let frame: HTMLIFrameElement | null = null;
  afterEach(() => frame?.remove());

  for (const width of [320, 360, 700, 1100])
    it(`does not move when the elements come, nor when they are looked at: ${width} px`, async function () {
      this.timeout(20_000);
      frame = await page(width, '<link rel="stylesheet" href="/dist/cdn/ae-elements.css">');
      expect(shiftOf(frame)).to.equal(0);
    });

  it('would move without it', async function () {
    this.timeout(20_000);
    frame = await page(700, '');
    expect(shiftOf(frame)).to.be.above(0.1);
  });

  it('has it from any origin', async () => {
    const {ok, headers} = await fetch(`${otherOrigin}/dist/cdn/ae-elements.css`);
    expect([ok, headers.get('content-type')]).to.deep.equal([true, 'text/css; charset=utf-8']);
  });
});

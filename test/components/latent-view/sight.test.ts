import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/entries/ae-latent-view.ts';
import type {AeLatentView} from '../../../src/components/index.ts';
import {eventually} from '../../awaited.ts';
import {highestHole} from '../holes.ts';
import {inside} from '../inside.ts';

async function seen(attributes = '', width = 700): Promise<AeLatentView> {
  const place = await fixture<HTMLElement>(html`<div style="inline-size: ${width}px"></div>`);
  place.innerHTML = `<ae-latent-view ${attributes}></ae-latent-view>`;
  const element = place.querySelector('ae-latent-view')!;
  await element.updateComplete;
  element.scrollIntoView();
  await eventually(() => element.shadowRoot!.querySelector('[part~="map"] > *'), 'it is seen');
  return element;
}

const all = <E extends Element>(element: AeLatentView, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<E>(selector),
];
const words = (element: AeLatentView, selector: string) =>
  all(element, selector).map((one) => one.textContent.replace(/\s+/g, ' ').trim());

/** The colour of a canvas's first full pixel. */
function inkOf(canvas: HTMLCanvasElement): string {
  const {data} = canvas.getContext('2d')!.getImageData(0, 0, 28, 28);
  const full = Array.from({length: 784}, (_, i) => i).find((i) => data[4 * i + 3] === 255)!;
  return `rgb(${data.slice(4 * full, 4 * full + 3).join(', ')})`;
}

describe('a latent view that somebody looks at', () => {
  it('shows ten digits in the colours of their classes, on named axes, and asks what is to be seen', async () => {
    const element = await seen();
    const canvases = all<HTMLCanvasElement>(element, '[part~="map"] canvas');
    expect(canvases).to.have.length(10);
    const inks = canvases.map(inkOf);
    expect(new Set(inks).size).to.equal(10);
    expect(inks).to.deep.equal(canvases.map((canvas) => getComputedStyle(canvas).color));
    expect(words(element, '[part~="map"] small')).to.deep.equal(['code 1 →', '↑ code 2']);
    expect(words(element, '[part="moment"]')).to.deep.equal([
      'Each digit will be 2 numbers: a place. Which ones will be neighbours?',
    ]);
    expect(all(element, `[part~="pictures"] ${inside.unknown}`)).to.have.length(1);
    expect(element.status).to.equal('idle');
  });

  it('has views, tools, classes and epochs where they will be, and nothing of it can be used yet', async () => {
    const element = await seen();
    for (const [selector, count] of [
      ['[part~="view-menu"] input', 4],
      ['[part~="tools"] input', 4],
      ['[part~="looks"] input', 3],
      ['[part~="legend"] button', 10],
      [`${inside.zoom} button`, 3],
      [`${inside.mapHead} button`, 1],
      [`${inside.epochsRoom} input`, 1],
    ] as const) {
      const found = all<HTMLInputElement | HTMLButtonElement>(element, selector);
      expect(found, selector).to.have.length(count);
      for (const one of found) expect(one.disabled, selector).to.equal(true);
    }
    expect(words(element, '[part~="legend"] button')).to.deep.equal([...'0123456789']);
    expect(words(element, '[role="tabpanel"]')).to.deep.equal([
      'Select a digit to enlarge it here, with its code, pixel by pixel.',
    ]);
    await expect(element).to.be.accessible();
  });

  it('leaves no hole, at any width, in both languages', async () => {
    for (const width of [1100, 700, 360, 320])
      for (const language of ['en', 'es']) {
        const element = await seen(`lang="${language}"`, width);
        expect(highestHole(element), `${width} px, ${language}`).to.be.at.most(40);
      }
  });

  it('redraws them when the page’s theme changes', async () => {
    const element = await seen();
    element.style.setProperty('--ae-class-3', 'rgb(200, 10, 20)');
    const [, , , three] = all<HTMLCanvasElement>(element, '[part~="map"] canvas');
    await eventually(() => inkOf(three!) === 'rgb(200, 10, 20)', 'it has the new ink');
  });

  it('names no axis that has none, has a row for one number, and knows no pictures that are no digits', async () => {
    expect(words(await seen('encoding-dim="32"'), '[part~="map"] small')).to.deep.equal([]);
    const line = await seen('encoding-dim="1"');
    expect(words(line, '[part~="map"] small')).to.deep.equal(['code 1 →']);
    const tops = all<HTMLElement>(line, '[part~="map"] canvas').map(({style}) => style.top);
    expect(new Set(tops)).to.deep.equal(new Set(['50%']));
    const fashion = await seen('dataset="fashion-mnist"');
    expect(words(fashion, '[part~="map"] span')).to.deep.equal(Array.from({length: 10}, () => '?'));
    expect(all(fashion, `[part~="pictures"] ${inside.unknown}`)).to.have.length(2);
  });

  it('keeps its height when it is seen, at any width, in both languages', async () => {
    for (const width of [250, 328, 358, 480, 700, 900])
      for (const language of ['en', 'es']) {
        const place = await fixture<HTMLElement>(html`<div style="inline-size: ${width}px"></div>`);
        place.innerHTML = `<div style="block-size: 5000px"></div><ae-latent-view lang="${language}"></ae-latent-view>`;
        scrollTo(0, 0);
        const element = place.querySelector('ae-latent-view')!;
        await eventually(() => element.shadowRoot?.querySelector('[part~="map"]'), 'it has its boxes');
        const before = element.offsetHeight;
        expect(all(element, '[part~="map"] > *')).to.deep.equal([]);
        element.scrollIntoView();
        await eventually(() => all(element, '[part~="map"] > *').length > 0, 'it is seen');
        expect(element.offsetHeight, `${width} px, ${language}`).to.equal(before);
        place.remove();
      }
  });
});

import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/entries/ae-noise-demo.ts';
import type {AeNoiseDemo} from '../../../src/components/index.ts';
import {corrupt} from '../../../src/numerics/corruption.ts';
import {unpackLevels} from '../../../src/pixels/levels.ts';
import {firstDigits, firstIndices} from '../../../src/components/parts/digits/first-digits.ts';
import {eventually} from '../../awaited.ts';
import {inNoiseChart, inside} from '../inside.ts';

async function seen(attributes = '', box?: HTMLElement): Promise<AeNoiseDemo> {
  const place = box ?? (await fixture<HTMLElement>(html`<div style="inline-size: 700px"></div>`));
  place.innerHTML = `<ae-noise-demo ${attributes}></ae-noise-demo>`;
  const element = place.querySelector('ae-noise-demo')!;
  await element.updateComplete;
  element.scrollIntoView();
  await eventually(() => element.shadowRoot!.querySelector('[part~="noise-curve"] path'), 'it is seen');
  return element;
}

const alphas = (element: AeNoiseDemo, kind: 'clean' | 'noisy', place: number) => {
  const canvas = element.shadowRoot!.querySelectorAll<HTMLCanvasElement>(
    `[part~="digits"] [part~="digit"]:nth-child(${kind === 'clean' ? 1 : 2}) canvas`,
  )[place]!;
  const {data} = canvas.getContext('2d')!.getImageData(0, 0, 28, 28);
  return Float32Array.from({length: 784}, (_, i) => data[4 * i + 3]! / 255);
};

/** Digit `place` with noise, as an engine would make it. */
function noisy(kind: 'gaussian' | 'masking' | 'salt-pepper', factor: number, place: number): Float32Array {
  const values = Float32Array.from(
    unpackLevels(firstDigits).subarray(784 * place, 784 * (place + 1)),
    (byte) => byte / 255,
  );
  corrupt({kind, low: factor, high: factor}, 1, 'testNoise', 0, firstIndices[place]!, values, 0, 784);
  return values;
}

const farthest = (a: Float32Array, b: Float32Array) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe('a noise demo that somebody looks at', () => {
  it('shows ten digits with the very noise that a run would have, and what nobody knows yet', async () => {
    const element = await seen('seed="1"');
    for (const place of [0, 9]) {
      expect(farthest(alphas(element, 'noisy', place), noisy('gaussian', 0.5, place))).to.be.below(0.01);
      expect(farthest(alphas(element, 'clean', place), noisy('gaussian', 0, place))).to.be.below(0.01);
    }
    expect(element.shadowRoot!.querySelectorAll(inside.unknown)).to.have.length(11);
    expect(element.status).to.equal('idle');
  });

  it('follows slider and kind before any training, and keeps both when it is trained', async () => {
    const element = await seen('seed="1" epochs="1" train-size="200" test-size="50" encoding-dim="4"');
    const {shadowRoot} = element;
    const kind = shadowRoot!.querySelector<HTMLSelectElement>('[part~="test-noise"] select')!;
    kind.value = 'salt-pepper';
    kind.dispatchEvent(new Event('change'));
    const slider = () => shadowRoot!.querySelector<HTMLInputElement>('[part~="noise-slider"]')!;
    slider().value = '0.2';
    slider().dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(farthest(alphas(element, 'noisy', 3), noisy('salt-pepper', 0.2, 3))).to.be.below(0.01);
    expect(shadowRoot!.querySelector('[part~="test-noise"] output')!.textContent).to.contain('20');
    const ended = new Promise((resolve) => element.addEventListener('ae-train-end', resolve, {once: true}));
    element.play();
    await ended;
    await element.updateComplete;
    expect(slider().value).to.equal('0.2');
    expect(shadowRoot!.querySelector<HTMLSelectElement>('[part~="test-noise"] select')!.value).to.equal(
      'salt-pepper',
    );
  });

  it('can be painted on before any training: nobody knows yet what comes of it; it stays so when it is trained', async () => {
    const element = await seen('seed="1" epochs="1" train-size="200" test-size="50" encoding-dim="4"');
    const {shadowRoot} = element;
    const easel = () => shadowRoot!.querySelector('[part~="easel"]')!;
    const spoiled = () => {
      const {data} = easel().querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, 28, 28);
      return Float32Array.from({length: 784}, (_, i) => data[4 * i + 3]! / 255);
    };
    expect(farthest(spoiled(), noisy('gaussian', 0.5, 0))).to.be.below(0.01);
    // Rubbed out, in the middle.
    shadowRoot!.querySelectorAll<HTMLElement>(inside.tools)[1]!.click();
    const {left, top, width, height} = easel().getBoundingClientRect();
    const [clientX, clientY] = [left + width / 2, top + height / 2];
    easel().dispatchEvent(new PointerEvent('pointerdown', {clientX, clientY}));
    easel().dispatchEvent(new PointerEvent('pointerup', {clientX, clientY}));
    const middle = () =>
      [...spoiled()].filter((_, i) => Math.abs((i % 28) - 14) + Math.abs(i / 28 - 14.5) < 1.5);
    await eventually(() => Math.max(...middle()) === 0, 'it is rubbed out');
    expect(farthest(spoiled(), noisy('gaussian', 0.5, 0)), 'it was not empty').to.be.above(0.3);
    expect(shadowRoot!.querySelector('[part~="enlarged"]')!.textContent).to.equal('?');
    const ended = new Promise((resolve) => element.addEventListener('ae-train-end', resolve, {once: true}));
    element.play();
    await ended;
    await eventually(() => shadowRoot!.querySelector('[part~="enlarged"] canvas'), 'it is repaired');
    await element.updateComplete;
    expect(Math.max(...middle())).to.equal(0);
  });

  it('says what the noise of now costs, as it will once it is trained, and that nobody knows what will be left', async () => {
    const element = await seen('seed="1"');
    const {shadowRoot} = element;
    const said = () => shadowRoot!.querySelector('[part~="noise-error"] p')!.textContent.trim();
    const cost = (factor: number) => {
      const squares = firstIndices.flatMap((_, place) => {
        const clean = noisy('gaussian', 0, place);
        return [...noisy('gaussian', factor, place)].map((value, i) => (value - clean[i]!) ** 2);
      });
      return (squares.reduce((sum, square) => sum + square, 0) / squares.length).toFixed(4);
    };
    expect(said()).to.equal(`Average error ${cost(0.5)} → ?`);
    const slider = shadowRoot!.querySelector<HTMLInputElement>('[part~="noise-slider"]')!;
    slider.value = '0.2';
    slider.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(said()).to.equal(`Average error ${cost(0.2)} → ?`);
  });

  it('draws what doing nothing costs, rising with the noise, and where the slider stands', async () => {
    const element = await seen();
    const d = element.shadowRoot!.querySelector('[part~="noise-curve"] path')!.getAttribute('d')!;
    const heights = d
      .slice(1)
      .split('L')
      .map((point) => Number(point.split(' ')[1]));
    expect(heights).to.have.length(11);
    heights.slice(1).forEach((y, i) => expect(y, `level ${i + 1}`).to.be.below(heights[i]!));
    expect(element.shadowRoot!.querySelectorAll(inNoiseChart.now)).to.have.length(1);
  });

  it('is as high before it is seen as after, and trained', async () => {
    for (const width of [700, 328]) {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.style.cssText = `inline-size: ${width}px; padding-block-start: 300vh`;
      window.scrollTo(0, 0);
      box.innerHTML =
        '<ae-noise-demo epochs="1" train-size="200" test-size="50" encoding-dim="4"></ae-noise-demo>';
      const element = box.querySelector('ae-noise-demo')!;
      await element.updateComplete;
      const heights = [element.offsetHeight];
      element.scrollIntoView();
      await eventually(() => element.shadowRoot!.querySelector('[part~="noise-curve"] path'), 'it is seen');
      heights.push(element.offsetHeight);
      expect([...new Set(heights)], `${width} px`).to.have.length(1);
    }
  });
});

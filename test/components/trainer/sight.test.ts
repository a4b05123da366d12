import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/entries/ae-trainer.ts';
import {unpackLevels} from '../../../src/pixels/levels.ts';
import {firstDigits} from '../../../src/components/parts/digits/first-digits.ts';
import {lossOfConstant, addImages, countValues} from '../../../src/numerics/mean-image.ts';
import {losses} from '../../../src/network/names.ts';
import {dataSets} from '../../../src/recipe/datasets.ts';
import {digitLabel, drawDigit} from '../../../src/images/digits/draw.ts';
import {drawingSeed} from '../../../src/images/digits/first.ts';
import {eventually} from '../../awaited.ts';
import {inChart, inside} from '../inside.ts';

async function seen(attributes = ''): Promise<HTMLElement & {shadowRoot: ShadowRoot}> {
  const box = await fixture<HTMLElement>(html`<div style="inline-size: 700px"></div>`);
  box.innerHTML = `<ae-trainer ${attributes}></ae-trainer>`;
  const element = box.firstElementChild as HTMLElement & {shadowRoot: ShadowRoot};
  await (element as HTMLElement & {updateComplete: Promise<boolean>}).updateComplete;
  element.scrollIntoView();
  await eventually(() => element.shadowRoot.querySelector('[part~="chart"] text'), 'it is seen');
  return element;
}

const rowNames = ({shadowRoot}: {shadowRoot: ShadowRoot}) =>
  [...shadowRoot.querySelectorAll(inside.rowNames)].map(({textContent}) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );

describe('a trainer that somebody looks at', () => {
  it('shows ten real digits, flat codes and unknown reconstructions, and asks for nothing', async () => {
    const element = await seen();
    const canvases = [...element.shadowRoot.querySelectorAll<HTMLCanvasElement>('[part~="digit"] canvas')];
    expect(canvases).to.have.length(10);
    const wanted = unpackLevels(firstDigits);
    canvases.forEach((canvas, i) => {
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, 28, 28);
      const off = Array.from({length: 784}, (_, k) => Math.abs(data[4 * k + 3]! - wanted[784 * i + k]!));
      expect(Math.max(...off), `digit ${i}`).to.be.at.most(1);
    });
    expect(rowNames(element)).to.deep.equal([
      'original784 pixels',
      'code32 numbers',
      'reconstruction784 pixels',
    ]);
    expect(element.shadowRoot.querySelectorAll(inside.unknown)).to.have.length(10);
    expect((element as HTMLElement & {status: string}).status).to.equal('idle');
  });

  it('says of another set of digits that these are drawn here, and shows none in place of other pictures', async () => {
    expect(rowNames(await seen('dataset="mnist"'))[0]).to.equal('originaldrawn here');
    const fashion = await seen('dataset="fashion-mnist"');
    expect(rowNames(fashion)[0]).to.equal('original784 pixels');
    expect(fashion.shadowRoot.querySelectorAll('[part~="digit"] canvas')).to.have.length(0);
    expect(fashion.shadowRoot.querySelectorAll(inside.unknown)).to.have.length(20);
  });

  it('redraws its digits in the new ink when the theme changes', async () => {
    const element = await seen();
    const ink = () => {
      const {data} = element.shadowRoot
        .querySelector<HTMLCanvasElement>('[part~="digit"] canvas')!
        .getContext('2d')!
        .getImageData(0, 0, 28, 28);
      const full = Array.from({length: 784}, (_, i) => i).find((i) => data[4 * i + 3] === 255)!;
      return [...data.slice(4 * full, 4 * full + 3)];
    };
    element.style.setProperty('--ae-ink', 'rgb(200, 10, 20)');
    await eventually(() => String(ink()) === '200,10,20', 'they have the new ink');
  });

  it('names the three parts of an autoencoder, in its language', async () => {
    const element = await seen('lang="es" encoding-dim="16"');
    const text = element.shadowRoot.querySelector('[part="facts"]')!.textContent.replace(/\s+/g, ' ');
    expect(text).to.match(/1 codificador 784 píxeles → 16 números 2 decodificador 16 números → 784 píxeles/);
    expect(text).to.match(/3 pérdida/);
  });

  it('draws what an average of all digits comes to, where its loss says so', async () => {
    const line = ({shadowRoot}: {shadowRoot: ShadowRoot}) => shadowRoot.querySelector(inChart.mean);
    expect(line(await seen())).not.to.equal(null);
    for (const [loss, values] of [
      ['mae', '0 0.05 0.10 0.15 0.20'],
      ['bce', '0 0.05 0.10 0.15 0.20 0.25 0.30'],
      ['huber', '0 0.01 0.02 0.03 0.04'],
      ['log_cosh', '0 0.01 0.02 0.03 0.04'],
    ] as const) {
      const element = await seen(`lang="en" epochs="3" loss="${loss}"`);
      expect(line(element), loss).not.to.equal(null);
      const ticks = [...element.shadowRoot.querySelectorAll('[part~="chart"] text[text-anchor="end"]')];
      expect(ticks.map(({textContent}) => textContent).join(' ')).to.match(new RegExp(`^${values}( |$)`));
    }
    expect(line(await seen('loss="huber" huber-delta="0.2"'))).to.equal(null);
    expect(line(await seen('dataset="fashion-mnist"'))).to.equal(null);
  });

  it('is as high before it is seen as after', async () => {
    const {shadowRoot} = document.createElement('ae-trainer');
    expect(shadowRoot).to.equal(null);
    for (const width of [700, 500, 328, 288, 250])
      for (const lang of ['en', 'es']) {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        box.style.cssText = `inline-size: ${width}px; padding-block-start: 300vh`;
        window.scrollTo(0, 0);
        box.innerHTML = `<ae-trainer lang=${lang}></ae-trainer>`;
        const element = box.querySelector('ae-trainer')!;
        await element.updateComplete;
        expect(element.shadowRoot!.querySelector('[part~="chart"] text')).to.equal(null);
        const before = element.offsetHeight;
        element.scrollIntoView();
        await eventually(() => element.shadowRoot!.querySelector('[part~="chart"] text'), 'it is seen');
        expect(element.offsetHeight, `${width} px, ${lang}`).to.equal(before);
      }
  });
});

describe('what the mean of all built-in digits comes to', () => {
  it('is what it is said to be, by every loss', () => {
    const {train, test, meanImageLoss} = dataSets.digits;
    const one = new Uint8Array(784);
    const sums = new Float64Array(784);
    for (let i = 0; i < train.count; i += 10) {
      drawDigit(drawingSeed, 0, i, one, 0);
      addImages(one, 0, 1, sums);
    }
    const counts = new Uint32Array(784 * 256);
    for (let i = 0; i < test.count; i += 10) {
      drawDigit(drawingSeed, 1, i, one, 0);
      countValues(one, 0, 1, counts);
    }
    expect(digitLabel(drawingSeed, 1, 0)).to.be.within(0, 9);
    const mean = sums.map((sum) => sum / (train.count / 10) / 255);
    // Every tenth image of both, which is the same to the third decimal.
    for (const loss of losses)
      expect(lossOfConstant(mean, counts, loss, 1), loss).to.be.closeTo(meanImageLoss[loss], 0.0005);
  });
});

import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {runUntil} from '../fake-session.ts';
import {drawn, openTab, settle, stage, start, type Stage} from '../helpers.ts';
import {inChart} from '../inside.ts';

async function trained(attributes: Readonly<Record<string, string>>, width: number): Promise<Stage> {
  const on = await stage(attributes, {width});
  on.element.scrollIntoView();
  await start(on);
  on.session.say(runUntil(30));
  on.session.say([
    {type: 'train-end', reason: 'done', epoch: 30},
    {type: 'status', status: 'done'},
  ]);
  await settle(on);
  return on;
}

/** Elements that have words of their own, in sight. */
const written = (on: Stage) =>
  on.all('*').filter((one) => {
    const words = [...one.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim(),
    );
    return words && one.getClientRects().length > 0 && getComputedStyle(one).fontSize !== '0px';
  });

/** Contrast of two colours, WCAG 2. */
function contrast(one: string, other: string): number {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;
  const [a, b] = [one, other].map((colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const share = byte / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  }) as [number, number];
  return Math.max(a / b, b / a);
}

describe('the look of a trainer', () => {
  it('has four sizes of type, whose lines are whole pixels high', async () => {
    for (const width of [700, 328])
      for (const tab of ['curve', 'runs', 'more'] as const) {
        const on = await trained({}, width);
        await openTab(on, tab);
        const where = `${tab}, ${width} px`;
        expect(written(on).length, where).to.be.greaterThan(20);
        for (const one of written(on)) {
          const {fontSize, lineHeight} = getComputedStyle(one);
          const size = Number(parseFloat(fontSize).toFixed(3));
          expect([12, 14, 16, 20], `${one.textContent.trim()}, ${where}`).to.include(size);
          if (one instanceof SVGElement || lineHeight === 'normal') continue;
          const height = parseFloat(lineHeight);
          expect(height, `line of ${one.textContent.trim()}, ${where}`).to.be.closeTo(
            Math.round(height),
            0.01,
          );
        }
      }
  });

  it('has in a column of 700 px pictures that begin and end on whole pixels, 128 px from its edge', async () => {
    const on = await trained({}, 700);
    const {left} = on.element.getBoundingClientRect();
    const boxes = on.all('[part~="digit"]').map((digit) => digit.getBoundingClientRect());
    expect(boxes.map(({width}) => width)).to.deep.equal(boxes.map(() => 52));
    const lefts = [...new Set(boxes.map((box) => box.left - left))];
    expect(lefts).to.deep.equal(Array.from({length: 10}, (_, i) => 128 + 56 * i));
  });

  it('has its three figures 80 px under each other, and none of the height between them', async () => {
    const on = await trained({lang: 'en'}, 700);
    await drawn(on, inChart.val);
    const tops = on.all('[part="facts"] > div').map((fact) => fact.getBoundingClientRect().top);
    expect(tops).to.have.length(3);
    expect(tops[2]! - tops[1]!).to.be.closeTo(80, 0.6);
  });

  it('tells names from values by their ink, legibly', async () => {
    const on = await trained({}, 700);
    const [name] = on.all('[part="facts"] dt');
    const [value] = on.all('[part="facts"] dd');
    expect(contrast(getComputedStyle(name!).color, '#fff')).to.be.within(5.5, 7);
    expect(contrast(getComputedStyle(value!).color, '#fff')).to.be.greaterThan(15);
  });

  it('has one edge around buttons, selects and pills', async () => {
    const on = await trained({controls: 'play,step,reset,optimizer,learning-rate'}, 700);
    await eventually(() => on.all('[part~="setting-pill"]').length > 0, 'the settings are there');
    await openTab(on, 'digit');
    const edges = on
      .all('[part~="step-button"], [part~="reset-button"], [part~="setting-pill"], select')
      .map((one) => getComputedStyle(one).borderTopColor);
    expect(edges.length).to.be.greaterThan(4);
    expect(new Set(edges)).to.have.length(1);
  });

  it('says what the button does in one line on a phone, with the whole of it as its name', async () => {
    for (const lang of ['en', 'es'])
      for (const width of [360, 328, 288, 250]) {
        const on = await trained({lang}, width);
        const button = on.find<HTMLButtonElement>('[part~="play-button"]');
        const words = button.querySelector('bdi')!;
        const where = `${width} px, ${lang}`;
        expect(button.getAttribute('aria-label'), where).to.equal(
          lang === 'en' ? '30 more epochs' : '30 épocas más',
        );
        // Two lines would be 40 px.
        expect(words.getBoundingClientRect().height, where).to.be.at.most(28);
        expect(words.scrollWidth, `nothing cut, ${where}`).to.be.at.most(words.clientWidth);
      }
  });

  it('has the focus around a whole pill, and four of many with the rest and the key in a line', async () => {
    const names = 'optimizer,loss,encoding-dim,learning-rate,momentum,batch-size,activation,epochs';
    const on = await trained({controls: names}, 700);
    await eventually(() => on.all('[part~="setting-pill"]').length > 0, 'the settings are there');
    expect(on.all('[part~="setting-pill"]')).to.have.length(4);
    const [pill] = on.all('[part~="setting-pill"]');
    const button = pill!.querySelector('button')!;
    button.focus({focusVisible: true} as FocusOptions);
    expect(getComputedStyle(pill!).outlineStyle).to.equal('solid');
    expect(getComputedStyle(button).outlineStyle).to.equal('none');
  });
});

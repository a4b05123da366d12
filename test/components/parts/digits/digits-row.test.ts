import {expect} from '@open-wc/testing';
import {
  parsePlaces,
  placesOfClass,
  randomPlaces,
} from '../../../../src/components/parts/digits/digit-choice.ts';
import {codeFacts} from '../../../../src/components/parts/digits/digits-row.ts';
import {selectionOf, setSelection} from '../../../../src/components/parts/controls/selection.ts';
import {runUntil, stripes} from '../../fake-session.ts';
import {inside} from '../../inside.ts';
import {openTab, settle, stage, start, type Stage} from '../../helpers.ts';

const reconstructions = Float32Array.from(stripes(), (byte) => byte / 510);

async function trained(width = 700): Promise<Stage> {
  const on = await stage({}, {width});
  await start(on);
  on.session.say([...runUntil(2), {type: 'status', status: 'paused'}], {reconstructions});
  await settle(on);
  return on;
}

const options = (on: Stage) => [...on.element.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]')];
const key = (target: Element, name: string) =>
  target.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true}));

async function change(on: Stage, selector: string, value: string | boolean): Promise<void> {
  const field = on.find<HTMLInputElement>(selector);
  if (typeof value === 'boolean') field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event('change', {bubbles: true}));
  await settle(on);
}

describe('ae-trainer: selecting a digit', () => {
  it('takes a click, shows it in every element of the same data, and tells the page once', async () => {
    const [on, other] = [await trained(), await trained()];
    options(on)[3]!.click();
    await settle(on);
    await settle(other);
    for (const each of [on, other])
      expect(options(each).findIndex((option) => option.ariaSelected === 'true')).to.equal(3);
    const told = [...on.fired, ...other.fired].filter(({type}) => type === 'ae-select');
    expect(told.map(({detail}) => detail)).to.deep.equal([{dataset: 'digits', split: 'test', index: 3}]);
  });

  it('takes arrow keys and Enter, with one stop for the Tab key', async () => {
    for (const [width, columns] of [
      [700, 10],
      [328, 5],
    ] as const) {
      setSelection('digits', null);
      const on = await trained(width);
      const stops = () => options(on).filter(({tabIndex}) => tabIndex === 0);
      expect(stops()).to.deep.equal([options(on)[0]]);
      options(on)[0]!.focus();
      key(options(on)[0]!, 'ArrowRight');
      if (columns === 5) key(options(on)[1]!, 'ArrowDown');
      await settle(on);
      const at = columns === 5 ? 6 : 1;
      expect(on.element.shadowRoot!.activeElement === options(on)[at]).to.equal(true);
      expect(stops()).to.deep.equal([options(on)[at]]);
      expect(selectionOf('digits')).to.equal(null);
      key(options(on)[at]!, 'Enter');
      expect(selectionOf('digits')).to.deep.equal({split: 'test', index: at});
      on.element.remove();
    }
  });

  it('goes the other way where the page reads from right to left', async () => {
    const on = await trained();
    on.element.dir = 'rtl';
    options(on)[0]!.focus();
    key(options(on)[0]!, 'ArrowLeft');
    await settle(on);
    expect(on.element.shadowRoot!.activeElement === options(on)[1]).to.equal(true);
  });
});

describe('ae-trainer: which digits are shown', () => {
  it('are one of each class, ten of one, ten at random, or those of given indices', async () => {
    const on = await trained();
    await openTab(on, 'digit');
    const watched = () => on.session.calls.findLast((call) => call.startsWith('watch'));
    await change(on, '[part="digit-choice"] select', 'class 3');
    expect(watched()).to.equal('watch [3,13,23,33,43,53,63,73,83,93]');
    on.find('[part="digit-choice"] button').click();
    expect(watched()).to.equal('watch [103,113,123,133,143,153,163,173,183,193]');
    await change(on, '[part="digit-choice"] select', 'random');
    expect(JSON.parse(watched()!.slice(6))).to.have.length(10);
    await change(on, '[part="digit-choice"] select', 'index');
    await change(on, '[part="digit-choice"] input[type="text"]', '9999, 4');
    expect(watched()).to.equal('watch [9999,4]');
    await change(on, '[part="digit-choice"] select', 'each');
    expect(watched()).to.equal('watch null');
  });

  it('stay where the indices are none, and it says what may be given', async () => {
    const on = await trained();
    await openTab(on, 'digit');
    await change(on, '[part="digit-choice"] select', 'index');
    const before = on.session.calls.length;
    await change(on, '[part="digit-choice"] input[type="text"]', '4, 10000');
    expect(on.session.calls).to.have.length(before);
    expect(on.text('[part="digit-choice"] [role="alert"]')).to.match(/0 to 9999/);
    expect(on.find('input[type="text"]').ariaInvalid).to.equal('true');
  });

  it('are one of each class again in another data set', async () => {
    const on = await trained();
    await openTab(on, 'digit');
    await change(on, '[part="digit-choice"] select', 'class 3');
    on.element.setAttribute('dataset', 'mnist');
    await settle(on);
    expect(on.session.calls.at(-1)).to.equal('watch null');
  });

  it('follow from labels and counts', () => {
    expect(placesOfClass([1, 0, 1, 0, 1], 1, 1)).to.deep.equal([2, 4, 0]);
    expect(placesOfClass([1, 0], 7, 10)).to.deep.equal([]);
    const values = [0.5, 0.5, 0.1];
    expect(randomPlaces(2, () => values.shift() ?? 0.9)).to.deep.equal([0, 1]);
    expect(parsePlaces(' 3,1  3', 10)).to.deep.equal([3, 1]);
    for (const text of ['', '1.5', '-1', '10', 'x', '0 1 2 3 4 5 6 7 8 9 0'])
      expect(parsePlaces(text, 10)).to.equal(null);
  });
});

describe('ae-trainer: codes and errors', () => {
  it('come as rows, codes between the digits and their reconstructions, with a picture and in words', async () => {
    const on = await trained();
    await openTab(on, 'digit');
    on.session.replies = {encode: () => Float32Array.from({length: 40}, (_, i) => i % 4)};
    on.session.say([], {reconstructions: reconstructions.slice()});
    await settle(on);
    await change(on, '[part="digit-choice"] [type="checkbox"]', true);
    const first = options(on)[0]!;
    expect(first.ariaLabel).to.equal(
      'Digit 0 and its reconstruction; code of 4, 1 at zero, largest 3.0000 in unit 4; mse 0.0089',
    );
    const pixel = (selector: string, x: number, y: number) =>
      first.querySelector<HTMLCanvasElement>(selector)!.getContext('2d')!.getImageData(x, y, 1, 1).data[3];
    // Four bars from the bottom up; the column of the picture is half as bright as it should be.
    expect([8, 24, 40, 56].map((x) => pixel('[part~="code"] canvas', x, 54))).to.deep.equal([
      0, 255, 255, 255,
    ]);
    expect([8, 24, 40, 56].map((x) => pixel('[part~="code"] canvas', x, 1))).to.deep.equal([0, 0, 0, 255]);
    expect(pixel('[part~="error"] canvas', 0, 14)).to.be.closeTo(128, 1);
    expect(on.element.shadowRoot!.querySelectorAll(inside.rowNames)).to.have.length(4);
  });

  it('have their base line where zero is: at the foot, or in the middle where some are negative', async () => {
    const on = await trained();
    const lines = async (least: number) => {
      on.session.replies = {encode: () => Float32Array.from({length: 40}, (_, i) => (i % 4) + least)};
      on.session.say([], {reconstructions: reconstructions.slice()});
      await settle(on);
      const canvas = on.find('[part~="code"] canvas');
      const foot = getComputedStyle(canvas.parentElement!).borderBlockEndColor;
      return [getComputedStyle(canvas).backgroundImage !== 'none', !foot.endsWith(', 0)')];
    };
    expect(await lines(0)).to.deep.equal([false, true]);
    expect(await lines(-2)).to.deep.equal([true, false]);
    expect(await lines(0)).to.deep.equal([false, true]);
  });

  it('are asked for again as the network changes, and not otherwise', async () => {
    const on = await trained();
    const asked = () => on.session.calls.filter((call) => call === 'ask encode').length;
    expect(asked()).to.equal(1);
    on.session.say([], {reconstructions: reconstructions.slice()});
    await settle(on);
    expect(asked()).to.equal(2);
    await settle(on);
    expect(asked()).to.equal(2);
  });

  it('are summed up by size and zeros', () => {
    expect(codeFacts([0, -3, 2, 0])).to.deep.equal({units: 4, zeros: 2, largest: -3, unit: 2, few: null});
    expect(codeFacts([-2.5, 14]).few).to.deep.equal([-2.5, 14]);
  });
});

import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {runUntil} from './fake-session.ts';
import {drawn, openSetting, settle, stage, start, type Stage} from './helpers.ts';
import {inChart, inMap, inside} from './inside.ts';
import {
  chooseTool,
  classNames,
  draw,
  key,
  latentReplies,
  latentStage,
  mapAfter,
  markAt,
  pointer,
  settleLatent,
  type LatentStage,
} from './latent-view/helpers.ts';
import {afterEpochs, easelOf, noiseStage, pointAt, settleNoise} from './noise-demo/helpers.ts';

type Place = readonly [x: number, y: number];

/** What an author does around an element. */
const around: Readonly<Record<string, (box: HTMLElement) => void>> = {
  'nothing special': () => undefined,
  'transform: scale(.5)': ({style}) => (style.transform = 'scale(.5)'),
  'transform: scale(2)': ({style}) => (style.transform = 'scale(2)'),
  'scale: .8 1.25': ({style}) => (style.scale = '.8 1.25'),
  'zoom: 2': ({style}) => style.setProperty('zoom', '2'),
  'zoom: .5': ({style}) => style.setProperty('zoom', '.5'),
};

const boxOf = (element: Element) => element.getBoundingClientRect();
const middleOf = (element: Element): Place => {
  const {left, top, width, height} = boxOf(element);
  return [left + width / 2, top + height / 2];
};
const mouse = (type: string, [clientX, clientY]: Place, more: WheelEventInit & PointerEventInit = {}) => {
  const about = {clientX, clientY, bubbles: true, composed: true, cancelable: true, view: window, ...more};
  return type.startsWith('pointer') ? new PointerEvent(type, about) : new MouseEvent(type, about);
};
function expectPlace(got: Place, wanted: Place, what: string, slack = 2): void {
  expect(got[0], `${what}, across`).to.be.closeTo(wanted[0], slack);
  expect(got[1], `${what}, down`).to.be.closeTo(wanted[1], slack);
}

for (const [how, scale] of Object.entries(around)) {
  const scaled = <S extends {readonly element: HTMLElement}>(on: S): S => {
    const box = on.element.parentElement!;
    box.style.transformOrigin = '0 0';
    scale(box);
    return on;
  };

  describe(`inside something with ${how}, what a pointer does in a trainer`, () => {
    async function trained(attributes: Readonly<Record<string, string>> = {}): Promise<Stage> {
      const on = scaled(await stage(attributes));
      await start(on);
      on.session.say([...runUntil(10), {type: 'status', status: 'paused'}], {
        archive: {epochs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], bytes: 1000, mostBytes: 32e6},
      });
      await drawn(on, inChart.val);
      await eventually(() => on.all(inChart.epochNumbers).length > 2, 'the axis has its numbers');
      return on;
    }
    /** Where the axis has its numbers: over the epochs they name. */
    const numbers = (on: Stage) =>
      on
        .all(inChart.epochNumbers)
        .map((text) => [Number(text.textContent), middleOf(text)[0]] as const)
        .filter(([epoch]) => epoch >= 1 && epoch <= 10);

    it('reads the epoch that it is over', async () => {
      const on = await trained();
      const chart = on.find('[part~="chart"]');
      expect(numbers(on)).to.not.deep.equal([]);
      for (const [epoch, x] of numbers(on)) {
        chart.dispatchEvent(mouse('pointermove', [x, middleOf(chart)[1]]));
        await settle(on);
        expect(on.text(inChart.tooltipEpoch)).to.equal(`epoch ${epoch}`);
      }
    });

    it('goes back to the epoch that is pressed', async () => {
      const on = await trained();
      const chart = on.find('[part~="chart"]');
      for (const [epoch, x] of numbers(on).filter(([epoch]) => epoch < 10)) {
        const at: Place = [x, middleOf(chart)[1]];
        chart.dispatchEvent(mouse('pointerdown', at, {pointerType: 'mouse', pointerId: 1}));
        chart.dispatchEvent(mouse('pointerup', at, {pointerType: 'mouse', pointerId: 1}));
        await settle(on);
        expect(on.find('[part="epoch-slider"]').getAttribute('aria-valuetext')).to.contain(`epoch ${epoch}`);
      }
    });

    it('explains a term under it, and opens a setting under its pill', async () => {
      const on = await trained({controls: 'epochs learning-rate optimizer'});
      const term = on.find('[part~="term"]');
      term.focus();
      await settle(on);
      const meaning = on.find('[role="tooltip"]');
      expect(boxOf(meaning).top, 'the meaning').to.be.closeTo(boxOf(term).bottom, 3);
      const frame = boxOf(on.find('[part~="frame"]'));
      expect(boxOf(meaning).left).to.be.within(
        Math.min(boxOf(term).left, frame.left) - 1,
        boxOf(term).left + 10,
      );
      await openSetting(on, 'learning-rate');
      const pop = boxOf(on.find('[part="setting"]'));
      const pill = boxOf(on.find('#pill-learning-rate').parentElement!);
      expect(pop.left, 'the setting').to.be.closeTo(pill.left, 2);
      expect(pop.top).to.be.within(pill.bottom, pill.bottom + 14);
    });

    it('takes hold of the guess where its handle is drawn', async () => {
      const on = scaled(await stage());
      on.element.scrollIntoView();
      await eventually(() => on.find('[part~="guess"]') && on.find(inChart.guess), 'a guess is asked');
      const [drawnAt] = middleOf(on.find('[part~="chart"] circle'));
      expect(drawnAt).to.be.closeTo(middleOf(on.find('[part~="guess"]'))[0], 4);
    });
  });

  describe(`inside something with ${how}, what a pointer does on a map`, () => {
    async function map(): Promise<LatentStage> {
      // A point of each class, far from each other.
      const on = scaled(await latentStage({}, {reply: latentReplies({count: 10})}));
      await mapAfter(on);
      return on;
    }
    const box = (on: LatentStage) => on.find('[part~="map"]');
    /** Where a point of a class is, as shares of the map, and which it is. */
    async function pointOf(on: LatentStage, label: number): Promise<Place> {
      await key(on, String(label));
      const at = markAt(on, inMap.looked)!;
      await key(on, 'Escape');
      return at;
    }

    it('looks at the digit under it, and selects that', async () => {
      const on = await map();
      for (const label of [0, 3, 6]) {
        const at = await pointOf(on, label);
        pointer(on, 'pointermove', ...at);
        await settleLatent(on);
        expectPlace(markAt(on, inMap.looked)!, at, 'what is looked at', 0.01);
        pointer(on, 'pointerdown', ...at);
        pointer(on, 'pointerup', ...at);
        pointer(on, 'click', ...at);
        await settleLatent(on);
        const {detail} = on.fired.filter(({type}) => type === 'ae-select').at(-1)!;
        expect((detail['index'] as number) % 10).to.equal(label);
      }
    });

    it('finds what is in its reach, which is as large as the hand is', async () => {
      const on = await map();
      const at = await pointOf(on, 0);
      const {width} = boxOf(box(on));
      pointer(on, 'pointermove', at[0] - 8 / width, at[1]);
      await settleLatent(on);
      expectPlace(markAt(on, inMap.looked)!, at, 'within reach', 0.01);
      pointer(on, 'pointermove', at[0] - 11 / width, at[1]);
      await settleLatent(on);
      expect(markAt(on, inMap.looked), 'out of reach').to.equal(null);
    });

    it('moves it as far as the hand goes', async () => {
      const on = await map();
      const before = classNames(on).map(middleOf);
      const from = middleOf(box(on));
      const to: Place = [from[0] + 60, from[1] + 30];
      box(on).dispatchEvent(mouse('mousedown', from));
      window.dispatchEvent(mouse('mousemove', [from[0] + 20, from[1] + 10]));
      window.dispatchEvent(mouse('mousemove', to));
      window.dispatchEvent(mouse('mouseup', to));
      await settleLatent(on);
      classNames(on).forEach((name, i) => {
        const [x, y] = before[i]!;
        expectPlace(middleOf(name), [x + 60, y + 30], name.textContent!, 3);
      });
    });

    it('enlarges it around itself', async () => {
      const on = await map();
      const at = await pointOf(on, 3);
      const {left, top, width, height} = boxOf(box(on));
      const place: Place = [left + at[0] * width, top + at[1] * height];
      const [clientX, clientY] = place;
      box(on).dispatchEvent(
        new WheelEvent('wheel', {
          ...{clientX, clientY, deltaY: -100, ctrlKey: true},
          ...{bubbles: true, composed: true, cancelable: true, view: window},
        }),
      );
      await settleLatent(on);
      pointer(on, 'pointermove', ...at);
      await settleLatent(on);
      // A wheel tells whole pixels.
      expectPlace(markAt(on, inMap.looked)!, at, 'the point under the wheel', 4 / width);
    });

    it('draws around points where it goes, and walks from one to another', async () => {
      const on = await map();
      const [a, b] = [await pointOf(on, 0), await pointOf(on, 3)];
      await chooseTool(on, 'box');
      await draw(on, [
        [0.02, 0.1],
        [0.6, 0.9],
      ]);
      const slack = (6 * boxOf(box(on)).width) / box(on).offsetWidth;
      const lasso = boxOf(on.find(`[part~="map"] ${inMap.lasso}`));
      const {left, top, width, height} = boxOf(box(on));
      expectPlace(
        [lasso.left, lasso.top],
        [left + 0.02 * width, top + 0.1 * height],
        'its first corner',
        slack,
      );
      expectPlace([lasso.right, lasso.bottom], [left + 0.6 * width, top + 0.9 * height], 'its last', slack);
      await key(on, 'Escape');
      await chooseTool(on, 'walk');
      await draw(on, [a, b]);
      expect(on.text('[part="walk-ends"]')).to.match(/0.*3/);
    });

    it('has the place beside it decoded', async () => {
      const on = await map();
      pointer(on, 'pointermove', 0.4, 0.5);
      await settleLatent(on);
      const lens = boxOf(on.find('[part="lens"]'));
      const {left, top, width, height} = boxOf(box(on));
      const [x, y] = [left + 0.4 * width, top + 0.5 * height];
      const ratio = width / box(on).offsetWidth;
      expect(lens.left - x, 'beside it').to.be.within(10 * ratio, 22 * ratio);
      expect(Math.abs(lens.top - y), 'and below').to.be.at.most(40 * ratio);
    });
  });

  describe(`inside something with ${how}, what a pointer does to a picture`, () => {
    it('paints under it', async () => {
      const on = scaled(await noiseStage());
      await afterEpochs(on);
      pointAt(on, 'pointerdown', 0.25, 0.75);
      pointAt(on, 'pointerup', 0.25, 0.75);
      await settleNoise(on);
      const {left, top, width, height} = boxOf(easelOf(on));
      const brush = on.find('[part~="easel"] span');
      expectPlace(middleOf(brush), [left + 0.25 * width, top + 0.75 * height], 'the brush', width / 20);
    });

    it('traces the pixel under it', async () => {
      const on = scaled(await stage());
      await start(on);
      on.session.say([...runUntil(3), {type: 'status', status: 'paused'}], {
        reconstructions: new Float32Array(7840),
      });
      await settle(on);
      on.find('[role="option"]').click();
      await settle(on);
      await eventually(() => on.find('[part="inspector"] dd'), 'a pixel is traced');
      const picture = on.find('[part~="enlarged"]');
      const {left, top, width, height} = boxOf(picture);
      picture.dispatchEvent(mouse('pointermove', [left + (10.5 / 28) * width, top + (20.5 / 28) * height]));
      await settle(on);
      expect(on.text('[part="inspector"] dd')).to.match(/21.*11/);
      expect(on.all(inside.caption)).to.not.deep.equal([]);
    });
  });
}

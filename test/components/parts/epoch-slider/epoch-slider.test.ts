import {expect} from '@open-wc/testing';
import {
  keptEvery,
  nearestKept,
  pastEpochs,
} from '../../../../src/components/parts/epoch-slider/epoch-slider.ts';
import type {TrainEvent} from '../../../../src/protocol/events.ts';
import {emptySnapshot} from '../../../../src/session/snapshot.ts';
import {runUntil} from '../../fake-session.ts';
import {inChart, inside} from '../../inside.ts';
import {drawn, openTab, settle, stage, start, type Stage} from '../../helpers.ts';

const kept = (...epochs: number[]): TrainEvent => ({
  type: 'epoch-weights',
  epochs,
  bytes: 205_000 * epochs.length,
  mostBytes: 32_000_000,
});

async function trained(until: number, ...epochs: number[]): Promise<Stage> {
  const on = await stage();
  await start(on);
  on.session.say([...runUntil(until), kept(...epochs)]);
  await settle(on);
  return on;
}

function slide(on: Stage, place: number): Promise<void> {
  const input = on.find<HTMLInputElement>('[part="epoch-slider"]');
  input.value = String(place);
  input.dispatchEvent(new Event('input', {bubbles: true}));
  return settle(on);
}

describe('the epochs one can go back to', () => {
  const at = (epoch: number, batch: number, epochs: readonly number[]) =>
    pastEpochs({...emptySnapshot(30), epoch, batch, archive: {epochs, bytes: 1, mostBytes: 2}});

  it('are those kept, without the one whose weights are those of now', () => {
    expect(at(3, 0, [0, 1, 2, 3])).to.deep.equal([0, 1, 2]);
    expect(at(3, 5, [0, 1, 2, 3])).to.deep.equal([0, 1, 2, 3]);
    expect(pastEpochs(emptySnapshot(30))).to.be.empty;
  });

  it('are found by the time they are nearest to, the earlier of two, with now among them', () => {
    const archive = {epochs: [0, 4, 8], bytes: 1, mostBytes: 2};
    const nearest = (time: number) =>
      nearestKept(time, {...emptySnapshot(30), epoch: 9, batch: 5, batches: 10, archive});
    expect([-3, 1.9, 2, 2.1, 6.1, 8.7, 8.8, 25].map(nearest)).to.deep.equal([0, 0, 0, 4, 8, 8, null, null]);
    expect(nearestKept(3, emptySnapshot(30))).to.equal(null);
  });

  it('come every so many epochs', () => {
    expect(keptEvery([0, 1])).to.equal(1);
    expect(keptEvery([0, 4, 8, 9])).to.equal(4);
    // Where epochs are faster than copies of their weights, some are left out.
    expect(keptEvery([0, 1, 3, 4])).to.equal(null);
    expect(keptEvery([0, 1, 2, 5])).to.equal(null);
    expect(keptEvery([0, 2])).to.equal(null);
    expect(keptEvery([0, 2, 3])).to.equal(null);
  });
});

/** Where on the page an epoch lies, by the numbers of the chart's axis and half a chart's height up. */
function placeOf(on: Stage, epoch: number): {clientX: number; clientY: number} {
  const chart = on.find('[part~="chart"]').getBoundingClientRect();
  const numbers = on.all(inChart.epochNumbers).map((number) => {
    const {left, width} = number.getBoundingClientRect();
    return [Number(number.textContent), left + width / 2] as const;
  });
  const [[from, left], [to, right]] = [numbers[0]!, numbers.at(-1)!];
  return {
    clientX: left + ((right - left) * (epoch - from)) / (to - from),
    clientY: chart.top + chart.height / 2,
  };
}

const pointer = (on: Stage, type: string, epoch: number, more: PointerEventInit = {}): Promise<void> => {
  const init = {bubbles: true, composed: true, pointerId: 1, pointerType: 'mouse', ...placeOf(on, epoch)};
  on.find('[part~="chart"]').dispatchEvent(new PointerEvent(type, {...init, ...more}));
  return settle(on);
};

const status = (on: Stage) => on.text('[part~="status"]');

describe('ae-trainer: the epoch slider', () => {
  it('is not there before the first epoch', async () => {
    const on = await stage();
    expect(on.element.shadowRoot!.querySelector('[part="epoch-slider"]') === null).to.equal(true);
  });

  it('shows an epoch’s weights while training goes on, and everything says which epoch it is', async () => {
    const on = await trained(4, 0, 1, 2, 3, 4);
    await slide(on, 2);
    expect(on.element.status).to.equal('training');
    expect(status(on)).to.equal('As of epoch 2 · 4 trained');
    expect(on.text('[part~="facts"] dd')).to.match(/^0\.0300/);
    expect(on.find('[part="epoch-slider"]').getAttribute('aria-valuetext')).to.equal(
      'epoch 2, val_loss 0.0300',
    );
    expect(on.find('[part~="digits"]').getAttribute('aria-label')).to.match(/as of epoch 2$/);
    await drawn(on, inChart.shown);
    on.session.say([{type: 'epoch-end', epoch: 5, loss: 0.01, valLoss: 0.01}, kept(0, 1, 2, 3, 4, 5)]);
    await settle(on);
    expect(status(on)).to.equal('As of epoch 2 · 5 trained');
  });

  it('is one control for keys, with a place for each epoch kept and one for now', async () => {
    const on = await trained(6, 0, 2, 4, 6);
    const slider = on.find<HTMLInputElement>('[part="epoch-slider"]');
    expect([slider.type, slider.min, slider.max, slider.step]).to.deep.equal(['range', '0', '3', '']);
    expect(slider.ariaLabel).to.equal('Epoch shown');
    expect([slider.value, slider.getAttribute('aria-valuetext')]).to.deep.equal(['3', 'now']);
    await slide(on, 2);
    expect(status(on)).to.equal('As of epoch 4 · 6 trained');
    await slide(on, 3);
    expect(status(on)).to.match(/^Epoch 7 of 30/);
  });

  it('hides no failure: a run that diverged says so, whatever epoch is shown', async () => {
    const on = await trained(4, 0, 1, 2, 3, 4);
    await slide(on, 2);
    on.session.say([
      {type: 'failure', failure: {code: 'diverged', values: {epoch: 5, batch: 2, learningRate: 3, kept: 4}}},
      {type: 'train-end', reason: 'diverged', epoch: 4},
      {type: 'status', status: 'error'},
    ]);
    await settle(on);
    expect(status(on)).to.equal('As of epoch 2 · 4 trained');
    const panel = on.text('[part="problem"] p');
    expect(panel).to.match(/^The loss grew beyond all bounds in epoch 5/);
    await slide(on, 1);
    expect(on.text('[part="problem"] p')).to.equal(panel);
    on.find('[part~="epochs"] button').click();
    await settle(on);
    expect(on.text('[part="problem"] p'), 'the same as of now').to.equal(panel);
  });

  it('goes back to now with one press, and the focus stays near', async () => {
    const on = await trained(4, 0, 1, 2, 3, 4);
    await slide(on, 0);
    expect(status(on)).to.equal('As of epoch 0 · 4 trained');
    on.find('[part~="epochs"] button').focus();
    on.find('[part~="epochs"] button').click();
    await settle(on);
    expect(status(on)).to.match(/^Epoch 5 of 30/);
    expect(on.find<HTMLInputElement>('[part="epoch-slider"]').value).to.equal('4');
    const focused = on.element.shadowRoot!.activeElement;
    expect(focused === on.find('[part="epoch-slider"]')).to.equal(true);
  });

  it('shows the nearest epoch before where its own is no longer kept', async () => {
    const on = await trained(5, 0, 1, 2, 3, 4, 5);
    await slide(on, 3);
    on.session.say([kept(0, 2, 4, 5)]);
    await settle(on);
    expect(status(on)).to.equal('As of epoch 2 · 5 trained');
  });

  for (const [epochs, words] of [
    [[0, 1, 2, 3, 4], 'every epoch kept, 1.0 of 32 MB'],
    [[0, 2, 4, 5], 'every 2nd epoch kept, 0.8 of 32 MB'],
    [[0, 1, 3, 4], '3 of 4 epochs kept, 0.8 of 32 MB'],
  ] as const) {
    it(`leaves to the details what is kept and what it may take: ${words}`, async () => {
      const on = await trained(epochs.at(-1)!, ...epochs);
      expect(on.element.shadowRoot!.textContent).to.not.contain(' kept, ');
      await openTab(on, 'more');
      expect(on.text(inside.about)).to.contain(words);
    });
  }
});

describe('ae-trainer: the epoch slider on the chart’s axis', () => {
  const axisOf = async (epochs: number, planned: string, keptOnes: number[], width = 700, lang = 'en') => {
    const on = await stage({epochs: planned, lang}, {width});
    await start(on);
    on.session.say([...runUntil(epochs), kept(...keptOnes)]);
    await settle(on);
    await drawn(on, inChart.thumb);
    return on;
  };
  const middle = (element: Element) => {
    const {left, width} = element.getBoundingClientRect();
    return left + width / 2;
  };

  it('shows the nearest epoch kept where the chart is pressed, and now right of it', async () => {
    const on = await axisOf(20, '30', [0, 4, 8, 12, 16, 20]);
    for (const [pressed, wanted] of [
      [5.9, 'As of epoch 4 · 20 trained'],
      [6.2, 'As of epoch 8 · 20 trained'],
      [0, 'As of epoch 0 · 20 trained'],
      [27, 'Epoch 21 of 30'],
    ] as const) {
      await pointer(on, 'pointerdown', pressed);
      await pointer(on, 'pointerup', pressed);
      expect(status(on), `at ${pressed}`).to.contain(wanted);
    }
  });

  it('follows a pressed pointer from epoch to epoch, and only a pressed one', async () => {
    const on = await axisOf(20, '30', [0, 4, 8, 12, 16, 20]);
    await pointer(on, 'pointermove', 12);
    expect(on.text(inChart.tooltipEpoch), 'it is read').to.equal('epoch 12');
    expect(status(on), 'and no more').to.contain('Epoch 21 of 30');
    await pointer(on, 'pointerdown', 12);
    await pointer(on, 'pointermove', 3);
    expect(status(on)).to.contain('As of epoch 4');
    await pointer(on, 'pointerup', 8);
    expect(status(on)).to.contain('As of epoch 8');
    await pointer(on, 'pointermove', 16);
    expect(status(on)).to.contain('As of epoch 8');
    const [last] = on.session.asked.filter(({name}) => name === 'reconstruct').slice(-1);
    expect(last!.epoch).to.equal(8);
  });

  it('goes on with the arrow keys from what was pressed', async () => {
    const on = await axisOf(20, '30', [0, 4, 8, 12, 16, 20]);
    const press = new MouseEvent('mousedown', {
      bubbles: true,
      composed: true,
      cancelable: true,
      ...placeOf(on, 8),
    });
    on.find('[part~="chart"]').dispatchEvent(press);
    expect(press.defaultPrevented, 'the chart does not take the focus').to.equal(true);
    expect(on.element.shadowRoot!.activeElement === on.find('[part="epoch-slider"]')).to.equal(true);
  });

  it('lets a finger scroll the page over it: what is tapped or dragged across is shown', async () => {
    const on = await axisOf(20, '30', [0, 4, 8, 12, 16, 20]);
    const finger = {pointerType: 'touch'};
    const down = {...finger, clientY: placeOf(on, 0).clientY + 40};
    await pointer(on, 'pointerdown', 4, finger);
    await pointer(on, 'pointermove', 4, down);
    await pointer(on, 'pointercancel', 4, down);
    expect(status(on), 'scrolled').to.contain('Epoch 21 of 30');
    await pointer(on, 'pointerdown', 4, finger);
    await pointer(on, 'pointerup', 4, finger);
    expect(status(on), 'tapped').to.contain('As of epoch 4');
    await pointer(on, 'pointerdown', 4, finger);
    await pointer(on, 'pointermove', 12, finger);
    expect(status(on), 'dragged').to.contain('As of epoch 12');
    await pointer(on, 'pointercancel', 12, finger);
  });

  it('leaves the numbers and names beside the plot, and other buttons of a mouse, without effect', async () => {
    const on = await axisOf(20, '30', [0, 4, 8, 12, 16, 20]);
    const {left} = on.find('[part~="chart"]').getBoundingClientRect();
    await pointer(on, 'pointerdown', 0, {clientX: left + 5});
    await pointer(on, 'pointerup', 0, {clientX: left + 5});
    await pointer(on, 'pointerdown', 4, {button: 2});
    await pointer(on, 'pointerup', 4, {button: 2});
    expect(status(on)).to.contain('Epoch 21 of 30');
  });

  it('has its thumb over the number of the epoch that is shown, and where training is, at any width', async () => {
    for (const width of [250, 320, 390, 700, 1100])
      for (const lang of ['en', 'es']) {
        const on = await axisOf(20, '30', [0, 5, 10, 15, 20], width, lang);
        const where = `${width} px, ${lang}`;
        expect(middle(on.find(inChart.thumb)), where).to.be.closeTo(placeOf(on, 20).clientX, 0.6);
        await slide(on, 2);
        expect(middle(on.find(inChart.thumb)), where).to.be.closeTo(placeOf(on, 10).clientX, 0.6);
        await slide(on, 0);
        expect(middle(on.find(inChart.thumb)), where).to.be.closeTo(placeOf(on, 0).clientX, 0.6);
        // What is heard and reached by keys lies over it.
        const input = on.find('[part="epoch-slider"]').getBoundingClientRect();
        const track = on.find(inChart.rest).getBoundingClientRect();
        expect(track.left - input.left, where).to.be.closeTo(8, 0.1);
        expect(input.right - track.right, where).to.be.closeTo(8, 0.1);
        expect(input.top < track.top && input.bottom > track.bottom, where).to.equal(true);
        on.element.remove();
      }
  });

  it('moves nothing, whatever is kept and shown', async () => {
    for (const width of [250, 320, 390, 700])
      for (const lang of ['en', 'es']) {
        const on = await stage({lang, epochs: '200'}, {width});
        await start(on);
        on.session.say(runUntil(120));
        await drawn(on, inChart.epochName);
        const all = Array.from({length: 121}, (_, i) => i);
        const places = () =>
          on
            .all('[part~="chart"], [part~="facts"], [part~="tabs"]')
            .map((box) => box.getBoundingClientRect().top - on.element.getBoundingClientRect().top);
        const before = places();
        for (const stride of [1, 2, 16]) {
          on.session.say([kept(...all.filter((epoch) => epoch % stride === 0))]);
          await settle(on);
          expect(places(), `every ${stride}, ${width} px, ${lang}`).to.deep.equal(before);
        }
        await slide(on, 1);
        expect(places(), `shown, ${width} px, ${lang}`).to.deep.equal(before);
        const button = on.find('[part~="epochs"] button').getBoundingClientRect();
        for (const number of on.all(inChart.epochNumbers))
          expect(number.getBoundingClientRect().bottom, where(width, lang)).to.be.at.most(button.top + 1);
        const name = on.find(inChart.epochName).getBoundingClientRect();
        expect(name.right, where(width, lang)).to.be.below(button.left);
        on.element.remove();
      }
  });

  const where = (width: number, lang: string) => `${width} px, ${lang}`;
});

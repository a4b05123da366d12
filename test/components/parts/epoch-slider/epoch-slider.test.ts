import {expect} from '@open-wc/testing';
import {keptEvery, pastEpochs} from '../../../../src/components/parts/epoch-slider/epoch-slider.ts';
import type {TrainEvent} from '../../../../src/protocol/events.ts';
import {emptySnapshot} from '../../../../src/session/snapshot.ts';
import {runUntil} from '../../fake-session.ts';
import {inChart, inside} from '../../inside.ts';
import {drawn, settle, stage, start, type Stage} from '../../helpers.ts';

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

describe('ae-trainer: the epoch slider', () => {
  it('is not there before the first epoch, but its room is', async () => {
    const on = await stage();
    expect(on.element.shadowRoot!.querySelector('[part="epoch-slider"]') === null).to.equal(true);
    expect(on.find(inside.epochsRoom).offsetHeight).to.equal(36);
  });

  it('shows an epoch’s weights while training goes on, and everything says which epoch it is', async () => {
    const on = await trained(4, 0, 1, 2, 3, 4);
    await slide(on, 2);
    expect(on.element.status).to.equal('training');
    expect(on.text('[part~="status"]')).to.equal('As of epoch 2 · 4 trained');
    expect(on.text('[part~="epochs"] output')).to.equal('2');
    expect(on.text('[part~="facts"] dd')).to.match(/^0\.0300/);
    expect(on.find('[part="epoch-slider"]').getAttribute('aria-valuetext')).to.equal(
      'epoch 2, val_loss 0.0300',
    );
    expect(on.find('[part~="digits"]').getAttribute('aria-label')).to.match(/as of epoch 2$/);
    await drawn(on, inChart.shown);
    on.session.say([{type: 'epoch-end', epoch: 5, loss: 0.01, valLoss: 0.01}, kept(0, 1, 2, 3, 4, 5)]);
    await settle(on);
    expect(on.text('[part~="status"]')).to.equal('As of epoch 2 · 5 trained');
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
    expect(on.text('[part~="status"]')).to.equal('As of epoch 2 · 4 trained');
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
    expect(on.text('[part~="status"]')).to.equal('As of epoch 0 · 4 trained');
    on.find('[part~="epochs"] button').focus();
    on.find('[part~="epochs"] button').click();
    await settle(on);
    expect(on.text('[part~="status"]')).to.match(/^Epoch 5 of 30/);
    expect(on.find<HTMLInputElement>('[part="epoch-slider"]').value).to.equal('4');
    const focused = on.element.shadowRoot!.activeElement;
    expect(focused === on.find('[part="epoch-slider"]')).to.equal(true);
  });

  it('shows the nearest epoch before where its own is no longer kept', async () => {
    const on = await trained(5, 0, 1, 2, 3, 4, 5);
    await slide(on, 3);
    on.session.say([kept(0, 2, 4, 5)]);
    await settle(on);
    expect(on.text('[part~="epochs"] output')).to.equal('2');
    expect(on.text('[part~="epochs"] small')).to.equal('every 2nd epoch kept, 0.8 of 32 MB');
  });

  it('does not call every epoch kept where some are left out', async () => {
    const on = await trained(4, 0, 1, 3, 4);
    expect(on.text('[part~="epochs"] small')).to.equal('3 of 4 epochs kept, 0.8 of 32 MB');
  });

  it('says how much is kept and what it may take', async () => {
    const on = await trained(2, 0, 1, 2);
    expect(on.text('[part~="epochs"] small')).to.equal('every epoch kept, 0.6 of 32 MB');
  });

  for (const lang of ['en', 'es']) {
    for (const width of [288, 328, 668, 1068]) {
      it(`moves nothing, whatever is kept and shown, in ${lang} at ${width} px`, async () => {
        const on = await stage({lang, epochs: '200'}, {width});
        await start(on);
        const all = Array.from({length: 121}, (_, i) => i);
        on.session.say(runUntil(120));
        await settle(on);
        const heights: [string, number][] = [['nothing kept', on.find(inside.epochsRoom).offsetHeight]];
        for (const stride of [1, 2, 16, null]) {
          const some = all.filter((epoch) => (stride ? epoch % stride === 0 : epoch % 3 > 0 || epoch === 0));
          on.session.say([kept(...some)]);
          await settle(on);
          heights.push([on.text('[part~="epochs"] small'), on.find(inside.epochsRoom).offsetHeight]);
        }
        await slide(on, 1);
        heights.push(['shown', on.find(inside.epochsRoom).offsetHeight]);
        for (const [what, height] of heights) expect(height, what).to.equal(heights[0]![1]);
      });
    }
  }
});

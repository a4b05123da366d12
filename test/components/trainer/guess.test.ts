import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {eventually} from '../../awaited.ts';
import {runUntil} from '../fake-session.ts';
import {settle, stage, start, type Stage} from '../helpers.ts';
import {inChart} from '../inside.ts';

const handles = (on: Stage) => on.all<HTMLInputElement>('[part~="guess"]');

async function handle(on: Stage): Promise<HTMLInputElement> {
  on.element.scrollIntoView();
  await eventually(() => handles(on)[0] && on.all(`${inChart.guess}`).length > 0, 'a guess is asked');
  return handles(on)[0]!;
}

/** Where the handle is drawn, as a share of the axis from 0 up. */
function drawnAt(on: Stage): number {
  const ticks = on.all(inChart.grid).map((line) => Number(line.getAttribute('y1')));
  const [foot, top] = [Math.max(...ticks), Math.min(...ticks)];
  return (foot - Number(on.find('[part~="chart"] circle').getAttribute('cy'))) / (foot - top);
}

/** Two epochs, at the end of which it is done. */
async function trained(on: Stage, more: Partial<Record<'reason', 'done' | 'stopped'>> = {}): Promise<void> {
  await start(on);
  on.session.say(runUntil(2));
  const reason = more.reason ?? 'done';
  on.session.say([
    {type: 'train-end', reason, epoch: 2},
    {type: 'status', status: reason === 'done' ? 'done' : 'paused'},
  ]);
  await settle(on);
}

describe('a guess of what val_loss will come to', () => {
  it('is asked before the first training, by a slider on the axis', async () => {
    const on = await stage({lang: 'en'});
    const input = await handle(on);
    expect(input.ariaLabel).to.equal('your guess: val_loss');
    expect(input.getAttribute('aria-valuetext')).to.equal('0.040');
    expect(drawnAt(on)).to.be.closeTo(0.5, 0.01);
    input.focus();
    for (let i = 0; i < 10; i++) await sendKeys({press: 'ArrowDown'});
    await settle(on);
    expect(input.getAttribute('aria-valuetext'), 'ten hundredths of the axis lower').to.equal('0.032');
    await eventually(() => Math.abs(drawnAt(on) - 0.4) < 0.01, 'it is drawn there');
    expect(on.element.shadowRoot!.activeElement, 'and keeps the focus').to.equal(input);
    const [at, where] = [on.find('[part~="chart"] circle'), input].map((one) => one.getBoundingClientRect());
    expect(at!.left + at!.width / 2, 'under the pointer').to.be.closeTo(where!.left + where!.width / 2, 2);
  });

  it('is asked where somebody knows how large losses will be, and nobody asked for none', async () => {
    const without: readonly Readonly<Record<string, string>>[] = [
      {predict: 'off'},
      {loss: 'mae', dataset: 'fashion-mnist'},
    ];
    for (const attributes of without) {
      const on = await stage(attributes);
      on.element.scrollIntoView();
      await eventually(() => on.all('[part~="chart"] text').length > 0, 'the axes are drawn');
      expect(handles(on), JSON.stringify(attributes)).to.have.length(0);
      expect(on.all(inChart.guess)).to.have.length(0);
    }
    const wrong = await stage({predict: 'maybe'});
    await eventually(() => wrong.text('[part~="problem"]').includes('predict'), 'what is wrong is said');
  });

  it('stays beside the result, is judged at the end, and told to the page once', async () => {
    const on = await stage({lang: 'en', epochs: '2'});
    const input = await handle(on);
    input.value = '50';
    input.dispatchEvent(new Event('input'));
    const told: unknown[] = [];
    on.element.addEventListener('ae-predict', ({detail}) => told.push(detail));
    await trained(on);
    expect(handles(on)).to.have.length(0);
    expect(told).to.deep.equal([{guess: 0.04, result: 0.03}]);
    expect(on.text('[part~="moment"]')).to.contain('You guessed 0.040; it came to 0.0300.');
    expect(on.text('[part="facts"]')).to.contain('you guessed 0.040');
    await eventually(() => on.all(`${inChart.guess}`).length > 0, 'its mark is in the chart');
    expect(on.all(inChart.guess).map(({textContent}) => textContent)).to.include('your guess');
    // Nor is it about an earlier epoch.
    on.session.say([{type: 'epoch-weights', epochs: [1, 2], bytes: 1, mostBytes: 10}]);
    await settle(on);
    const slide = (place: number) => {
      const slider = on.find<HTMLInputElement>('[part="epoch-slider"]');
      slider.value = String(place);
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      return settle(on);
    };
    await slide(0);
    expect(on.text('[part~="moment"]')).to.not.contain('You guessed');
    await slide(1);
    expect(on.text('[part~="moment"]')).to.contain('You guessed');
    // It was about the epochs planned then.
    on.session.say([
      {type: 'status', status: 'training'},
      {type: 'epoch-end', epoch: 3, loss: 0.02, valLoss: 0.02},
      {type: 'train-end', reason: 'done', epoch: 3},
      {type: 'status', status: 'done'},
    ]);
    await settle(on);
    expect(told).to.have.length(1);
    expect(on.text('[part~="moment"]')).to.not.contain('You guessed');
  });

  it('is nobody’s where nobody moved the handle, nor of a run that was stopped', async () => {
    const on = await stage({lang: 'en', epochs: '2'});
    const told: unknown[] = [];
    on.element.addEventListener('ae-predict', (event) => told.push(event));
    await handle(on);
    await trained(on);
    expect(on.element.shadowRoot!.textContent).to.not.contain('guessed');
    expect(on.all(inChart.guess)).to.have.length(0);
    const stopped = await stage({epochs: '9'});
    const input = await handle(stopped);
    input.value = '10';
    input.dispatchEvent(new Event('input'));
    stopped.element.addEventListener('ae-predict', (event) => told.push(event));
    await trained(stopped, {reason: 'stopped'});
    expect(told).to.deep.equal([]);
  });

  it('is in the reader’s language', async () => {
    const on = await stage({lang: 'es', epochs: '2'});
    const input = await handle(on);
    expect(input.ariaLabel).to.equal('tu apuesta: val_loss');
    input.value = '20';
    input.dispatchEvent(new Event('input'));
    await trained(on);
    expect(on.text('[part~="moment"]')).to.contain('Apostaste por 0,016; acabó en 0,0300.');
  });
});

import {expect} from '@open-wc/testing';
import type {DataSummary} from '../../../src/protocol/events.ts';
import {runUntil, stripes} from '../fake-session.ts';
import {settle, stage, start, type Stage} from '../helpers.ts';

const data: DataSummary = {
  kind: 'digits',
  name: 'mnist',
  trainCount: 60_000,
  testCount: 10_000,
  bytesLoaded: 11_600_000,
  fromCache: false,
};

/** A run on real digits that was downloaded, and rests. */
async function trained(attributes: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const on = await stage({dataset: 'mnist', ...attributes});
  await start(on);
  const reconstructions = Float32Array.from(stripes(), (byte) => byte / 510);
  on.session.say([...runUntil(3), {type: 'status', status: 'paused'}], {reconstructions, data});
  await settle(on);
  return on;
}

async function change(on: Stage, attributes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(attributes)) on.element.setAttribute(name, value);
  await settle(on);
}

const button = (on: Stage) => on.text('[part~="play-button"]');
const status = (on: Stage) => on.text('[part="status"]');
/** How dark the first picture's bar is, and its canvas with it. */
const ink = (canvas: HTMLCanvasElement) =>
  (canvas.getContext('2d')!.getImageData(0, 5, 1, 1).data[3]! * Number(getComputedStyle(canvas).opacity)) /
  255;
const pictures = (on: Stage) => on.all<HTMLCanvasElement>('[part~="digit"]:not([part~="code"]) canvas');

describe('after a change that starts over', () => {
  it('the button says what it trains with, and no data are announced that are here', async () => {
    const on = await trained();
    await change(on, {optimizer: 'adam'});
    expect(button(on)).to.equal('Train with adam');
    expect(status(on)).to.equal('30 epochs');
    await change(on, {optimizer: 'adadelta', 'encoding-dim': '2'});
    expect(button(on)).to.equal('Train with 2 numbers');
    await change(on, {loss: 'mae'});
    expect(button(on), 'two changes').to.equal('Train');
    await change(on, {loss: 'mse', 'encoding-dim': '32', 'code-activation': 'sigmoid'});
    expect(button(on), 'there is no room for this one').to.equal('Train');
    expect(status(on)).to.equal('30 epochs');
  });

  it('other data are announced, and more of the same', async () => {
    const on = await trained({'train-size': '10000'});
    await change(on, {'train-size': '20000'});
    expect(status(on)).to.match(/^30 epochs · loads [\d.]+ MB$/);
    await change(on, {'train-size': '10000', dataset: 'fashion-mnist'});
    expect(status(on)).to.match(/^30 epochs · loads [\d.]+ MB$/);
    await change(on, {dataset: 'mnist'});
    expect(status(on)).to.equal('30 epochs');
  });

  it('the digits stay, and the reconstructions of the network before, pale', async () => {
    const on = await trained();
    const [original, reconstruction] = pictures(on);
    expect(ink(original!)).to.equal(1);
    expect(ink(reconstruction!)).to.be.closeTo(0.5, 0.01);
    await change(on, {optimizer: 'adam'});
    const [stays, pale] = pictures(on);
    expect(ink(stays!)).to.equal(1);
    expect(ink(pale!)).to.be.closeTo(0.35 * 0.5, 0.01);
    expect(on.all('[part~="digits"] [role="option"]')[3]!.getAttribute('aria-label')).to.equal('Digit 3');
    await change(on, {dataset: 'fashion-mnist'});
    expect(on.text('[part~="reconstruction"]'), 'what they were drawn from is not what comes').to.equal('?');
  });
});

import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/entries/ae-noise-demo.ts';
import type {AeNoiseDemo} from '../../../src/components/index.ts';
import {closeIdle, workerCount} from '../../../src/session/workers.ts';
import {eventually} from '../../awaited.ts';
import {inNoiseChart} from '../inside.ts';

const attributes =
  'train-size="200" test-size="50" encoding-dim="4" batch-size="50" epochs="2" noise="masking" backend="plain"';

/** What a worker answers about a run, which no attribute shows. */
type Asked = AeNoiseDemo & {
  readonly run: {ask(name: 'images', ask: {indices: readonly number[]}): Promise<{images: Uint8Array}>};
};

describe('ae-noise-demo: the curve of a run that was started over and taken back', () => {
  afterEach(() => closeIdle());

  it('has the errors that the network makes on the test images, none of which was drawn before', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<ae-noise-demo ${attributes}></ae-noise-demo>`;
    const element = box.querySelector<Asked>('ae-noise-demo')!;
    await element.updateComplete;
    element.scrollIntoView();
    const root = element.shadowRoot!;
    const curve = () => root.querySelector(inNoiseChart.curve('model'));
    const tab = (name: string) => root.querySelector<HTMLElement>(`#${name}`);

    // Nobody looks at a curve before: what was measured once is not measured again.
    element.step({batches: 1});
    await eventually(() => element.status === 'paused' && tab('training'), 'it has begun');
    tab('training')!.click();
    element.step({epochs: 1});
    await eventually(() => element.status === 'paused' && element.history.epoch.length === 1, 'an epoch');
    expect(curve()).to.equal(null);
    element.reset();
    // What goes on does so in another worker.
    await eventually(() => closeIdle().then(() => workerCount() === 0), 'no worker is held');
    // More is not looked at: what is shown there has test images drawn too.
    root.querySelector<HTMLElement>('[part~="notice"] button')!.click();
    await eventually(() => tab('curve'), 'it is back');
    tab('curve')!.click();
    await eventually(curve, 'its curve is measured');

    tab('more')!.click();
    const figures = () => root.querySelectorAll('[part="curve-table"] tbody tr:first-child :is(th, td)');
    await eventually(() => figures().length >= 3, 'its errors in numbers');
    const [noise, nothing, denoiser] = [...figures()].map(({textContent}) => Number(textContent));
    const {images: bytes} = await element.run.ask('images', {
      indices: Array.from({length: 50}, (_, index) => index),
    });
    const clean = Float32Array.from(bytes, (byte) => byte / 255);
    const made = await element.reconstruct(clean.slice());
    const error = clean.reduce((sum, value, i) => sum + (made[i]! - value) ** 2, 0) / clean.length;
    expect([noise, nothing]).to.deep.equal([0, 0]);
    expect(denoiser).to.be.closeTo(error, 1e-4);
  });
});

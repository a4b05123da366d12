import {expect} from '@open-wc/testing';
import {inside} from '../inside.ts';
import {
  afterEpochs,
  chooseKind,
  easelOf,
  inkOf,
  moveSlider,
  noiseStage,
  turnTo,
  picturesIn,
  pointAt,
  replies,
  settleNoise,
  type NoiseStage,
} from './helpers.ts';

const key = (target: Element, name: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true, ...more}));
const spoiled = (on: NoiseStage) => inkOf(on.find<HTMLCanvasElement>('[part~="easel"] canvas'));
const repaired = (on: NoiseStage) => inkOf(on.find<HTMLCanvasElement>('[part~="enlarged"] canvas'));
const tools = (on: NoiseStage) => on.all<HTMLButtonElement>(inside.tools);
const said = (on: NoiseStage) => on.find('[part~="enlarged"]').ariaLabel;

/** A picture without any noise but what is painted on it. */
const clean = async (attributes: Readonly<Record<string, string>> = {}, off = 0.1) => {
  const on = await noiseStage({'test-noise-factor': '0', ...attributes}, {reply: [replies({off})]});
  await afterEpochs(on);
  return on;
};

describe('ae-noise-demo: one digit large', () => {
  it('is the first of the ten, or the one selected: noisy, its code, and what the network makes of it', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    expect(said(on)).to.match(
      /^Digit 0: corrupted \(gaussian 0\.50\), encoded to 4 numbers, 2 at zero, the largest 2\.0000, decoded$/,
    );
    expect(spoiled(on)).to.deep.equal(inkOf(picturesIn(on, 'noisy')[0]!));
    expect(repaired(on)).to.deep.equal(inkOf(picturesIn(on, 'denoised')[0]!));
    on.all('[role="option"]')[6]!.click();
    await settleNoise(on);
    expect(said(on)).to.match(/^Digit 6/);
    expect(spoiled(on)).to.deep.equal(inkOf(picturesIn(on, 'noisy')[6]!));
    expect(repaired(on)).to.deep.equal(inkOf(picturesIn(on, 'denoised')[6]!));
    expect(on.find('[part~="stages"]').ariaLabel).to.equal('Digit 6');
  });

  it('follows the noise of the test digits', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    const before = spoiled(on);
    await moveSlider(on, 0.1);
    expect(spoiled(on)).to.not.deep.equal(before);
    expect(spoiled(on)).to.deep.equal(inkOf(picturesIn(on, 'noisy')[0]!));
  });

  it('takes mouse, finger and pen, and shows at once what the network makes of it', async () => {
    for (const pointer of ['mouse', 'touch', 'pen']) {
      const on = await clean();
      const [whole, before] = [spoiled(on), repaired(on)];
      pointAt(on, 'pointerdown', 0.3, 0.5, pointer);
      pointAt(on, 'pointermove', 0.7, 0.5, pointer);
      pointAt(on, 'pointerup', 0.7, 0.5, pointer);
      await settleNoise(on);
      const changed = spoiled(on).filter((value, i) => Math.abs(value - whole[i]!) > 0.05);
      expect(changed.length, pointer).to.be.above(10);
      expect(repaired(on)).to.not.deep.equal(before);
      const once = spoiled(on);
      pointAt(on, 'pointermove', 0.7, 0.9, pointer);
      await settleNoise(on);
      expect(spoiled(on), 'it was lifted').to.deep.equal(once);
      expect(on.text('[part~="stages"] dt')).to.match(/where you painted, \d+ pixels/);
      on.element.remove();
    }
  });

  it('does not scroll the page under a finger that paints', async () => {
    const on = await clean();
    expect(getComputedStyle(easelOf(on)).touchAction).to.equal('none');
  });

  it('rubs out, tells errors inside and outside, and restores', async () => {
    const on = await clean();
    const whole = spoiled(on);
    const [noise, rub, restore] = tools(on);
    expect([noise, rub].map((tool) => tool!.ariaPressed)).to.deep.equal(['true', 'false']);
    rub!.click();
    await settleNoise(on);
    expect([noise, rub].map((tool) => tool!.ariaPressed)).to.deep.equal(['false', 'true']);
    pointAt(on, 'pointerdown', 0.02, 0.5);
    pointAt(on, 'pointerup', 0.02, 0.5);
    await settleNoise(on);
    // The stripe of the first digit is its first column: five of its pixels at a dab.
    const gone = spoiled(on).filter((value, i) => whole[i] === 1 && value === 0);
    expect(gone.length).to.be.within(3, 5);
    const [marked, unmarked] = on.all('[part~="stages"] dd').map(({textContent}) => textContent.trim());
    expect(marked).to.match(/^0\.\d+ → 0\.\d+$/);
    expect(unmarked).to.equal('0 → 0.0100');
    restore!.click();
    await settleNoise(on);
    expect(spoiled(on)).to.deep.equal(whole);
    expect(on.all('[part~="stages"] dd')).to.have.length(0);
  });

  it('rubs out from the start where the network learns to mend that', async () => {
    const on = await clean({noise: 'masking'});
    expect(tools(on).map(({ariaPressed}) => ariaPressed)).to.deep.equal(['false', 'true', null]);
  });

  it('takes arrow keys and Space, and says where the brush is', async () => {
    const on = await clean();
    const whole = spoiled(on);
    easelOf(on).focus();
    await settleNoise(on);
    for (let i = 0; i < 14; i++) key(easelOf(on), 'ArrowLeft');
    key(easelOf(on), ' ');
    await settleNoise(on);
    expect(spoiled(on)).to.not.deep.equal(whole);
    expect(on.text('[role="status"]')).to.match(/^Row 15, column 1\. \d+ pixels spoiled\.$/);
    const once = spoiled(on);
    key(easelOf(on), 'ArrowUp', {shiftKey: true});
    key(easelOf(on), 'ArrowUp', {shiftKey: true});
    await settleNoise(on);
    expect(spoiled(on)).to.not.deep.equal(once);
    key(easelOf(on), 'Delete');
    await settleNoise(on);
    expect(spoiled(on)).to.deep.equal(whole);
  });

  it('has a stop of the Tab key for the picture and for each tool', async () => {
    const on = await clean();
    for (const stop of [easelOf(on), ...tools(on)]) expect(stop.tabIndex).to.equal(0);
  });

  it('keeps what was painted while others are trained on, and is whole when another digit is selected', async () => {
    const on = await clean();
    pointAt(on, 'pointerdown', 0.5, 0.5);
    await settleNoise(on);
    const painted = spoiled(on);
    on.session.say([], {reconstructions: new Float32Array(7840)});
    await settleNoise(on);
    expect(spoiled(on)).to.deep.equal(painted);
    on.all('[role="option"]')[2]!.click();
    await settleNoise(on);
    expect(spoiled(on)).to.deep.equal(inkOf(picturesIn(on, 'clean')[2]!));
    expect(on.all('[part~="stages"] dd')).to.have.length(0);
  });

  it('is painted on by itself where two stand on a page', async () => {
    const on = await clean();
    const other = await clean();
    const whole = spoiled(other);
    pointAt(on, 'pointerdown', 0.5, 0.5);
    await settleNoise(on);
    await settleNoise(other);
    expect(spoiled(on)).to.not.deep.equal(whole);
    expect(spoiled(other)).to.deep.equal(whole);
  });

  it('may be taken from the page while somebody paints, and is there as it was when it is back', async () => {
    const on = await clean();
    pointAt(on, 'pointerdown', 0.3, 0.5);
    const {element} = on;
    const place = element.parentElement!;
    element.remove();
    pointAt(on, 'pointermove', 0.7, 0.5);
    await settleNoise(on);
    place.append(element);
    await settleNoise(on);
    expect(on.text('[part~="stages"] dt')).to.match(/where you painted, \d+ pixels/);
  });

  it('says that one level everywhere is all it has seen, and trains on a range if the reader wants', async () => {
    const on = await clean();
    pointAt(on, 'pointerdown', 0.5, 0.5);
    await settleNoise(on);
    expect(on.text('[part~="noise-error"] p + p')).to.match(/only seen noise everywhere.*0\.0100/);
    const button = on.find('[part~="test-noise"] button');
    expect(button.textContent.trim()).to.equal('Train on the range 0–0.5');
    button.click();
    await settleNoise(on);
    expect(on.element.recipe.noiseFactor).to.deep.equal({low: 0, high: 0.5});
    expect(on.sessions[0]!.calls.slice(-2)).to.deep.equal(['reset', 'play']);
    const range = await clean({'noise-factor': '0-0.5'});
    pointAt(range, 'pointerdown', 0.5, 0.5);
    await settleNoise(range);
    expect(range.text('[part~="noise-error"]'), 'not true of a range').to.not.match(/only seen/);
    const noisy = await clean({'test-noise-factor': '0.5'});
    pointAt(noisy, 'pointerdown', 0.5, 0.5);
    await settleNoise(noisy);
    expect(noisy.text('[part~="noise-error"]'), 'there was noise outside').to.not.match(/only seen/);
  });

  it('does not say that it harms where it does not', async () => {
    const on = await clean({}, 0);
    pointAt(on, 'pointerdown', 0.5, 0.5);
    await settleNoise(on);
    expect(on.text('[part~="stages"] dl')).to.match(/elsewhere/);
    expect(on.text('[part~="noise-error"]')).to.not.match(/only seen/);
  });
});

describe('ae-noise-demo: noise of another kind than that of the training', () => {
  it('is said before the verdict, and trained with on one press', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    expect(on.all('[part~="test-noise"] button')).to.have.length(0);
    await chooseKind(on, 'masking');
    expect(on.text('[part~="noise-error"] p')).to.match(
      /^Trained with gaussian noise, tested with masking\. Average error/,
    );
    const button = on.find('[part~="test-noise"] button');
    expect(button.textContent.trim()).to.equal('Train with masking 50%');
    button.click();
    await settleNoise(on);
    expect(on.element.recipe).to.include({noise: 'masking'});
    expect(on.element.recipe.noiseFactor).to.deep.equal({low: 0.5, high: 0.5});
    expect(on.sessions[0]!.calls.slice(-2)).to.deep.equal(['reset', 'play']);
  });
});

describe('ae-noise-demo: the layers', () => {
  it('stand under the details as Keras lists them', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    await turnTo(on, 'more');
    expect(on.find<HTMLDetailsElement>('details:has([part="summary"])').open).to.equal(false);
    const layer = on.find('[part="summary"] [data-layer="0"]').textContent;
    expect(layer.replace(/\s+/g, ' ').trim()).to.equal('dense (Dense) (None, 32) 25,120');
  });
});

import {expect} from '@open-wc/testing';
import {corrupt} from '../../../src/numerics/corruption.ts';
import type {TrainEvent} from '../../../src/protocol/events.ts';
import {languages} from '../../locales/whole.ts';
import {stripes} from '../fake-session.ts';
import {inside} from '../inside.ts';
import {
  afterEpochs,
  chooseKind,
  inkOf,
  looking,
  moveSlider,
  noiseStage,
  turnTo,
  picturesIn,
  replies,
  settleNoise,
  type NoiseStage,
} from './helpers.ts';

const asked = (on: NoiseStage, type: string) =>
  on.sessions[0]!.calls.filter((call) => call.startsWith(`ask ${type}`)).length;

describe('ae-noise-demo: the tutorial’s recipe', () => {
  it('is the denoiser of the tutorial unless attributes say otherwise', async () => {
    const {element} = await noiseStage();
    const {recipe} = element;
    expect(recipe).to.include({
      noise: 'gaussian',
      epochs: 50,
      encodingDim: 32,
      activation: 'relu',
      outputActivation: 'sigmoid',
      optimizer: 'adadelta',
      loss: 'mse',
    });
    expect(recipe.noiseFactor).to.deep.equal({low: 0.5, high: 0.5});
    const other = await noiseStage({noise: 'masking', 'noise-factor': '0-0.3', epochs: '3'});
    expect(other.element.recipe).to.include({noise: 'masking', epochs: 3});
    expect(other.element.recipe.noiseFactor).to.deep.equal({low: 0, high: 0.3});
  });

  it('has three rows of ten from the start, and loads nothing before somebody acts', async () => {
    const on = await noiseStage();
    expect(on.all('[part~="digits"] [role="img"]')).to.have.length(10);
    expect(on.all('[part~="digits"] [role="img"] [part~="digit"]')).to.have.length(30);
    expect(on.all(inside.rowNames).map(({textContent}) => textContent)).to.deep.equal([
      'clean',
      'noisy',
      'denoised',
    ]);
    expect(on.sessions).to.have.length(0);
    expect(on.text('[part~="moment"]')).to.match(/noisy digits.*Press Train/);
  });
});

describe('ae-noise-demo: noisy digits before training', () => {
  it('stand beside the training digits as the first epoch will see them', async () => {
    const on = await noiseStage();
    await looking(on);
    expect(on.element.status).to.equal('idle');
    await turnTo(on, 'training');
    const shown = inkOf(on.all<HTMLCanvasElement>('[part~="panel"] [part~="digit"]:nth-child(2) canvas')[3]!);
    const wanted = Float32Array.from(stripes().subarray(3 * 784, 4 * 784), (byte) => byte / 255);
    corrupt({kind: 'gaussian', low: 0.5, high: 0.5}, 42, 'trainingNoise', 1, 3, wanted, 0, 784);
    for (let i = 0; i < 784; i++) expect(shown[i]).to.be.closeTo(wanted[i]!, 1 / 255);
    // It is not asked to download what is here.
    expect(on.text('[part~="status"]')).to.equal('50 epochs');
    on.find('[part~="panel"] button').click();
    await settleNoise(on);
    const next = inkOf(on.all<HTMLCanvasElement>('[part~="panel"] [part~="digit"]:nth-child(2) canvas')[3]!);
    expect(next.filter((ink, i) => Math.abs(ink - shown[i]!) > 0.1).length).to.be.above(300);
    expect(on.text('[part~="panel"] > p')).to.match(/epoch 2/);
  });
});

describe('ae-noise-demo: rows', () => {
  it('show the test digits clean, with the noise of the seed, and as the network answers to just that', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    const clean = Float32Array.from(stripes().subarray(4 * 784, 5 * 784), (byte) => byte / 255);
    const noisy = clean.slice();
    corrupt({kind: 'gaussian', low: 0.5, high: 0.5}, 42, 'testNoise', 0, 4, noisy, 0, 784);
    for (const [kind, values] of [
      ['clean', clean],
      ['noisy', noisy],
      ['denoised', noisy.map((value) => Math.abs(value - 0.1))],
    ] as const) {
      const ink = inkOf(picturesIn(on, kind)[4]!);
      for (let i = 0; i < 784; i++) expect(ink[i], `${kind} ${i}`).to.be.closeTo(values[i]!, 1.01 / 255);
    }
  });

  it('say the average error before and after, and how much of it is left; decibels under the details', async () => {
    const on = await noiseStage({noise: 'masking', 'noise-factor': '1'});
    await afterEpochs(on);
    // Stripes of 28 pixels of 784 that all go: 1/28; the network then leaves 0.1 everywhere.
    const after = (28 * 0.9 ** 2 + 756 * 0.1 ** 2) / 784;
    const decibels = (error: number) => (10 * Math.log10(1 / error)).toFixed(1);
    expect(on.text('[part~="noise-error"] p')).to.equal(
      `Average error ${(1 / 28).toFixed(4)} → ${after.toFixed(4)}: 1.08 times as much, so it does harm.`,
    );
    expect(on.text('[part~="frame"]')).to.not.contain('dB');
    await turnTo(on, 'more');
    const line = on.text('[part="noise-ratios"] p:not([aria-hidden])');
    expect(line).to.match(/^PSNR \S+ dB, SSIM 0\.\d\d before, \S+ dB, 0\.\d\d after: 0\.3 dB worse\.$/);
    expect(line).to.contain(`PSNR ${decibels(1 / 28)} dB, SSIM `);
    expect(line).to.contain(` ${decibels(after)} dB, `);
  });

  it('are green where little is left, and not where the mean digit would do as well', () => {
    const likeness = (error: number) => ({error, similarity: 1});
    const good = (after: number, mean: number | null) =>
      languages.en[1].noise
        .figures({before: likeness(0.2), after: likeness(after), mean})
        .map((piece) => (typeof piece === 'string' ? undefined : piece.good))
        .at(3);
    expect([good(0.05, 0.0683), good(0.1, null), good(0.1, 0.0683)]).to.deep.equal([true, true, undefined]);
    expect([good(0.195, null), good(0.3, 0.0683)]).to.deep.equal([undefined, false]);
  });

  it('say in a word how much of an error is left, where one is near', () => {
    const left = (lang: 'en' | 'es', share: number) => {
      const likeness = (error: number) => ({error, similarity: 1});
      const said = languages[lang][1].noise.figures({
        before: likeness(0.1),
        after: likeness(0.1 * share),
        mean: null,
      });
      return said.map((piece) => (typeof piece === 'string' ? piece : piece.figure)).join('');
    };
    expect(left('en', 0.348)).to.equal('Average error 0.1000 → 0.0348: about a third of it is left.');
    expect(left('en', 0.42)).to.equal('Average error 0.1000 → 0.0420: 42% of it is left.');
    expect(left('en', 0)).to.equal('Average error 0.1000 → 0: nothing of it is left.');
    expect(left('es', 0.74)).to.equal('Error medio 0,1000 → 0,0740: quedan cerca de tres cuartas partes.');
    expect(left('es', 0.42)).to.equal('Error medio 0,1000 → 0,0420: queda el 42\u00a0%.');
  });

  it('call identical what is, in place of an infinite ratio', async () => {
    const on = await noiseStage({'test-noise-factor': '0'});
    await afterEpochs(on);
    expect(on.text('[part~="noise-error"] p')).to.equal('Average error 0 → 0.0100: harm to what was clean.');
    await turnTo(on, 'more');
    expect(on.text('[part="noise-ratios"] p:not([aria-hidden])')).to.match(
      /^identical before, PSNR 20\.0 dB, SSIM 0\.\d\d after\.$/,
    );
    const none = await noiseStage({'test-noise-factor': '0'}, {reply: [replies({off: 0})]});
    await afterEpochs(none);
    expect(none.text('[part~="noise-error"] p')).to.equal('Average error 0 → 0: no change.');
    await turnTo(none, 'more');
    expect(none.text('[part="noise-ratios"] p:not([aria-hidden])')).to.equal(
      'identical before, identical after.',
    );
    expect(none.text('[part~="frame"]')).to.not.match(/Infinity|∞|NaN/);
  });

  it('give a digit’s own figures once it is selected', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    expect(on.text('[part~="noise-error"] p + p')).to.equal('Select a digit for its own figures.');
    on.all('[role="option"]')[7]!.click();
    await settleNoise(on);
    expect(on.text('[part~="noise-error"] p + p')).to.match(/^Digit 7: 0\.\d{4} → 0\.\d{4}: /);
    expect(on.fired.filter(({type}) => type === 'ae-select')).to.have.length(1);
  });

  it('follow the weights while it trains, at most five times a second', async () => {
    const on = await noiseStage();
    await afterEpochs(on, 1, 'training');
    const before = asked(on, 'reconstruct');
    expect(before).to.equal(1);
    const from = performance.now();
    for (let i = 0; i < 5; i++) {
      on.session.say([], {reconstructions: new Float32Array(7840)});
      await settleNoise(on);
    }
    // As long as the five took, on a machine that has other things to do.
    const fifths = Math.floor((performance.now() - from) / 200);
    expect(asked(on, 'reconstruct') - before).to.be.at.most(1 + fifths);
    on.session.say([{type: 'status', status: 'done'}], {reconstructions: new Float32Array(7840)});
    await settleNoise(on);
    expect(asked(on, 'reconstruct')).to.be.above(before);
  });
});

describe('ae-noise-demo: noise of the test digits', () => {
  it('answers at once while it trains: noise is drawn here, and the network is asked in the same update', async () => {
    const on = await noiseStage();
    await afterEpochs(on, 1, 'training');
    const [before, shown] = [asked(on, 'reconstruct'), inkOf(picturesIn(on, 'noisy')[0]!)];
    const slider = on.find<HTMLInputElement>('[part~="test-noise"] input');
    for (const value of [0.2, 0.9]) {
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      await on.element.updateComplete;
    }
    expect(inkOf(picturesIn(on, 'noisy')[0]!)).to.not.deep.equal(shown);
    // No 200 ms between the two.
    expect(asked(on, 'reconstruct') - before).to.equal(2);
    expect(on.sessions[0]!.calls).to.not.include('reset');
    expect(on.text('[part~="test-noise"] output')).to.equal('0.90');
  });

  it('is that of the training unless it is told otherwise, and the trained level is ticked', async () => {
    const on = await noiseStage({'noise-factor': '0.3'});
    await afterEpochs(on);
    expect(on.find<HTMLInputElement>('[part~="test-noise"] input').value).to.equal('0.3');
    expect(on.all('[part~="test-noise"] i').map((tick) => tick.style.getPropertyValue('--at'))).to.deep.equal(
      ['0.3'],
    );
    expect(on.text('[part~="test-noise"] small')).to.match(/trained at gaussian 0\.3/);
    await chooseKind(on, 'masking');
    expect(on.all('[part~="test-noise"] i'), 'another kind of noise has no trained level').to.have.length(0);
    expect(on.text('[part~="test-noise"] output')).to.equal('30%');
    const range = await noiseStage({'noise-factor': '0-0.5'});
    await afterEpochs(range);
    expect(range.all('[part~="test-noise"] i')).to.have.length(2);
    expect(range.find<HTMLInputElement>('[part~="test-noise"] input').value).to.equal('0.5');
  });

  it('stays that of the training where another is set for a run that rests, and follows once it trains on', async () => {
    const on = await noiseStage({'noise-factor': '0.3'});
    await afterEpochs(on);
    const trainedAt = (level: number): TrainEvent => ({
      type: 'progress',
      epoch: 2,
      batch: 1,
      batches: 235,
      epochs: 50,
      loss: 0.1,
      msPerStep: 1,
      secondsLeft: 1,
      noise: {low: level, high: level},
      seconds: 1,
    });
    const seen = () => [
      on.text('[part~="test-noise"] small').match(/trained at (.*)/)?.[1],
      on
        .all('[part~="test-noise"] i')
        .map((tick) => tick.style.getPropertyValue('--at'))
        .join(),
      on.find<HTMLInputElement>('[part~="test-noise"] input').value,
    ];
    on.session.say([trainedAt(0.3), {type: 'status', status: 'paused'}]);
    on.element.setAttribute('noise-factor', '0.8');
    await settleNoise(on);
    expect(on.element.recipe.noiseFactor.high).to.equal(0.8);
    expect(seen()).to.deep.equal(['gaussian 0.3', '0.3', '0.3']);
    on.session.say([{type: 'status', status: 'training'}]);
    await settleNoise(on);
    expect(seen(), 'before a step is taken').to.deep.equal(['gaussian 0.3', '0.3', '0.3']);
    on.session.say([trainedAt(0.8)]);
    await settleNoise(on);
    expect(seen()).to.deep.equal(['gaussian 0.8', '0.8', '0.8']);
  });

  it('has attributes of its own, and what the reader sets stands until they change', async () => {
    const on = await noiseStage({'test-noise': 'salt-pepper', 'test-noise-factor': '0.25'});
    await afterEpochs(on);
    expect(on.find<HTMLSelectElement>('[part~="test-noise"] select').value).to.equal('salt-pepper');
    await moveSlider(on, 0.75);
    expect(on.text('[part~="test-noise"] output')).to.equal('75%');
    on.element.setAttribute('test-noise-factor', '0.1');
    await settleNoise(on);
    expect(on.text('[part~="test-noise"] output')).to.equal('10%');
    expect(on.sessions[0]!.calls).to.not.include('reset');
  });

  it('names a value that is not accepted, trains nothing, and recovers', async () => {
    for (const [attributes, said] of [
      [{'test-noise': 'rain'}, /test-noise="rain".*gaussian, masking, salt-pepper/],
      [{'test-noise-factor': 'much'}, /test-noise-factor="much".*from 0 to 10/],
      [{'test-noise': 'masking', 'test-noise-factor': '1.1'}, /test-noise-factor="1.1".*from 0 to 1\b/],
      [{'compare-plain': 'maybe'}, /compare-plain="maybe"/],
    ] as const) {
      const on = await noiseStage(attributes);
      expect(on.text('[part~="problem"]')).to.match(said);
      expect(on.fired.map(({detail}) => detail['code'])).to.deep.equal(['attribute-invalid']);
      expect(on.element.status).to.equal('error');
      on.element.play();
      on.find('[part~="play-button"]').click();
      await settleNoise(on);
      expect(on.sessions).to.have.length(0);
      for (const name of Object.keys(attributes)) on.element.removeAttribute(name);
      await settleNoise(on);
      expect(on.text('[part~="problem"]')).to.equal('');
      on.element.play();
      await settleNoise(on);
      expect(on.sessions).to.have.length(1);
    }
  });
});

describe('ae-noise-demo: far ends', () => {
  it('factor 5 has a slider that reaches it, and pictures', async () => {
    const on = await noiseStage({'noise-factor': '5'});
    await afterEpochs(on);
    expect(on.find<HTMLInputElement>('[part~="test-noise"] input').max).to.equal('5');
    expect(on.text('[part~="test-noise"] output')).to.equal('5.00');
    const ink = inkOf(picturesIn(on, 'noisy')[0]!);
    expect(ink.filter((value) => value === 0 || value === 1).length).to.be.above(600);
    await chooseKind(on, 'masking');
    // A share is at most all of them.
    expect(on.text('[part~="test-noise"] output')).to.equal('100%');
    expect(on.find<HTMLInputElement>('[part~="test-noise"] input').max).to.equal('1');
  });

  it('factor 0 shows the digits as they are', async () => {
    const on = await noiseStage({'noise-factor': '0'});
    await afterEpochs(on);
    expect(inkOf(picturesIn(on, 'noisy')[2]!)).to.deep.equal(inkOf(picturesIn(on, 'clean')[2]!));
  });

  it('masking 1.0 leaves nothing, and 1.1 is named as not accepted', async () => {
    const on = await noiseStage({noise: 'masking', 'noise-factor': '1.0'});
    await afterEpochs(on);
    expect(Math.max(...inkOf(picturesIn(on, 'noisy')[2]!))).to.equal(0);
    const over = await noiseStage({noise: 'masking', 'noise-factor': '1.1'});
    expect(over.text('[part~="problem"]')).to.match(/noise-factor="1\.1".*from 0 to 1\b/);
    over.element.play();
    await settleNoise(over);
    expect(over.sessions).to.have.length(0);
  });

  it('another kind of noise while it trains starts over, with the way back, and shows that kind', async () => {
    const on = await noiseStage();
    await afterEpochs(on, 2, 'training');
    on.element.setAttribute('noise', 'salt-pepper');
    await settleNoise(on);
    expect(on.sessions[0]!.calls).to.include('reset');
    expect(on.sessions[0]!.recipe.noise).to.equal('salt-pepper');
    expect(on.text('[part~="notice"]')).to.match(/Started over/);
    await afterEpochs(on);
    expect(on.find<HTMLSelectElement>('[part~="test-noise"] select').value).to.equal('salt-pepper');
  });

  it('another amount while it trains goes on', async () => {
    const on = await noiseStage();
    await afterEpochs(on, 2, 'training');
    on.element.setAttribute('noise-factor', '0-0.5');
    await settleNoise(on);
    expect(on.sessions[0]!.calls).to.include('change');
    expect(on.sessions[0]!.calls).to.not.include('reset');
    expect(on.text('[part~="test-noise"] small')).to.match(/0–0\.5/);
  });
});

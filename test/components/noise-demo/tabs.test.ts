import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {runUntil} from '../fake-session.ts';
import {inNoiseChart, inside} from '../inside.ts';
import {
  afterEpochs,
  chooseKind,
  looking,
  moveSlider,
  noiseStage,
  replies,
  settleNoise,
  turnTo,
  type NoiseStage,
} from './helpers.ts';

const key = (target: Element, name: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true, ...more}));
const curvesAsked = (on: NoiseStage) =>
  on.sessions[0]!.calls.filter((call) => call === 'ask noiseCurve').length;

async function chart(on: NoiseStage): Promise<Element> {
  await eventually(() => on.find(inNoiseChart.curve('model')), 'the curve is drawn');
  return on.find(inNoiseChart.curve('model'));
}

describe('ae-noise-demo: tabs', () => {
  it('turn with the arrow keys, the other way from right to left, with one stop for the Tab key', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    const tabs = on.all('[role="tab"]');
    expect(tabs.map(({textContent}) => textContent.trim())).to.deep.equal([
      'Curve',
      'Training',
      'Compare',
      'Runs',
      'More',
    ]);
    const shown = () => on.all('[role="tab"]').filter(({ariaSelected}) => ariaSelected === 'true');
    expect(shown()).to.deep.equal([tabs[0]]);
    tabs[0]!.focus();
    key(tabs[0]!, 'ArrowRight');
    await settleNoise(on);
    expect(shown()).to.deep.equal([tabs[1]]);
    expect(on.element.shadowRoot!.activeElement === tabs[1]).to.equal(true);
    expect(on.all('[role="tab"]').filter(({tabIndex}) => tabIndex === 0)).to.deep.equal([tabs[1]]);
    on.element.dir = 'rtl';
    key(tabs[1]!, 'ArrowRight');
    await settleNoise(on);
    expect(shown()).to.deep.equal([tabs[0]]);
    key(tabs[0]!, 'ArrowRight');
    await settleNoise(on);
    expect(shown(), 'around').to.deep.equal([tabs[4]]);
    key(tabs[4]!, 'Home');
    key(tabs[0]!, 'End');
    await settleNoise(on);
    expect(shown()).to.deep.equal([tabs[4]]);
    expect(on.find('[role="tabpanel"]').getAttribute('aria-labelledby')).to.equal(tabs[4]!.id);
  });

  it('stay where the reader turned, whatever training does', async () => {
    const on = await noiseStage();
    await looking(on);
    await turnTo(on, 'training');
    await afterEpochs(on, 2, 'training');
    expect(on.find('[role="tab"][aria-selected="true"]').id).to.equal('training');
  });
});

describe('ae-noise-demo: the curve', () => {
  it('shows the network, doing nothing, PCA and the best filter, the trained level, and where it begins to harm', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    await chart(on);
    for (const name of ['nothing', 'pca', 'filter', 'model'])
      expect(on.find(inNoiseChart.curve(name)), name).to.exist;
    expect(on.find(inNoiseChart.trained)).to.exist;
    // 0.05 + 0.02 x = 0.2 x.
    expect(on.text('[part~="panel"] > p')).to.equal(
      'Below noise 0.28 it does harm: doing nothing is better there.',
    );
    expect(on.find(inNoiseChart.turn)).to.exist;
    expect(on.find('[part~="noise-chart"]').ariaLabel).to.match(/gaussian noise, 1,000 test images.*0\.28/);
  });

  it('is that of doing nothing, which needs no network, until there is one', async () => {
    const on = await noiseStage();
    await looking(on);
    await turnTo(on, 'curve');
    await eventually(() => on.all('[part~="noise-curve"] path')[0], 'what doing nothing costs');
    expect(on.text('[part~="noise-curve"]')).to.contain('a denoiser must get below this');
    expect(on.text('[part~="panel"] > p')).to.equal('The curve comes with the first epoch.');
    await afterEpochs(on);
    await chart(on);
    expect(on.all('[part~="noise-curve"]')).to.have.length(0);
  });

  it('says of a network that it never harms, or always, where that is so', async () => {
    for (const [model, said] of [
      [(level: number) => 0.1 * level, /better than doing nothing/],
      [() => 0.9, /doing nothing would be better/],
    ] as const) {
      const on = await noiseStage({}, {reply: [replies({model, nothing: (level) => 0.2 * level})]});
      await afterEpochs(on);
      expect(on.text('[part~="panel"] > p')).to.match(said);
    }
  });

  it('is of the kind chosen, and asked for again only when that or the weights are others', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    const before = curvesAsked(on);
    expect(before, 'doing nothing, the network, and the linear ones').to.equal(3);
    await moveSlider(on, 0.2);
    expect(curvesAsked(on)).to.equal(before);
    await chooseKind(on, 'masking');
    expect(curvesAsked(on)).to.equal(2 * before);
    expect(on.find('[part~="noise-chart"]').ariaLabel).to.match(/masking noise/);
    await turnTo(on, 'plain');
    on.session.say([{type: 'epoch-end', epoch: 3, loss: 0.01, valLoss: 0.01}]);
    await settleNoise(on);
    expect(curvesAsked(on), 'nobody looks').to.equal(2 * before);
    await turnTo(on, 'curve');
    expect(curvesAsked(on)).to.equal(2 * before + 1);
  });

  it('has the best filter found again where what it is trained for is changed, and nothing else', async () => {
    const on = await noiseStage({'noise-factor': '0.2'});
    await afterEpochs(on);
    const parts = () => on.session.asked.flatMap(({name, ask}) => (name === 'noiseCurve' ? [ask.part] : []));
    expect([...parts()].sort()).to.deep.equal(['linear', 'model', 'nothing']);
    for (const [at, factor] of ['0.8', '0.2-0.8', '0.3-0.8'].entries()) {
      on.element.setAttribute('noise-factor', factor);
      await settleNoise(on);
      expect(parts().slice(3), factor).to.deep.equal(Array.from({length: at + 1}, () => 'linear'));
    }
    expect(on.session.calls).to.include('change').and.not.to.include('reset');
    on.element.setAttribute('learning-rate', '0.5');
    await settleNoise(on);
    expect(parts(), 'it goes by no learning rate').to.have.length(6);
  });

  it('is there in numbers too', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    await turnTo(on, 'more');
    const table = on.find('[part="curve-table"] table');
    expect([...table.querySelectorAll('thead th')].map(({textContent}) => textContent)).to.deep.equal([
      'noise',
      'doing nothing',
      'denoiser',
      'PCA, 32',
      'best linear filter for gaussian 0.5',
    ]);
    expect(table.querySelectorAll('tbody tr')).to.have.length(11);
  });
});

describe('ae-noise-demo: against plain', () => {
  /** Both networks after two epochs. */
  const both = async (denoiser: number, plain: number) => {
    const reply = [denoiser, plain].map((error) =>
      replies({off: error, model: (level) => error + 0.001 * level}),
    );
    const on = await noiseStage({'compare-plain': ''}, {reply});
    await afterEpochs(on);
    const withoutNoise = on.sessions[1]!;
    withoutNoise.say([...runUntil(2), {type: 'status', status: 'paused'}], {
      reconstructions: new Float32Array(7840),
    });
    await settleNoise(on);
    await turnTo(on, 'plain');
    return on;
  };

  it('trains the same recipe without noise, as many epochs, in a session of its own', async () => {
    const on = await noiseStage({'compare-plain': '', optimizer: 'adam', seed: '7'});
    await afterEpochs(on);
    const [own, withoutNoise] = on.sessions;
    expect(on.sessions).to.have.length(2);
    expect({...withoutNoise!.recipe, noise: 'gaussian'}).to.deep.equal(own!.recipe);
    expect(withoutNoise!.recipe.noise).to.equal('none');
    expect(withoutNoise!.calls).to.deep.equal(['step {"epochs":2}']);
    own!.say([{type: 'epoch-end', epoch: 3, loss: 0.01, valLoss: 0.01}]);
    await settleNoise(on);
    expect(withoutNoise!.calls.at(-1)).to.equal('step {"epochs":1}');
    on.element.setAttribute('learning-rate', '0.01');
    await settleNoise(on);
    expect(withoutNoise!.calls.at(-1)).to.equal('change');
    expect(withoutNoise!.recipe.learningRate).to.equal(0.01);
    on.element.reset();
    await settleNoise(on);
    expect(withoutNoise!.calls.at(-1)).to.equal('reset');
    on.element.removeAttribute('compare-plain');
    await settleNoise(on);
    expect(withoutNoise!.disposed).to.equal(true);
  });

  it('tells nothing of the network that is trained without noise', async () => {
    const on = await both(0.02, 0.04);
    expect(on.fired.filter(({type}) => type === 'ae-epoch-end')).to.have.length(2);
  });

  it('waits for the reader where the author has not asked for it', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    await turnTo(on, 'plain');
    expect(on.sessions).to.have.length(1);
    on.find('[part~="panel"] button').click();
    await settleNoise(on);
    expect(on.sessions).to.have.length(2);
  });

  it('says what was measured, whichever is better', async () => {
    const better = await both(0.02, 0.04);
    expect(better.all('[part~="panel"] canvas')).to.have.length(10);
    expect(better.text(`[part~="panel"] ${inside.say}`)).to.match(
      /denoiser’s error is 0\.0205, the plain one’s 0\.0405: noise in training makes it 49% lower\.$/,
    );
    const reversed = await both(0.04, 0.02);
    expect(reversed.text(`[part~="panel"] ${inside.say}`)).to.match(
      /0\.0405, the plain one’s 0\.0205: here training without noise is better, by 49%\.$/,
    );
    expect(reversed.text('[part~="panel"]')).to.match(
      /On clean images: 0\.0400 and 0\.0200; there the plain one is better\./,
    );
    const level = await both(0.02, 0.0201);
    expect(level.text(`[part~="panel"] ${inside.say}`)).to.match(/no difference to speak of\.$/);
  });

  it('has a curve of its own in the chart', async () => {
    const on = await both(0.02, 0.04);
    await turnTo(on, 'curve');
    await chart(on);
    expect(on.find(inNoiseChart.curve('plain'))).to.exist;
    expect(on.all('[part~="noise-chart"] text').map(({textContent}) => textContent)).to.include('plain');
  });
});

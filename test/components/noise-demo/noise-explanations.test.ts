import {expect} from '@open-wc/testing';
import {inside} from '../inside.ts';
import {
  afterEpochs,
  chooseKind,
  noiseStage,
  replies,
  settleNoise,
  turnTo,
  type NoiseStage,
} from './helpers.ts';

const moment = (on: NoiseStage) => on.text('[part~="moment"] bdi');
const all = async (on: NoiseStage): Promise<string[]> => {
  const said: string[] = [];
  while (!said.includes(moment(on))) {
    said.push(moment(on));
    on.find('[part~="moment"] [part~="button"]').click();
    await settleNoise(on);
  }
  return said;
};

describe('ae-noise-demo: the sentence about this moment', () => {
  it('is about noise, and turns to what there is to say of the run only after that', async () => {
    const on = await noiseStage({}, {reply: [replies({off: 0})]});
    await afterEpochs(on, 3, 'done');
    const said = await all(on);
    expect(said.slice(0, 2)).to.deep.equal([
      // The curve is in sight: the network's error is 0.06 at 0.5, the filter's 0.02.
      'At gaussian 0.5 the best linear filter, which needs no epochs, is better.',
      'Trained with gaussian 0.5 alone: it looks for that much noise in all it sees.',
    ]);
    expect(said.join()).to.contain('Still falling: more epochs would go lower.');
  });

  it('says that it does harm where it does, that a range was seen, and that it beats the filter', async () => {
    const reply = replies({off: 0.9, model: (level) => 0.001 * level});
    const on = await noiseStage({'noise-factor': '0-0.5'}, {reply: [reply]});
    await afterEpochs(on, 3, 'done');
    expect((await all(on)).slice(0, 3)).to.deep.equal([
      'These ten digits come out worse than they went in: it does harm.',
      'At gaussian 0.5 it is better than the best linear filter.',
      'Trained with gaussian 0–0.5: it has seen little noise and much.',
    ]);
  });

  it('says of a network trained without noise that nothing taught it to take any away', async () => {
    const on = await noiseStage({noise: 'none'}, {reply: [replies({off: 0})]});
    await afterEpochs(on, 3, 'done');
    expect(await all(on)).to.include('Trained without noise: nothing taught it to take any away.');
  });

  it('compares with nothing that is best for the training’s noise while another kind is shown', async () => {
    const on = await noiseStage({}, {reply: [replies({off: 0})]});
    await afterEpochs(on, 3, 'done');
    on.session.say([
      {type: 'linear-baseline', baseline: {kind: 'denoiser', rank: 32, loss: 0.001, clipped: true}},
    ]);
    const ofLinear = async () => (await all(on)).filter((said) => said.includes('linear')).length;
    await settleNoise(on);
    expect(await ofLinear()).to.equal(2);
    await chooseKind(on, 'masking');
    await settleNoise(on);
    expect(await ofLinear(), 'of its own validation, after what is about noise').to.equal(1);
    expect((await all(on)).join()).not.to.contain('At masking');
  });

  it('compares with the best linear denoiser before all else, once that is known', async () => {
    const on = await noiseStage({}, {reply: [replies({off: 0})]});
    await afterEpochs(on, 3, 'done');
    on.session.say([
      {type: 'linear-baseline', baseline: {kind: 'denoiser', rank: 32, loss: 0.001, clipped: true}},
    ]);
    await settleNoise(on);
    expect(moment(on)).to.equal(
      'The best linear denoiser needs no epochs; this network is not below it yet.',
    );
  });

  it('is that it draws the average digit while it does, whatever there is to say of noise', async () => {
    const on = await noiseStage();
    await afterEpochs(on, 1, 'training');
    on.session.say([{type: 'epoch-end', epoch: 2, loss: 0.067, valLoss: 0.067}]);
    await settleNoise(on);
    expect(moment(on)).to.equal('So far it draws the average digit for everything.');
  });
});

describe('ae-noise-demo: noise of a kind that the network was not trained with', () => {
  it('is said before what is made of it, of the ten and of the curve', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    await chooseKind(on, 'masking');
    await turnTo(on, 'curve');
    const unlike = 'Trained with gaussian noise, tested with masking. ';
    expect(on.text('[part~="noise-error"] p').indexOf(unlike)).to.equal(0);
    expect(on.text('[part~="noise-error"] p')).to.contain(`${unlike}Average error 0.0`);
    expect(on.text('[part~="panel"] > p')).to.match(
      /^Trained with gaussian noise, tested with masking\. Below/,
    );
    await chooseKind(on, 'gaussian');
    expect(on.text('[part~="noise-error"] p')).to.match(/^Average error/);
    expect(on.text('[part~="panel"] > p')).to.match(/^Below/);
    const plain = await noiseStage({noise: 'none', 'test-noise': 'masking'});
    await afterEpochs(plain);
    expect(plain.text('[part~="noise-error"] p'), 'trained with none').to.match(/^Average error/);
  });

  it('has its room at any width', async () => {
    for (const width of [250, 288, 328, 440, 561, 700, 880, 1068])
      for (const lang of ['en', 'es']) {
        const on = await noiseStage({lang}, {width});
        const room = on.find(inside.figuresRoom).getBoundingClientRect().height;
        await afterEpochs(on);
        on.all('[role="option"]')[3]!.click();
        await chooseKind(on, 'salt-pepper');
        expect(
          on.find(inside.figuresRoom).getBoundingClientRect().height,
          `${width} px, ${lang}`,
        ).to.be.closeTo(room, 1);
        on.element.remove();
      }
  });
});

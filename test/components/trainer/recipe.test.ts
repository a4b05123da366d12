import {expect} from '@open-wc/testing';
import {registerLocale} from '../../../src/locales/registry.ts';
import {es} from '../../locales/whole.ts';
import {runUntil} from '../fake-session.ts';
import {inside} from '../inside.ts';
import {openTab, settle, stage, start, type StageOptions} from '../helpers.ts';

describe('ae-trainer: its recipe', () => {
  it('takes a new learning rate over while it trains', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(2));
    on.element.setAttribute('learning-rate', '0.5');
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play', 'change']);
    expect(on.session.recipe.learningRate).to.equal(0.5);
    expect(on.element.status).to.equal('training');
  });

  it('starts over when the network changes, once for attributes that change together', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(2));
    on.element.setAttribute('encoding-dim', '8');
    on.element.setAttribute('optimizer', 'adam');
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play', 'reset']);
    expect(on.session.recipe).to.include({encodingDim: 8, optimizer: 'adam'});
    expect(on.element.status).to.equal('idle');
    expect(on.element.history.epoch).to.be.empty;
  });

  it('uses an attribute that was set just before play', async () => {
    const on = await stage();
    on.element.setAttribute('epochs', '2');
    on.element.play();
    await settle(on);
    expect(on.session.recipe.epochs).to.equal(2);
  });

  it('goes on undisturbed when only what is shown changes', async () => {
    const on = await stage();
    await start(on);
    on.element.setAttribute('controls', 'play');
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play']);
  });

  it('writes a bound as an author would', async () => {
    const on = await stage({'learning-rate': 'fast'});
    expect(on.text('[part~="problem"]')).to.equal(
      'learning-rate="fast" is not accepted. It takes a number above 0, up to 1e9.',
    );
  });

  it('names what is wrong in place, fires ae-error, trains nothing, and recovers', async () => {
    const on = await stage({epochs: '0'});
    expect(on.text('[part~="problem"]')).to.equal(
      'epochs="0" is not accepted. It takes a whole number from 1 to 10000.',
    );
    expect(on.element.status).to.equal('error');
    expect(on.fired.map(({type, detail}) => [type, detail['code'], detail['attribute']])).to.deep.equal([
      ['ae-error', 'attribute-invalid', 'epochs'],
    ]);
    on.find('[part~="play-button"]').click();
    on.element.play();
    await settle(on);
    expect(on.sessions).to.be.empty;
    // Said once, whatever else changes meanwhile.
    on.element.setAttribute('patience', '7');
    await settle(on);
    expect(on.fired).to.have.length(1);
    on.element.setAttribute('epochs', '5');
    await settle(on);
    expect(on.text('[part~="problem"]')).to.equal('');
    await start(on);
    expect(on.session.calls).to.deep.equal(['play']);
  });

  it('pauses a run whose attributes become wrong, and keeps what it learned once they are right', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(3));
    on.element.setAttribute('batch-size', 'many');
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play', 'pause']);
    on.element.removeAttribute('batch-size');
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play', 'pause']);
    expect(on.element.status).to.equal('paused');
    expect(on.element.history.val_loss).to.have.length(3);
  });

  it('shows markup in an attribute as text', async () => {
    const on = await stage({loss: '<img src=x onerror=alert(1)>'});
    expect(on.find('[part~="problem"]').textContent).to.contain('<img src=x onerror=alert(1)>');
    expect(on.element.shadowRoot!.querySelector('img') === null).to.equal(true);
  });

  it('offers a sigmoid for bce, in one click that stands over the attribute', async () => {
    const on = await stage({loss: 'bce', 'output-activation': 'relu'});
    on.find('[part~="remarks"] button').click();
    await settle(on);
    expect(on.element.recipe.outputActivation).to.equal('sigmoid');
    expect(on.text('[part~="remarks"]')).to.equal('');
    expect(on.fired.at(-1)).to.deep.include({type: 'ae-recipe-change'});
    on.element.setAttribute('output-activation', 'linear');
    await settle(on);
    expect(on.element.recipe.outputActivation).to.equal('linear');
  });

  it('says of an argument the optimizer does not have that it is not used', async () => {
    const on = await stage({momentum: '0.9'});
    expect(on.text('[part~="remarks"]')).to.equal('momentum is not used: adadelta has no such argument.');
  });
});

describe('ae-trainer: when something goes wrong', () => {
  const notFound = {
    code: 'data-not-found',
    values: {url: 'https://example.org/t10k.gz', status: 404},
  } as const;

  it('names the data that could not be had, tries again, or takes the built-in digits', async () => {
    const on = await stage({dataset: 'mnist'});
    await start(on);
    on.session.say([
      {type: 'failure', failure: notFound},
      {type: 'status', status: 'error'},
    ]);
    await settle(on);
    expect(on.text('[part~="problem"] p')).to.equal(
      'MNIST could not be loaded (example.org was not found): the server answered 404.',
    );
    expect(on.fired.at(-1)!.detail['code']).to.equal('data-not-found');
    const [retry, builtIn] =
      on.element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part~="problem"] button');
    retry!.click();
    expect(on.session.calls).to.deep.equal(['play', 'play']);
    builtIn!.click();
    await settle(on);
    expect(on.element.recipe.dataset).to.equal('digits');
    expect(on.session.calls.slice(-2)).to.deep.equal(['reset', 'play']);
    expect(on.session.recipe.dataset).to.equal('digits');
    on.element.setAttribute('dataset', 'fashion-mnist');
    expect(on.element.recipe.dataset).to.equal('fashion-mnist');
  });

  it('says of a run that diverged in its first batches that it stopped in the first epoch', async () => {
    const on = await stage();
    await start(on);
    on.session.say([
      {type: 'failure', failure: {code: 'diverged', values: {epoch: 1, batch: 2, learningRate: 1000}}},
      {type: 'train-end', reason: 'diverged', epoch: 0},
      {type: 'status', status: 'error'},
    ]);
    await settle(on);
    expect(on.text('[part~="status"]')).to.equal('Epoch 1 of 30 · stopped');
  });

  it('starts a run that diverged again at a tenth of its learning rate, and keeps the focus', async () => {
    const on = await stage({'learning-rate': '3'});
    await start(on);
    on.session.say([
      ...runUntil(1),
      {type: 'failure', failure: {code: 'diverged', values: {epoch: 2, batch: 14, learningRate: 3, kept: 1}}},
      {type: 'train-end', reason: 'diverged', epoch: 1},
      {type: 'status', status: 'error'},
    ]);
    await settle(on);
    expect(on.text('[part~="problem"] p')).to.contain('epoch 2, batch 14, at learning rate 3');
    const lower = on.find('[part~="problem"] button');
    expect(lower.textContent.trim()).to.equal('Start again at 0.3');
    lower.focus();
    lower.click();
    await settle(on);
    expect(on.element.recipe.learningRate).to.equal(0.3);
    expect(on.session.calls.slice(-2)).to.deep.equal(['reset', 'play']);
    expect(on.session.recipe.learningRate).to.equal(0.3);
    expect(on.fired.some(({type}) => type === 'ae-recipe-change')).to.equal(true);
    expect(on.element.shadowRoot!.activeElement === on.find('[part~="play-button"]')).to.equal(true);
  });

  it('says what was mended in the place of the sentence, until it is dismissed, and moves nothing', async () => {
    registerLocale('es', es);
    for (const code of ['engine-lost', 'worker-lost'] as const) {
      for (const [width, lang] of [
        [700, 'en'],
        [328, 'en'],
        [328, 'es'],
      ] as const) {
        const on = await stage({lang}, {width});
        const height = on.element.offsetHeight;
        await start(on);
        on.session.say(runUntil(2), {notice: {code, values: {}}});
        await settle(on);
        const notice = on.text('[part~="notice"]');
        expect(notice).to.match(/worker|graphics|gráfico/);
        expect(on.element.offsetHeight, `${notice} ${width}`).to.equal(height);
        on.find('[part~="notice"] button').click();
        await settle(on);
        expect(on.text('[part~="notice"]')).to.equal('');
        expect(on.element.offsetHeight).to.equal(height);
      }
    }
  });

  it('says that no worker may run here', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(2), {engine: {name: 'plain', detail: '', passedOver: [], rung: 'page'}});
    await settle(on);
    expect(on.text('[part~="notice"]')).to.equal(
      'No worker could be started on this page: training is slower.',
    );
    on.find('[part~="notice"] button').click();
    await settle(on);
    expect(on.text('[part~="notice"]')).to.equal('');
  });

  const lost = (): Promise<void> => {
    const arrival = Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    arrival.catch(() => undefined);
    return arrival;
  };
  const missing: [string, StageOptions][] = [
    ['what opens sessions', {arrival: [lost()]}],
    ['what it shows', {stageArrival: [lost()]}],
    ['anything', {arrival: [lost()], stageArrival: [lost()]}],
  ];
  for (const [what, options] of missing) {
    it(`says so when it cannot fetch ${what}, and works once it can`, async () => {
      const on = await stage({}, options);
      await start(on);
      await settle(on);
      const message = 'A part of this library could not be loaded: offline?';
      expect(on.element.status).to.equal('error');
      expect(on.text('[part~="problem"] p')).to.equal(message);
      expect(on.fired).to.deep.equal([{type: 'ae-error', detail: {code: 'not-loaded', message}}]);
      expect(on.text('[part~="problem"] button')).to.equal('Try again');
      on.find('[part~="problem"] button').click();
      await settle(on);
      expect(on.session.calls).to.deep.equal(['play']);
      on.session.say(runUntil(1));
      await settle(on);
      expect(on.text('[part~="play-button"]')).to.equal('Pause');
      expect(on.fired.map(({type}) => type)).to.include('ae-epoch-end');
    });
  }

  it('says nothing of code that does not come when the reader has cancelled', async () => {
    let refuse = (): void => undefined;
    const arrival = new Promise<void>((_, reject) => (refuse = () => reject(new TypeError('Failed'))));
    const on = await stage({}, {arrival: [arrival]});
    on.element.play();
    on.element.pause();
    refuse();
    await settle(on);
    expect(on.element.status).to.equal('idle');
    expect(on.fired).to.be.empty;
  });

  it('says of a run that is over, and whose attributes become wrong, that it cannot start', async () => {
    const on = await stage({epochs: '2'});
    await start(on);
    on.session.say([...runUntil(2), {type: 'status', status: 'done'}]);
    on.element.setAttribute('epochs', '0');
    await settle(on);
    expect(on.text('[part~="status"]')).to.equal('Cannot start');
    expect(on.find('[part~="play-button"]').getAttribute('aria-disabled')).to.equal('true');
    on.element.setAttribute('epochs', '2');
    await settle(on);
    expect(on.text('[part~="status"]')).to.equal('2 epochs · done');
  });

  it('says what timing a graphics card beside the run found', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(1), {
      engine: {
        name: 'simd',
        detail: 'WebAssembly',
        passedOver: [],
        rung: 'own-url',
        trial: {name: 'webgl', device: 'a card', msPerStep: 1.25, chosen: true},
      },
    });
    await settle(on);
    await openTab(on, 'more');
    expect(on.text(`${inside.about} li`)).to.equal('webgl: 1.3 ms a step, faster: used from the next reset');
  });

  it('says why an engine was passed over', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(1), {
      engine: {
        name: 'wasm',
        detail: 'SIMD',
        passedOver: [{name: 'webgl', reason: 'software-webgl'}],
        rung: 'own-url',
      },
    });
    await settle(on);
    await openTab(on, 'more');
    expect(on.text(inside.about)).to.contain('wasm, SIMD');
    expect(on.text(`${inside.about} li`)).to.equal('webgl: WebGL is drawn by the processor here');
    expect(on.text(`${inside.about} dd`)).to.equal(
      '784-32-784 · relu/relu · adadelta 1 · mse · batch 256 · 30 epochs',
    );
  });
});

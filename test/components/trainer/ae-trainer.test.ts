import {registerLocale} from '../../../src/locales/registry.ts';
import {en, es, sayIn, type Explanation} from '../../locales/whole.ts';
import {expect, nextFrame} from '@open-wc/testing';
import {runUntil, stripes} from '../fake-session.ts';
import {inChart, inside} from '../inside.ts';
import {drawn, settle, stage, start} from '../helpers.ts';

/** The longest there are. */
const longExplanations: readonly Explanation[] = [
  {code: 'download', name: 'Fashion-MNIST', bytes: 30_878_645},
  {code: 'dead-outputs'},
  {code: 'falling', share: 0.031, done: true},
  {code: 'grey-levels', loss: 0.0199, levels: 36},
  {code: 'below-loss'},
  {code: 'plateau', epoch: 138},
];

describe('ae-trainer: a run', () => {
  it('opens no session before a person acts', async () => {
    const on = await stage();
    expect(on.sessions).to.be.empty;
    expect(on.element.status).to.equal('idle');
    expect(on.text('[part~="play-button"]')).to.equal('Train');
  });

  it('trains at the press of its button, with the recipe of its attributes', async () => {
    const on = await stage({epochs: '12', optimizer: 'adam'});
    on.find('[part~="play-button"]').click();
    expect(on.element.status).to.equal('loading');
    await settle(on);
    expect(on.session.calls).to.deep.equal(['play']);
    expect(on.session.recipe).to.include({epochs: 12, optimizer: 'adam', learningRate: 0.001});
  });

  it('says which epoch is under way and how long is left', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(6));
    on.session.say([
      {
        type: 'progress',
        epoch: 6,
        batch: 10,
        batches: 235,
        epochs: 30,
        loss: 0.02,
        msPerStep: 4,
        secondsLeft: 40,
        noise: null,
        seconds: 1,
      },
    ]);
    await settle(on);
    expect(on.text('[part~="status"]')).to.equal('Epoch 7 of 30 · 40 s left');
    expect(on.text('[part~="play-button"]')).to.equal('Pause');
    expect(on.find<HTMLProgressElement>('progress').value).to.be.closeTo((6 + 10 / 235) / 30, 1e-6);
  });

  it('shows the test digits and, below each, its reconstruction', async () => {
    const on = await stage();
    await start(on);
    const images = stripes();
    on.session.say(runUntil(1), {
      reconstructions: Float32Array.from(images, (byte) => 2 * (byte / 255)).reverse(),
    });
    await settle(on);
    const [original, , reconstruction] =
      on.element.shadowRoot!.querySelectorAll<HTMLCanvasElement>('[part~="digit"] canvas');
    const alpha = (canvas: HTMLCanvasElement, x: number) =>
      canvas.getContext('2d')!.getImageData(x, 14, 1, 1).data[3];
    expect([alpha(original!, 0), alpha(original!, 1)]).to.deep.equal([255, 0]);
    expect([alpha(reconstruction!, 18), alpha(reconstruction!, 17)]).to.deep.equal([255, 0]);
    expect(on.find('[part~="digits"] [role="option"]').getAttribute('aria-label')).to.match(
      /^Digit 0 and its reconstruction; code of /,
    );
  });

  it('redraws the digits in the new ink when the theme changes', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(1));
    await settle(on);
    const canvas = on.find<HTMLCanvasElement>('[part~="digit"] canvas');
    const told = new Promise((resolve) =>
      on.find('[role="listbox"]').addEventListener('transitionrun', resolve, {once: true}),
    );
    on.element.style.setProperty('--ae-ink', 'rgb(200, 10, 20)');
    await told;
    await nextFrame();
    expect([...canvas.getContext('2d')!.getImageData(0, 14, 1, 1).data]).to.deep.equal([200, 10, 20, 255]);
  });

  it('draws the curve of val_loss once there is one', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(4));
    const curve = await drawn(on, inChart.val);
    expect(curve.getAttribute('d')!.split('L')).to.have.length(4);
  });

  it('offers as many epochs again when it is done', async () => {
    const on = await stage({epochs: '3'});
    await start(on);
    on.session.say(
      [...runUntil(3), {type: 'status', status: 'done'}, {type: 'train-end', reason: 'done', epoch: 3}],
      {epochs: 3},
    );
    await settle(on);
    expect(on.text('[part~="play-button"]')).to.equal('3 more epochs');
    on.find('[part~="play-button"]').click();
    expect(on.session.calls).to.deep.equal(['play', 'play']);
  });

  it('offers what the press will train where more epochs are planned than are behind', async () => {
    const on = await stage({epochs: '3'});
    await start(on);
    on.session.say([...runUntil(3), {type: 'status', status: 'done'}], {epochs: 3});
    await settle(on);
    expect(on.text('[part~="play-button"]')).to.equal('3 more epochs');
    on.element.setAttribute('epochs', '5');
    on.session.say([], {epochs: 5});
    await settle(on);
    expect(on.text('[part~="play-button"]')).to.equal('2 more epochs');
  });

  it('says that it stopped because the curve went flat', async () => {
    registerLocale('es', es);
    const words = {
      en: [
        '12 epochs · stopped: flat',
        'Stopped after 12 epochs: the curve went flat, more would change little.',
        /^Stopped because the curve went flat: 12 epochs, val_loss/,
      ],
      es: [
        '12 épocas · detenido: curva plana',
        'Detenido tras 12 épocas: la curva llegó a una meseta.',
        /^Detenido porque la curva se aplanó: 12 épocas, val_loss/,
      ],
    } as const;
    for (const [lang, [line, sentence, announcement]] of Object.entries(words)) {
      const on = await stage({'stop-at-plateau': '', lang});
      await start(on);
      on.session.say([
        ...runUntil(12),
        {type: 'train-end', reason: 'plateau', epoch: 12},
        {type: 'status', status: 'done'},
      ]);
      await settle(on);
      expect(on.text('[part~="status"]')).to.equal(line);
      expect(on.text('[part~="moment"]')).to.equal(sentence);
      expect(on.text('[role="status"]')).to.match(announcement);
    }
  });

  it('cancels while it loads, even before its own code is there', async () => {
    let arrive = (): void => undefined;
    const on = await stage({}, {arrival: new Promise((resolve) => (arrive = resolve))});
    on.element.play();
    await on.element.updateComplete;
    expect(on.text('[part~="play-button"]')).to.equal('Cancel');
    on.find('[part~="play-button"]').click();
    arrive();
    await settle(on);
    expect(on.sessions).to.be.empty;
    expect(on.element.status).to.equal('idle');
  });

  it('trains one epoch at the press of +1 epoch', async () => {
    const on = await stage();
    on.find('[part~="step-button"]').click();
    await settle(on);
    expect(on.session.calls).to.deep.equal(['step {"epochs":1}']);
  });

  it('refuses steps that are no amount, and takes none of them', async () => {
    const on = await stage();
    const odd = [
      {epochs: '2'},
      {epochs: Infinity},
      {epochs: 1e9},
      {batches: NaN},
      {batches: -1},
      {epochs: 0},
      {foo: 1},
      {},
    ];
    for (const amount of odd) {
      expect(() => on.element.step(amount as {epochs: number}), JSON.stringify(amount)).to.throw(RangeError);
    }
    expect(on.sessions).to.be.empty;
  });

  it('gives out its recipe to read, not to write', async () => {
    const on = await stage();
    const {recipe} = on.element;
    expect(() => Object.assign(recipe, {encodingDim: 7})).to.throw(TypeError);
    expect(() => Object.assign(recipe.noiseFactor, {high: 7})).to.throw(TypeError);
    expect(on.element.recipe.encodingDim).to.equal(32);
  });

  it('says what images it takes', async () => {
    const on = await stage();
    const refusal = (images: unknown) =>
      on.element.encode(images as Float32Array).catch((error: Error) => `${error.name}: ${error.message}`);
    expect(await refusal(null)).to.match(/^TypeError: Images are given as/);
    expect(await refusal(Array(784).fill(0))).to.match(/^TypeError: Images are given as/);
    expect(await refusal(new Float32Array(100))).to.match(/^RangeError/);
    expect(await refusal(new Float32Array(784))).to.match(/^InvalidStateError/);
    for (const odd of [NaN, Infinity, -Infinity]) {
      const images = new Float32Array(784).fill(0.5);
      images[300] = odd;
      const sentence = `RangeError: Images hold finite values; value 300 is ${odd}.`;
      expect(await refusal(images)).to.equal(sentence);
      expect(await on.element.reconstruct(images).catch(String)).to.equal(sentence);
    }
  });

  it('mirrors no control where text runs from the right: play is the same sign everywhere', async () => {
    const on = await stage({dir: 'rtl'});
    for (const icon of on.element.shadowRoot!.querySelectorAll('[part~="controls"] svg'))
      expect(getComputedStyle(icon).transform).to.equal('none');
  });

  it('shows only the controls the author names, and ignores names it does not have yet', async () => {
    const on = await stage({controls: 'play learning-rate'});
    expect(on.element.shadowRoot!.querySelectorAll('[part~="controls"] button')).to.have.length(1);
    on.element.setAttribute('controls', 'none');
    await settle(on);
    expect(on.element.shadowRoot!.querySelectorAll('[part~="controls"] button')).to.be.empty;
    expect(on.text('[part~="status"]')).to.equal('30 epochs');
  });

  it('says before a download how much play will load', async () => {
    const on = await stage({dataset: 'mnist', 'train-size': '6000', 'test-size': '1000'});
    expect(on.text('[part~="status"]')).to.equal('30 epochs · loads 2.5 MB');
    expect(on.text('[part~="data-chip"]')).to.equal('MNIST');
  });

  it('keeps its height from before the first press to the end', async () => {
    registerLocale('es', es);
    for (const width of [700, 561, 328, 288]) {
      for (const lang of ['en', 'es']) {
        const on = await stage({lang}, {width});
        const heights = [on.element.offsetHeight];
        await start(on);
        heights.push(on.element.offsetHeight);
        for (const epoch of [0, 1, 4, 9, 30]) {
          on.session.say(runUntil(epoch));
          await settle(on);
          heights.push(on.element.offsetHeight);
        }
        on.session.say([{type: 'status', status: 'done'}]);
        await settle(on);
        heights.push(on.element.offsetHeight);
        expect([...new Set(heights)], `${width} px, ${lang}`).to.have.length(1);
      }
    }
  });

  it('moves nothing below it when data arrive, whatever sentence comes and wherever it ends', async () => {
    registerLocale('es', es);
    for (const width of [1068, 668, 380, 358, 328, 288, 272, 250]) {
      for (const lang of ['en', 'es']) {
        const on = await stage({lang, dataset: 'mnist'}, {width});
        const [height, bar] = [on.element.offsetHeight, on.find(inside.top).offsetHeight];
        const stays = async (what: string) => {
          await settle(on);
          expect(on.element.offsetHeight, `${what}, ${width} px, ${lang}`).to.equal(height);
          expect(on.find(inside.top).offsetHeight, `bar, ${what}, ${width} px, ${lang}`).to.equal(bar);
        };
        await start(on);
        await stays('starting');
        on.session.say([{type: 'loading', phase: 'data', loaded: 10_100_000, total: 11_594_722}]);
        await stays('loading');
        on.session.say(runUntil(1), {
          data: {
            kind: 'mnist',
            name: 'mnist',
            trainCount: 60_000,
            testCount: 10_000,
            bytesLoaded: 0,
            fromCache: true,
          },
        });
        await stays('data');
        on.session.say(runUntil(12), {reconstructions: new Float32Array(7840)});
        await stays('training');
        on.session.say([{type: 'train-end', reason: 'plateau', epoch: 12}]);
        on.session.say([{type: 'status', status: 'done'}], {epochs: 30});
        await stays('plateau');
        // In place of the sentence, which is drawn again whenever something is known.
        const shown = on.find('[part~="moment"]');
        const say = shown.cloneNode() as HTMLElement;
        shown.after(say);
        shown.style.display = 'none';
        const words = lang === 'es' ? es : en;
        for (const explanation of longExplanations) {
          say.textContent = sayIn(words)(explanation);
          await stays(say.textContent);
        }
        on.element.remove();
      }
    }
  });

  it('shows all that its chip says however narrow it is, and moves nothing when that becomes longer', async () => {
    const data = {trainCount: 60_000, testCount: 10_000, bytesLoaded: 0, fromCache: true} as const;
    for (const width of [288, 320, 328, 380, 440, 560, 700]) {
      for (const lang of ['en', 'es']) {
        for (const dataset of ['mnist', 'fashion-mnist'] as const) {
          const net = await stage({id: 'trainer', lang, dataset}, {width});
          const linked = await stage({for: 'trainer', lang}, {width});
          const both = [net, linked];
          const before = both.map(({element}) => element.offsetHeight);
          await start(net);
          net.session.say(runUntil(1), {data: {...data, kind: dataset, name: dataset}});
          await settle(net);
          await settle(linked);
          both.forEach((on, i) => {
            const chip = on.find('[part~="data-chip"]');
            const what = `${chip.textContent}, ${width} px`;
            // How many there are the other says.
            expect(chip.textContent).to.match(
              i === 0
                ? /, (from cache|de la caché)$/
                : /^(the network above|la red de arriba) · (Fashion-)?MNIST$/,
            );
            expect(chip.scrollWidth, what).to.be.at.most(chip.clientWidth);
            expect(chip.scrollHeight, what).to.be.at.most(chip.clientHeight);
            expect(on.element.offsetHeight, what).to.equal(before[i]);
            on.element.remove();
          });
        }
      }
    }
  });

  it('cuts a chip off after two lines, however long the name of the data is', async () => {
    const on = await stage({dataset: 'https://example.org/digits/'}, {width: 328});
    const before = on.element.offsetHeight;
    await start(on);
    const name = 'train-images-of-many-hands-'.repeat(9);
    const data = {
      kind: 'url',
      name,
      trainCount: 60_000,
      testCount: 10_000,
      bytesLoaded: 1,
      fromCache: false,
    } as const;
    on.session.say(runUntil(1), {data});
    await settle(on);
    expect(on.text('[part~="data-chip"]')).to.contain(name);
    expect(on.element.offsetHeight).to.equal(before);
    expect(on.find('[part~="frame"]').scrollWidth).to.be.at.most(on.find('[part~="frame"]').clientWidth);
  });

  it('keeps a long label inside its button, with air above and below and its sign at its side', async () => {
    registerLocale('es', es);
    for (const width of [380, 328, 288, 272]) {
      for (const lang of ['en', 'es']) {
        const on = await stage({lang}, {width});
        await start(on);
        on.session.say([...runUntil(30), {type: 'status', status: 'done'}]);
        await settle(on);
        const button = on.find('[part~="play-button"]').getBoundingClientRect();
        const label = on.find('[part~="play-button"] bdi').getBoundingClientRect();
        expect(label.top - button.top, `${width} px, ${lang}`).to.be.at.least(5);
        expect(button.bottom - label.bottom, `${width} px, ${lang}`).to.be.at.least(5);
        expect(label.left - button.left).to.be.at.least(5);
        expect(button.right - label.right).to.be.at.least(5);
        const sign = on.find('[part~="play-button"] svg').getBoundingClientRect();
        expect(label.left - sign.right, `${width} px, ${lang}`).to.be.within(0, 12);
        on.element.remove();
      }
    }
  });

  it('fits a column of 250 pixels', async () => {
    const on = await stage({}, {width: 250});
    await start(on);
    on.session.say([...runUntil(30), {type: 'status', status: 'done'}]);
    await settle(on);
    expect(on.find('[part~="frame"]').scrollWidth).to.be.at.most(250);
  });
});

describe('ae-trainer: in odd places', () => {
  it('has a width in a table’s cell, and wherever else a box is as wide as what it holds', async () => {
    const on = await stage();
    const box = on.element.parentElement!;
    for (const style of ['display: table-cell', 'float: inline-start', 'display: inline-block']) {
      box.style.cssText = style;
      expect(on.element.offsetWidth, style).to.equal(250);
    }
    box.style.cssText = 'inline-size: 412px';
    expect(on.element.offsetWidth).to.equal(412);
  });

  it('has no figure before there is one, in the room that was kept for it', async () => {
    const on = await stage();
    const height = () => on.find('[part~="facts"]').getBoundingClientRect().height;
    await start(on);
    const seen = () =>
      on
        .all('[part~="facts"] > div')
        .filter((one) => getComputedStyle(one).visibility === 'visible')
        .map((one) => one.querySelector('dt')!.textContent);
    on.session.say(runUntil(0).slice(0, 2));
    await settle(on);
    const parts = ['1 encoder', '2 decoder', '3 loss'];
    expect(seen()).to.deep.equal(parts);
    const before = height();
    on.session.say(runUntil(0).slice(2));
    await settle(on);
    expect(seen()).to.deep.equal(parts);
    on.session.say(runUntil(1).slice(5));
    await settle(on);
    expect(seen()).to.deep.equal(['val_loss', 'mean digit']);
    on.session.say([
      ...runUntil(2).slice(7),
      {type: 'linear-baseline', baseline: {kind: 'pca', rank: 32, loss: 0.0152, clipped: true}},
    ]);
    await settle(on);
    expect(seen()).to.deep.equal(['val_loss', 'PCA, 32 numbers', 'still falling']);
    expect(on.text('[part~="facts"]')).to.match(/0\.0152 ?best a linear code can do/);
    expect(height()).to.be.closeTo(before, 1);
  });

  it('has its figures in fewer columns where large type needs it', async () => {
    const columns = async (size: string, width: number) => {
      const on = await stage({}, {width});
      on.element.style.setProperty('--ae-font-size', size);
      await start(on);
      on.session.say(runUntil(2));
      await settle(on);
      const facts = [...on.element.shadowRoot!.querySelectorAll<HTMLElement>('[part~="facts"] > div')];
      for (const fact of facts) expect(fact.scrollWidth).to.be.at.most(fact.offsetWidth + 1);
      return new Set(facts.map(({offsetLeft}) => offsetLeft)).size;
    };
    expect(await columns('14px', 250)).to.equal(3);
    expect(await columns('28px', 320)).to.equal(2);
  });
});

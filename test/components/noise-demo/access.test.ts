import {expect} from '@open-wc/testing';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {runUntil} from '../fake-session.ts';
import {inside} from '../inside.ts';
import {
  afterEpochs,
  chooseKind,
  easelOf,
  looking,
  moveSlider,
  noiseStage,
  pointAt,
  picturesIn,
  replies,
  settleNoise,
  turnTo,
  type NoiseStage,
} from './helpers.ts';

const states: Record<string, (on: NoiseStage) => Promise<void>> = {
  idle: async () => undefined,
  'looked at': looking,
  training: (on) => afterEpochs(on, 2, 'training'),
  'done, with its curve': async (on) => {
    await afterEpochs(on, 2, 'done');
    on.all('[role="option"]')[3]!.click();
  },
  'spoiling one': async (on) => {
    await afterEpochs(on);
    easelOf(on).dispatchEvent(new KeyboardEvent('keydown', {key: ' '}));
  },
  'against plain': async (on) => {
    on.element.setAttribute('compare-plain', '');
    await afterEpochs(on);
    on.sessions[1]!.say([...runUntil(2), {type: 'status', status: 'paused'}], {
      reconstructions: new Float32Array(7840),
    });
    await turnTo(on, 'plain');
  },
  'its runs are looked at': async (on) => {
    await afterEpochs(on);
    await turnTo(on, 'runs');
  },
  'more is looked at': async (on) => {
    await afterEpochs(on);
    await turnTo(on, 'more');
    on.find<HTMLDetailsElement>('details:has([part="summary"])').open = true;
  },
  'failed to load': async (on) => {
    on.element.play();
    await settleNoise(on);
    on.session.say([
      {type: 'failure', failure: {code: 'data-unreachable', values: {url: 'https://example.org/'}}},
      {type: 'status', status: 'error'},
    ]);
  },
  'its own attribute wrong': async (on) => on.element.setAttribute('test-noise', 'rain'),
};

const tabs = ['curve', 'training', 'plain', 'runs', 'more'] as const;

describe('ae-noise-demo: for everyone', () => {
  for (const [name, reach] of Object.entries(states)) {
    it(`has nothing for axe to find while ${name}, light and dark, in English and Spanish`, async function () {
      this.timeout(40_000);
      for (const [scheme, lang] of [
        ['light', 'en'],
        ['dark', 'es'],
      ] as const) {
        const on = await noiseStage({lang});
        on.element.style.colorScheme = scheme;
        await reach(on);
        await settleNoise(on);
        await expect(on.element).to.be.accessible();
        on.element.remove();
      }
    });
  }

  it('says everything in Spanish', async () => {
    const on = await noiseStage({lang: 'es', 'compare-plain': ''});
    await afterEpochs(on);
    on.sessions[1]!.say([...runUntil(2), {type: 'status', status: 'paused'}], {
      reconstructions: new Float32Array(7840),
    });
    for (const tab of tabs) {
      await turnTo(on, tab);
      const words = on.element.shadowRoot!.querySelector('[part~="frame"]')!.textContent;
      expect(words, tab).to.not.match(/\b(the|noise|noisy|trained|digits|below|before|after|better)\b/i);
    }
  });

  it('can be used whole with the keyboard: everything that acts has its stop', async () => {
    const on = await noiseStage();
    await afterEpochs(on);
    for (const tab of tabs) {
      await turnTo(on, tab);
      for (const acting of on.all(
        'button, input, select, [role="option"], [role="tab"], [part~="easel"], summary',
      )) {
        const radio = (acting as HTMLInputElement).type === 'radio';
        const roving = ['option', 'tab'].includes(acting.getAttribute('role') ?? '');
        expect(acting.tabIndex >= 0 || radio || roving, acting.outerHTML).to.equal(true);
      }
      expect(on.all('[role="option"]').filter(({tabIndex}) => tabIndex === 0)).to.have.length(1);
    }
  });

  for (const width of [320, 360, 700, 1100]) {
    it(`keeps to ${width} pixels, in every tab`, async () => {
      for (const lang of ['en', 'es']) {
        const on = await noiseStage({lang, 'compare-plain': ''}, {width});
        await afterEpochs(on);
        on.sessions[1]!.say([...runUntil(2), {type: 'status', status: 'paused'}], {
          reconstructions: new Float32Array(7840),
        });
        for (const tab of tabs) {
          await turnTo(on, tab);
          const frame = on.find('[part~="frame"]');
          expect(frame.scrollWidth, `${lang} ${tab}`).to.be.at.most(frame.clientWidth);
        }
        on.element.remove();
      }
    });
  }

  for (const [whose, linked] of [
    ['its own network', false],
    ['another element’s', true],
  ] as const) {
    it(`keeps its height at any width when data, pictures and figures of ${whose} come`, async function () {
      this.timeout(60_000);
      const moved: string[] = [];
      for (const width of [250, 272, 288, 312, 328, 358, 380, 440, 500, 560, 561, 640, 668, 700, 1068]) {
        for (const lang of ['en', 'es']) {
          // The longest words there are: of pictures, of a range of noise.
          const recipe = {dataset: 'fashion-mnist', noise: 'salt-pepper', 'noise-factor': '0.05-0.45'};
          const net = await noiseStage({id: 'net', lang, ...recipe}, {width});
          const on = linked ? await noiseStage({for: 'net', lang}, {width}) : net;
          const top = (selector: string) => on.find(selector).getBoundingClientRect().top;
          const above = () => top(inside.foot) - top('[part~="frame"]');
          const height = () => on.element.getBoundingClientRect().height;
          const idle = [above(), height()] as const;
          const stays = async (what: string, opened = false) => {
            await settleNoise(on);
            const by = opened ? above() - idle[0] : height() - idle[1];
            // Lines of text add up to fractions of a pixel.
            if (Math.abs(by) > 1) moved.push(`${what}, ${width} px, ${lang}: ${by} px`);
          };
          net.element.play();
          await stays('starting');
          const [loading, data, ...more] = runUntil(2);
          net.session.say([loading!, data!]);
          await stays('pictures');
          net.session.say(more, {
            data: {
              ...net.session.snapshot.data!,
              kind: 'fashion-mnist',
              name: 'fashion-mnist',
              fromCache: true,
            },
            reconstructions: new Float32Array(7840),
            archive: {epochs: [0, 1, 2], bytes: 1, mostBytes: 2},
          });
          await stays('figures');
          on.all('[role="option"]')[3]!.click();
          await stays('one selected');
          await turnTo(on, 'runs');
          const slider = on.find<HTMLInputElement>('[part~="epochs"] input');
          slider.value = '1';
          slider.dispatchEvent(new Event('input', {bubbles: true}));
          await stays('an epoch that is over', true);
          net.element.remove();
          on.element.remove();
          setSelection('fashion-mnist', null);
        }
      }
      expect(moved.join('; ')).to.equal('');
    });
  }

  it('keeps its height at any width when a digit is painted on, whatever is said of that', async function () {
    this.timeout(60_000);
    const moved: string[] = [];
    for (const width of [250, 288, 328, 380, 440, 500, 560, 668, 700, 1068]) {
      for (const lang of ['en', 'es']) {
        const on = await noiseStage({lang, 'test-noise-factor': '0'}, {width});
        await afterEpochs(on);
        await turnTo(on, 'training');
        const height = () => on.element.getBoundingClientRect().height;
        const whole = height();
        const stays = (what: string) => {
          const by = height() - whole;
          if (Math.abs(by) > 1) moved.push(`${what}, ${width} px, ${lang}: ${by} px`);
        };
        pointAt(on, 'pointerdown', 0.2, 0.2);
        pointAt(on, 'pointermove', 0.8, 0.8);
        await settleNoise(on);
        stays('painted');
        await chooseKind(on, 'salt-pepper');
        await moveSlider(on, 0.45);
        stays('noise of another kind');
        on.element.remove();
      }
    }
    expect(moved.join('; ')).to.equal('');
  });

  it('moves nothing below it when it begins, and when another sentence or tab comes, on a wide page', async () => {
    const on = await noiseStage();
    const height = () => on.element.getBoundingClientRect().height;
    const idle = height();
    await afterEpochs(on, 2, 'training');
    expect(height()).to.be.closeTo(idle, 1);
    await turnTo(on, 'training');
    expect(height()).to.be.closeTo(idle, 1);
  });
});

describe('ae-noise-demo: for another element’s network', () => {
  it('shows a plain one, whose rows are redrawn and not denoised, and is told so', async () => {
    const trainer = await noiseStage({noise: 'none'});
    trainer.element.id = 'plain';
    const on = await noiseStage({for: 'plain'});
    await afterEpochs(trainer);
    await settleNoise(on);
    expect(on.sessions).to.have.length(0);
    expect(on.all('[part~="controls"] button')).to.have.length(0);
    expect(on.all(`[part~="digits"] ${inside.rowNames}`)[2]!.textContent.trim()).to.equal('redrawn');
    expect(on.text('[part~="test-noise"] output'), 'noise of its own').to.equal('0.50');
    expect(on.text('[part~="test-noise"] small')).to.match(/trained without noise/);
    expect(picturesIn(on, 'denoised')).to.have.length(10);
    await turnTo(on, 'plain');
    expect(on.text('[part~="panel"]')).to.match(/it is the plain one/);
    await turnTo(on, 'training');
    expect(on.text('[part~="panel"]')).to.match(/without noise/);
    await turnTo(on, 'curve');
    expect(on.text('[part~="panel"] > p')).to.match(/it does harm/);
  });

  it('shows a denoising one, with test noise of its own beside the other’s', async () => {
    const trainer = await noiseStage({'noise-factor': '0.3'}, {reply: [replies()]});
    trainer.element.id = 'denoiser';
    const on = await noiseStage({for: 'denoiser', 'test-noise-factor': '0.8'});
    await afterEpochs(trainer);
    await settleNoise(on);
    expect(on.text('[part~="test-noise"] output')).to.equal('0.80');
    expect(trainer.text('[part~="test-noise"] output')).to.equal('0.30');
    expect(on.text('[part~="test-noise"] small')).to.match(/trained at gaussian 0\.3/);
    expect(on.text('[part~="noise-error"] p')).to.match(/ → /);
    expect(on.text('[part~="data-chip"]')).to.match(/^the network above · /);
  });

  it('has no button where the network is beside another element’s', async () => {
    const trainer = await noiseStage();
    trainer.element.id = 'other';
    const on = await noiseStage({for: 'other', 'test-noise-factor': '0'});
    await afterEpochs(trainer);
    await settleNoise(on);
    easelOf(on).dispatchEvent(new KeyboardEvent('keydown', {key: ' '}));
    await settleNoise(on);
    expect(on.text('[part~="noise-error"] p + p')).to.match(/only seen noise everywhere/);
    await chooseKind(on, 'masking');
    await moveSlider(on, 0.5);
    expect(on.all('[part~="test-noise"] button')).to.have.length(0);
  });
});

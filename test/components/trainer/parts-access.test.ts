import {expect} from '@open-wc/testing';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {registerLocale} from '../../../src/locales/registry.ts';
import {es} from '../../locales/whole.ts';
import {runUntil, stripes, type Replies} from '../fake-session.ts';
import {eventually} from '../../awaited.ts';
import {inside} from '../inside.ts';
import {openSetting, openTab, settle, stage, start, type Stage} from '../helpers.ts';

const reconstructions = Float32Array.from(stripes(), (byte) => byte / 510);

const replies: Partial<Replies> = {
  reconstruct: ({images}) => images.map((value) => value / 2),
  encode: ({images}) => Float32Array.from({length: (images.length / 784) * 4}, (_, i) => i % 4),
  worst() {
    const indices = Array.from({length: 10}, (_, i) => 70 + i);
    const labels = indices.map((i) => i % 10);
    return {indices, labels, images: stripes(), losses: indices.map(() => 0.05), reconstructions};
  },
};

const tabs = ['curve', 'digit', 'worst', 'runs', 'more'] as const;

/** All that can be shown at once, shown. */
async function whole(lang: string, width: number): Promise<Stage> {
  const controls =
    'play step reset encoding-dim learning-rate momentum noise-factor hidden-units optimizer nesterov';
  const on = await stage({lang, controls}, {width});
  await start(on);
  on.session.replies = replies;
  on.session.say(
    [
      ...runUntil(6),
      {type: 'linear-baseline', baseline: {kind: 'pca', rank: 32, loss: 0.0152, clipped: true}},
      {type: 'epoch-weights', epochs: [0, 1, 2, 3, 4, 5, 6], bytes: 1.4e6, mostBytes: 32e6},
      {type: 'batches', epoch: 6, at: Float32Array.of(1, 2, 3), losses: Float32Array.of(0.03, 0.02, 0.025)},
      {type: 'status', status: 'paused'},
    ],
    {reconstructions},
  );
  setSelection('digits', {split: 'test', index: 4});
  await openTab(on, 'digit');
  on.find<HTMLElement>('[part="digit-choice"] [type="checkbox"]').click();
  await eventually(
    () => on.find('[part="inspector"] [role="img"]') && on.all(inside.rowNames).length === 4,
    'the selected digit with its code, and the rows of codes and errors',
  );
  await openSetting(on, 'encoding-dim');
  return on;
}

async function reached(on: Stage, name: string): Promise<void> {
  const change = (selector: string, value: string, event = 'change') => {
    const field = on.find<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(event, {bubbles: true}));
  };
  if (name === 'an epoch that is over') {
    await openTab(on, 'curve');
    change('[part="epoch-slider"]', '2', 'input');
  }
  if (name.includes('set')) await openSetting(on, 'encoding-dim');
  if (name === 'digits by index') await openTab(on, 'digit');
  for (const tab of tabs) if (name === `the tab ${tab}`) await openTab(on, tab);
  if (name === 'a setting that is not accepted') change('#setting-encoding-dim', '0');
  if (name === 'digits by index') change('[part="digit-choice"] select', 'index');
  if (name === 'a reset that can be taken back') change('#setting-encoding-dim', '8');
  for (let i = 0; i < 2; i++) await settle(on);
}

describe('ae-trainer: its parts, for everyone', () => {
  before(() => registerLocale('es', es));

  for (const name of [
    ...tabs.map((tab) => `the tab ${tab}`),
    'an epoch that is over',
    'a setting that is not accepted',
    'digits by index',
    'a reset that can be taken back',
  ]) {
    it(`have nothing for axe to find: ${name}`, async () => {
      for (const [lang, scheme] of [
        ['en', 'light'],
        ['es', 'dark'],
      ] as const) {
        const on = await whole(lang, 700);
        on.element.style.colorScheme = scheme;
        await reached(on, name);
        await expect(on.element).to.be.accessible();
        on.element.remove();
      }
    });
  }

  it('fit a narrow column, in both languages, with nothing that scrolls sideways', async () => {
    for (const width of [250, 288, 328]) {
      for (const lang of ['en', 'es']) {
        const on = await whole(lang, width);
        for (const name of [
          'an epoch that is over',
          'a setting that is not accepted',
          'digits by index',
          ...tabs.map((tab) => `the tab ${tab}`),
        ]) {
          await reached(on, name);
          const frame = on.find('[part~="frame"]');
          expect(frame.scrollWidth, `${name}, ${width} px, ${lang}`).to.be.at.most(frame.clientWidth);
          const {right} = frame.getBoundingClientRect();
          for (const part of on.element.shadowRoot!.querySelectorAll(
            '[part~="panel"] *, [part~="setting"] *, [part~="epochs"] *',
          ))
            if (!part.closest('[role="region"], [part~="chart"], [role="img"]'))
              expect(
                part.getBoundingClientRect().right,
                `${part.localName}.${part.className}, ${width} px, ${lang}`,
              ).to.be.at.most(right + 0.5);
        }
        on.element.remove();
      }
    }
  });

  it('keep the height of what is above the tabs, whichever epoch is shown', async () => {
    for (const width of [288, 328, 700]) {
      for (const lang of ['en', 'es']) {
        const on = await whole(lang, width);
        const top = () =>
          on.find('[part=tabs]').getBoundingClientRect().top -
          on.find('[part~="frame"]').getBoundingClientRect().top;
        const before = top();
        await reached(on, 'an epoch that is over');
        // Lines of text add up to fractions of a pixel.
        expect(top(), `${width} px, ${lang}`).to.be.closeTo(before, 0.1);
        on.element.remove();
      }
    }
  });

  it('can all be reached with the Tab key, pictures with one stop a list', async () => {
    const on = await whole('en', 700);
    const once: Record<(typeof tabs)[number], readonly string[]> = {
      curve: ['[part="epoch-slider"]'],
      digit: ['[part="inspector"] [role="application"]', '[part="digit-choice"] select'],
      worst: ['[part="worst"] [role="option"]'],
      runs: ['[part="runs"] [role="region"]', '[part="epoch-slider"]'],
      more: ['[part="history"]'],
    };
    for (const tab of tabs) {
      await openTab(on, tab);
      if (tab === 'worst') await eventually(() => on.find('[part="worst"] [role="option"]'), 'the worst');
      const stops = on.all('*').filter(({tabIndex}) => tabIndex === 0);
      const named = (selector: string) => stops.filter((stop) => stop.matches(selector)).length;
      for (const selector of [
        '[part~="digits"] [role="option"]',
        '[role="tab"]',
        '[part~="setting"] input',
        ...once[tab],
      ])
        expect(named(selector), `${tab}: ${selector}`).to.equal(1);
      expect(named('[part~="setting-pill"] button')).to.equal(4);
      for (const stop of stops) {
        const labelled = stop.ariaLabel ?? stop.textContent.trim() ?? '';
        const label = (stop as HTMLInputElement).labels?.length ?? 0;
        expect(labelled !== '' || label > 0, stop.outerHTML.slice(0, 80)).to.equal(true);
      }
    }
  });
});

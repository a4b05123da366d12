import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {runUntil} from '../fake-session.ts';
import {inChart} from '../inside.ts';
import {drawn, openTab, settle, stage, start, type Stage} from '../helpers.ts';

describe('ae-trainer: for everyone', () => {
  const states: Record<string, (on: Stage) => Promise<void> | void> = {
    idle: () => undefined,
    loading: (on) => on.session.say([{type: 'loading', phase: 'data', loaded: 1e6, total: 2e6}]),
    training: async (on) => {
      on.session.say(runUntil(4));
      await drawn(on, inChart.val);
    },
    done: async (on) => {
      on.session.say([...runUntil(30), {type: 'status', status: 'done'}]);
      await settle(on);
    },
    'done, with its digit': (on) => openTab(on, 'digit'),
    'done, with its worst': (on) => openTab(on, 'worst'),
    'done, with its runs': (on) => openTab(on, 'runs'),
    'done, with more': (on) => openTab(on, 'more'),
    'data failed': (on) =>
      on.session.say([
        {type: 'failure', failure: {code: 'data-unreachable', values: {url: 'https://example.org/'}}},
        {type: 'status', status: 'error'},
      ]),
    noticed: (on) => on.session.say(runUntil(1), {notice: {code: 'worker-lost', values: {}}}),
  };
  for (const [name, reach] of Object.entries(states)) {
    it(`has nothing for axe to find while ${name}`, async () => {
      for (const scheme of ['light', 'dark']) {
        const on = await stage({dataset: 'mnist'});
        on.element.style.colorScheme = scheme;
        if (name !== 'idle') await start(on);
        await reach(on);
        await settle(on);
        await expect(on.element).to.be.accessible();
        on.element.remove();
      }
    });
  }

  it('has nothing for axe to find when its attributes are wrong', async () => {
    const on = await stage({epochs: 'x', loss: 'bce', momentum: '1'});
    await expect(on.element).to.be.accessible();
  });

  it('keeps the focus on the button whose face changes', async () => {
    const on = await stage();
    const button = on.find('[part~="play-button"]');
    button.focus();
    button.click();
    await settle(on);
    on.session.say(runUntil(1));
    await settle(on);
    on.session.say([{type: 'status', status: 'done'}]);
    await settle(on);
    expect(on.element.shadowRoot!.activeElement === button).to.equal(true);
    expect(button.isConnected).to.equal(true);
  });

  it('announces each change of state, and while training a sentence at most every ten seconds', async () => {
    const on = await stage();
    await start(on);
    const heard = () => on.text('[role="status"]');
    on.session.say(runUntil(2));
    await settle(on);
    expect(heard()).to.equal('Training for 30 epochs.');
    on.session.say([{type: 'epoch-end', epoch: 3, loss: 0.02, valLoss: 0.02}]);
    await settle(on);
    expect(heard()).to.equal('Training for 30 epochs.');
    on.session.say([{type: 'status', status: 'done'}]);
    await settle(on);
    expect(heard()).to.equal('Done: 3 epochs, val_loss 0.0200.');
  });

  it('lets the chart be read epoch by epoch with the arrow keys', async () => {
    const on = await stage();
    await start(on);
    on.session.say([...runUntil(5), {type: 'status', status: 'paused'}]);
    await drawn(on, inChart.val);
    const chart = on.find('[part~="chart"]');
    expect(chart.getAttribute('aria-label')).to.contain(
      'is 0.0038 after 5 epochs; the best was 0.0038, epoch 5',
    );
    chart.focus();
    for (const key of ['ArrowLeft', 'ArrowLeft']) chart.dispatchEvent(new KeyboardEvent('keydown', {key}));
    await settle(on);
    expect(chart.getAttribute('aria-valuetext')).to.equal('epoch 3 · val_loss 0.0150 · loss 0.0200');
    expect(on.text(inChart.tooltip)).to.match(/^epoch 3.*0\.0200.*0\.0150$/);
    chart.dispatchEvent(new KeyboardEvent('keydown', {key: 'Home'}));
    await settle(on);
    expect(chart.getAttribute('aria-valuenow')).to.equal('1');
    chart.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
    await settle(on);
    expect(on.element.shadowRoot!.querySelector(inChart.reading) === null).to.equal(true);
  });

  it('lets the chart be read with a pointer', async () => {
    const on = await stage();
    await start(on);
    on.session.say([...runUntil(30), {type: 'status', status: 'paused'}]);
    await drawn(on, inChart.val);
    const chart = on.find('[part~="chart"]');
    const {left} = chart.getBoundingClientRect();
    chart.dispatchEvent(new PointerEvent('pointermove', {clientX: left + 46}));
    await settle(on);
    expect(on.text(inChart.tooltipEpoch)).to.equal('epoch 1');
    chart.dispatchEvent(new PointerEvent('pointerleave'));
    await settle(on);
    expect(on.element.shadowRoot!.querySelector(inChart.reading) === null).to.equal(true);
  });

  it('gives the history as a table', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(120));
    await openTab(on, 'more');
    expect(on.text('[part="history"] caption')).to.equal('History, the last 100 of 120 epochs');
    expect(on.element.shadowRoot!.querySelectorAll('[part="history"] tbody tr')).to.have.length(100);
    expect(on.text('[part="history"] tbody th')).to.equal('120');
  });

  it('speaks the language of the page around it, also of a host around it', async () => {
    const {es} = await import('../../locales/whole.ts');
    const {registerLocale} = await import('../../../src/locales/registry.ts');
    registerLocale('es', es);
    const on = await stage();
    const host = document.createElement('div');
    host.lang = 'es-MX';
    on.element.parentElement!.append(host);
    host.attachShadow({mode: 'open'}).append(on.element);
    await eventually(() => on.text('[part~="play-button"]') === 'Entrenar', 'it speaks Spanish');
    on.element.lang = 'en';
    await settle(on);
    expect(on.text('[part~="play-button"]')).to.equal('Train');
    on.element.lang = 'fr';
    await settle(on);
    expect(on.text('[part~="play-button"]')).to.equal('Train');
  });

  it('shows the beginning of what the data are, whichever way the page reads', async () => {
    const name = `digits-${'and-more-'.repeat(14)}of-them`;
    for (const [dir, width] of [
      ['ltr', 700],
      ['rtl', 700],
      ['ltr', 320],
      ['rtl', 320],
    ] as const) {
      const on = await stage({dataset: `${name}/`}, {width});
      on.element.parentElement!.dir = dir;
      const chip = on.find('[part~="data-chip"]');
      // Cut at the end of its line, on a phone of its second.
      if (width === 700) expect(chip.scrollWidth, dir).to.be.above(chip.clientWidth);
      else expect(chip.scrollHeight, dir).to.be.above(chip.clientHeight);
      const first = document.createRange();
      const text = document.createTreeWalker(chip, NodeFilter.SHOW_TEXT).nextNode()!;
      first.setStart(text, 0);
      first.setEnd(text, 1);
      const {left, right} = first.getBoundingClientRect();
      const box = chip.getBoundingClientRect();
      expect(left, dir).to.be.at.least(box.left);
      expect(right, dir).to.be.at.most(box.right);
    }
  });
});

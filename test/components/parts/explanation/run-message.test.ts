import {expect} from '@open-wc/testing';
import {html, nothing, render} from 'lit';
import {frameStyles} from '../../../../src/components/base/frame-styles.ts';
import {nextStyles} from '../../../../src/components/parts/explanation/run-message-styles.ts';
import {sayLine} from '../../../../src/components/parts/explanation/run-message.ts';
import {messageStyles} from '../../../../src/components/base/message-styles.ts';
import {themeStyles} from '../../../../src/components/base/theme-styles.ts';
import {everyExplanation} from '../../../locales/explanations.ts';
import {en, es, sayIn} from '../../../locales/whole.ts';
import {runUntil} from '../../fake-session.ts';
import {settle, stage, start} from '../../helpers.ts';

describe('ae-trainer: explain this moment', () => {
  it('turns to the next true sentence, which is heard once, and stays with it while it is true', async () => {
    const on = await stage();
    await start(on);
    on.session.say([...runUntil(2), {type: 'status', status: 'done'}]);
    await settle(on);
    const sentence = () => on.text('[part="moment"] bdi');
    expect(sentence()).to.equal('Still falling: more epochs would go lower.');
    on.find('[part~="moment"] [part~="button"]').click();
    await settle(on);
    expect(sentence()).to.match(/^An MSE of 0.0300 is an error of about 44 of 255/);
    expect(on.text('[role="status"]')).to.equal(sentence());
    on.session.say([{type: 'epoch-end', epoch: 3, loss: 0.021, valLoss: 0.02}]);
    await settle(on);
    expect(sentence()).to.match(/^An MSE of 0.0200/);
    // What was said is not said again at each epoch.
    expect(on.text('[role="status"]')).to.match(/0.0300/);
    on.find('[part~="moment"] [part~="button"]').click();
    await settle(on);
    on.find('[part~="moment"] [part~="button"]').click();
    await settle(on);
    expect(sentence()).to.match(/^Still falling/);
  });

  it('has no such button where one sentence is all there is', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(0));
    await settle(on);
    expect(on.element.shadowRoot!.querySelector('[part~="moment"] [part~="button"]') === null).to.equal(true);
  });

  it('names the data set that could not be loaded and the server, and not an address; an author’s own in full', async () => {
    for (const [own, asked] of [
      [{}, 'cdn.jsdelivr.net'],
      [{'dataset-url': 'https://cdn.jsdelivr.net/mine/'}, 'https://cdn.jsdelivr.net/mine/t10k.gz'],
    ] as const) {
      const on = await stage({dataset: 'mnist', ...own});
      await start(on);
      const values = {url: 'https://cdn.jsdelivr.net/mine/t10k.gz', reason: 'no-answer'};
      on.session.say([
        {type: 'failure', failure: {code: 'data-unreachable', values}},
        {type: 'status', status: 'error'},
      ]);
      await settle(on);
      const said = on.text('[part="problem"] p');
      expect(said).to.match(/^MNIST could not be loaded \(\S+ did not answer\): offline/);
      expect(said).to.contain(`(${asked} did`);
      expect(on.fired.at(-1)!.detail['message']).to.equal(said);
    }
  });

  it('names the way back by what it takes back', async () => {
    for (const [change, words] of [
      [{optimizer: 'adam'}, 'Undo: adam'],
      [{'encoding-dim': '8'}, 'Undo: 8 numbers'],
      [{nesterov: ''}, 'Undo: nesterov'],
      [{dataset: 'mnist'}, 'Undo: MNIST'],
      [{loss: 'mae', 'encoding-dim': '8', seed: '7'}, 'Undo: 3 changes'],
    ] as const) {
      const on = await stage();
      await start(on);
      on.session.say([...runUntil(3), {type: 'status', status: 'paused'}]);
      for (const [name, value] of Object.entries(change)) on.element.setAttribute(name, value);
      await settle(on);
      const ways = () => on.all('button').filter(({textContent}) => textContent.includes('Undo'));
      expect(ways().map(({textContent}) => textContent.trim())).to.deep.equal([words]);
      ways()[0]!.click();
      await settle(on);
      expect(on.element.history.epoch).to.deep.equal([1, 2, 3]);
      on.element.remove();
    }
  });

  it('offers the run back after a reset, and takes the focus to the bar', async () => {
    const on = await stage();
    await start(on);
    on.session.say([...runUntil(3), {type: 'status', status: 'paused'}]);
    on.element.reset();
    await settle(on);
    expect(on.text('[part~="notice"]')).to.equal('Started over. Your last run is kept. Undo reset');
    on.find('[part~="notice"] button').focus();
    on.find('[part~="notice"] button').click();
    await settle(on);
    expect(on.element.history.epoch).to.deep.equal([1, 2, 3]);
    expect(on.element.shadowRoot!.activeElement === on.find('[part~="play-button"]')).to.equal(true);
  });

  it('keeps every sentence and its button within the room there is for them', () => {
    for (const width of [698, 328, 288]) {
      const host = document.createElement('div');
      document.body.append(host);
      host.style.inlineSize = `${width}px`;
      const root = host.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [themeStyles, frameStyles, messageStyles, nextStyles].map(
        ({styleSheet}) => styleSheet!,
      );
      for (const [lang, messages] of Object.entries({en, es})) {
        const say = sayIn(messages);
        const heights = everyExplanation.map((explanation) => {
          // Before the first epoch there is one sentence only.
          const alone = ['idle', 'download', 'loading'].includes(explanation.code);
          const button = html`<button class="next" type="button"></button>`;
          const line = sayLine(say(explanation), alone ? nothing : button);
          render(html`<section class="frame">${line}</section>`, root);
          return root.querySelector<HTMLElement>('section > div')!.offsetHeight;
        });
        expect(
          new Set(heights).size,
          `${width} px, ${lang}: ${everyExplanation
            .filter((_, i) => heights[i]! > Math.min(...heights))
            .map(({code}) => code)
            .join()}`,
        ).to.equal(1);
      }
      host.remove();
    }
  });
});

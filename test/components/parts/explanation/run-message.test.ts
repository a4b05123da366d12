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
    expect(sentence()).to.equal('Still falling, 50% an epoch: more epochs would go lower.');
    on.find('.next').click();
    await settle(on);
    expect(sentence()).to.match(/^An MSE of 0.0300 is an error of about 44 of 255/);
    expect(on.text('[role="status"]')).to.equal(sentence());
    on.session.say([{type: 'epoch-end', epoch: 3, loss: 0.021, valLoss: 0.02}]);
    await settle(on);
    expect(sentence()).to.match(/^An MSE of 0.0200/);
    // What was said is not said again at each epoch.
    expect(on.text('[role="status"]')).to.match(/0.0300/);
    on.find('.next').click();
    await settle(on);
    on.find('.next').click();
    await settle(on);
    expect(sentence()).to.match(/^Still falling/);
  });

  it('has no such button where one sentence is all there is', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(0));
    await settle(on);
    expect(on.element.shadowRoot!.querySelector('.next') === null).to.equal(true);
  });

  it('offers the run back after a reset, and takes the focus to the bar', async () => {
    const on = await stage();
    await start(on);
    on.session.say([...runUntil(3), {type: 'status', status: 'paused'}]);
    on.element.reset();
    await settle(on);
    expect(on.text('[part~="notice"]')).to.equal('Started over. The run before can be had back. Undo reset');
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
          return root.querySelector<HTMLElement>('.room')!.offsetHeight;
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

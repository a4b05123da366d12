import {expect} from '@open-wc/testing';
import {eventually} from '../../../awaited.ts';
import {runUntil, stripes} from '../../fake-session.ts';
import {drawn, openTab, settle, stage, start, type Stage} from '../../helpers.ts';
import {inChart} from '../../inside.ts';

const halved = Float32Array.from(stripes(), (byte) => byte / 510);

/** Trains what the element says now, to its third epoch, and rests. */
async function train(on: Stage): Promise<void> {
  on.element.play();
  await settle(on);
  on.session.replies = {evaluate: () => 0.0421};
  on.session.say([...runUntil(3), {type: 'status', status: 'paused'}], {reconstructions: halved});
  await settle(on);
}

/** A run of each of these recipes, one after the other. */
async function trained(...recipes: readonly Record<string, string>[]): Promise<Stage> {
  return trainedIn({}, ...recipes);
}

async function trainedIn(
  {width = 700, ...attributes}: {readonly width?: number; readonly lang?: string},
  ...recipes: readonly Record<string, string>[]
): Promise<Stage> {
  const on = await stage(attributes, {width});
  await start(on);
  for (const texts of recipes) {
    for (const [name, text] of Object.entries(texts)) on.element.setAttribute(name, text);
    await settle(on);
    await train(on);
  }
  return on;
}

/** The rows of the table, newest first: a line of words a run. */
const rows = (on: Stage) =>
  on
    .all('[part="runs"] tbody')
    .map((body) =>
      [...body.querySelectorAll<HTMLElement>('th, td:not([colspan])')].map(({innerText}) =>
        innerText.replaceAll(/\s+/g, ' ').trim(),
      ),
    );
/** Words of its headings that explain themselves. */
const explained = (on: Stage) =>
  on.all('[part="runs"] thead [part~="term"]').map(({textContent}) => textContent);
const curves = (on: Stage) => on.all(inChart.earlier).length;
const lifted = (on: Stage) => on.all(inChart.lifted).length;
const questions = (on: Stage) => on.session.asked.filter(({name}) => name === 'evaluate');
const names = (on: Stage) => on.all<HTMLButtonElement>('[part="runs"] button[aria-pressed]');
const button = (on: Stage, words: RegExp) =>
  on.all<HTMLButtonElement>('[part="runs"] button').find(({textContent}) => words.test(textContent))!;

describe('the runs of an element', () => {
  it('are named by what differs, with what they reached and the pictures they draw', async () => {
    const on = await trained({}, {optimizer: 'adam'}, {'encoding-dim': '2'});
    await openTab(on, 'runs');
    expect(rows(on).map(([name]) => name)).to.deep.equal([
      '2 numbers, adam now',
      '32 numbers, adam',
      '32 numbers, adadelta',
    ]);
    expect(explained(on)).to.deep.equal(['val_loss', 'MSE', 'epochs']);
    expect(rows(on)[0]!.slice(1)).to.deep.equal(['0.0150 mse', '0.0150', '3 still falling', '3.7']);
    await drawn(on, inChart.earlier);
    expect(curves(on)).to.equal(2);
    expect(
      on.all('[part="runs"] [role="img"]').map((image) => image.getAttribute('aria-label')),
    ).to.deep.equal([
      'The digits as drawn by: 2 numbers, adam',
      'The digits as drawn by: 32 numbers, adam',
      'The digits as drawn by: 32 numbers, adadelta',
    ]);
    const [canvas] = on.all<HTMLCanvasElement>('[part="runs"] tbody:last-of-type canvas');
    const ink = canvas!.getContext('2d')!.getImageData(0, 5, 1, 1).data[3]!;
    expect(ink, 'the first picture has its bar, half as dark').to.be.closeTo(128, 2);
    expect(questions(on), 'val_loss is the error already').to.deep.equal([]);
    await expect(on.element).to.be.accessible();
  });

  it('of another loss are not in the chart, and are compared by their mean squared error', async () => {
    const on = await trained({}, {loss: 'mae'});
    expect(questions(on), 'asked while the details are shut: the run rests').to.deep.equal([
      {name: 'evaluate', ask: {by: 'mse'}, epoch: 3},
    ]);
    await openTab(on, 'runs');
    const [now, before] = rows(on);
    expect(now).to.deep.equal(['mae now', '0.0150 mae', '0.0421', '3 still falling', '3.7']);
    expect(before![0]).to.equal('mse scored by mse: not in the chart');
    expect(curves(on)).to.equal(0);
    expect(names(on), 'there is no curve to point at').to.deep.equal([]);
    // It is remembered when the run is over, and not asked again.
    on.element.setAttribute('loss', 'mse');
    await settle(on);
    await train(on);
    expect(rows(on).map(([name, , error]) => [name, error])).to.deep.equal([
      ['mse (2) now', '0.0150'],
      ['mae scored by mae: not in the chart', '0.0421'],
      ['mse', '0.0150'],
    ]);
    expect(questions(on)).to.have.length(1);
    await drawn(on, inChart.earlier);
    expect(curves(on)).to.equal(1);
  });

  it('say of which epoch an error is, where the run went on since', async () => {
    const on = await trained({loss: 'mae'});
    on.session.say([{type: 'status', status: 'training'}, ...runUntil(4).slice(-1)]);
    await settle(on);
    on.element.reset();
    await settle(on);
    await train(on);
    await openTab(on, 'runs');
    const [name, , error, epochs] = rows(on)[1]!;
    expect([name, error, epochs]).to.deep.equal(['adadelta', '0.0421 epoch 3', '4 still falling']);
  });

  it('stand out in the chart while they are pointed at or focused, and stay so when they are pressed', async () => {
    const on = await trained({}, {optimizer: 'adam'});
    await openTab(on, 'runs');
    await drawn(on, inChart.earlier);
    const [name] = names(on);
    expect(lifted(on)).to.equal(0);
    name!.focus();
    expect(lifted(on)).to.equal(1);
    name!.blur();
    expect(lifted(on)).to.equal(0);
    const row = name!.closest('tbody')!;
    row.dispatchEvent(new PointerEvent('pointerenter'));
    expect(lifted(on)).to.equal(1);
    row.dispatchEvent(new PointerEvent('pointerleave'));
    expect(lifted(on)).to.equal(0);
    name!.click();
    await settle(on);
    row.dispatchEvent(new PointerEvent('pointerleave'));
    expect([lifted(on), name!.getAttribute('aria-pressed')]).to.deep.equal([1, 'true']);
    name!.click();
    await settle(on);
    expect([lifted(on), name!.getAttribute('aria-pressed')]).to.deep.equal([0, 'false']);
  });

  it('can be copied, or taken by hand where the page may not copy', async () => {
    const on = await trained({}, {optimizer: 'adam'});
    await openTab(on, 'runs');
    const copies: string[] = [];
    const give = (writeText: (text: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
    const field = () => on.find<HTMLTextAreaElement>('[part="runs"] textarea');
    try {
      give((text) => Promise.resolve(void copies.push(text)));
      button(on, /Copy/).click();
      await eventually(() => button(on, /Copied/), 'it says that it copied');
      expect(copies[0]).to.match(
        /^run,loss,val_loss,test_mse,epochs,flat_since,seconds\nadadelta,mse,0\.015,/,
      );
      on.session.say(runUntil(4).slice(-1));
      await settle(on);
      expect(button(on, /Copy as CSV/), 'what was copied is not this any more').to.not.equal(undefined);
      expect(field()).to.equal(null);
      give(() => Promise.reject(new DOMException('Not here', 'NotAllowedError')));
      button(on, /Copy/).click();
      await eventually(field, 'the text is there');
      expect(field().value).to.match(/\nadam,mse,0\.0075,/);
    } finally {
      delete (navigator as {clipboard?: unknown}).clipboard;
    }
  });

  it('say what they were computed for, and nothing where nobody knows', async () => {
    const on = await trained({}, {optimizer: 'adam'});
    on.session.say([], {seconds: 24.6});
    await openTab(on, 'runs');
    expect(rows(on).map((row) => row.at(-1))).to.deep.equal(['25', '3.7']);
    const heading = on.all('[part="runs"] th[scope="col"]').at(-1)!;
    const [seen, heard] = [...heading.querySelectorAll('span')];
    expect([seen!.ariaHidden, seen!.textContent]).to.deep.equal(['true', 's']);
    expect(heard!.textContent).to.equal('seconds of computing');
    // As a run from a file has it, trained on or not.
    for (const unknown of [null, undefined]) {
      on.session.say([], {seconds: unknown});
      await settle(on);
      expect(rows(on)[0]!.at(-1)).to.equal('–');
    }
    await expect(on.element).to.be.accessible();
  });

  it('can be forgotten', async () => {
    const on = await trained({}, {optimizer: 'adam'});
    await openTab(on, 'runs');
    button(on, /Forget/).click();
    await settle(on);
    expect(rows(on).map(([name]) => name)).to.deep.equal(['adam now']);
    expect(button(on, /Forget/)).to.equal(undefined);
  });

  it('have their numbers whole and large enough to read in every width, and nothing beside the box', async () => {
    for (const lang of ['en', 'es'])
      for (const width of [700, 390, 328, 288, 250]) {
        const on = await trainedIn({lang, width}, {}, {optimizer: 'adam', 'learning-rate': '0.001'});
        await openTab(on, 'runs');
        const where = `${width} px, ${lang}`;
        const words = on.all('[part="runs"] :is(td, thead th)').flatMap((cell) => {
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          const texts: Text[] = [];
          while (walker.nextNode()) texts.push(walker.currentNode as Text);
          return texts.filter(({data}) => /\d[.,]\d/.test(data));
        });
        expect(words.length, where).to.be.greaterThan(3);
        for (const text of words) {
          const range = document.createRange();
          range.selectNodeContents(text);
          const lines = new Set([...range.getClientRects()].map(({top}) => Math.round(top)));
          expect(lines.size, `lines of ${text.data.trim()}, ${where}`).to.be.at.most(1);
        }
        for (const cell of on.all('[part="runs"] :is(th, td, small)'))
          expect(parseFloat(getComputedStyle(cell).fontSize), where).to.be.at.least(12);
        const region = on.find('[part="runs"] [role="region"]');
        expect(region.scrollWidth, `columns in sight, ${where}`).to.be.at.most(region.clientWidth);
      }
  });
});

import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {openAuthorPage, type AuthorPage} from './author-page.ts';

/** An author's page, and what happened in it. */
interface Told {
  readonly epochs: number[];
  readonly status: string;
  readonly history: readonly number[];
  readonly restored: readonly boolean[];
}
interface Visit {
  readonly results: readonly unknown[];
  readonly errors: readonly string[];
}

const tag = '<ae-trainer epochs="10000" train-size="2000" test-size="100"></ae-trainer>';
const url = `${location.origin}/embed?${new URLSearchParams({body: tag})}`;
const run = (step: () => unknown) => ({run: step.toString()});
const counted = (length: number, from = 1) => Array.from({length}, (_, i) => i + from);

// These run in the other tab.
interface There extends Window {
  epochs: number[];
  restored: boolean[];
}
const begin = run(async () => {
  const there = window as unknown as There;
  there.epochs = [];
  there.restored = [];
  await customElements.whenDefined('ae-trainer');
  const trainer = document.querySelector('ae-trainer')!;
  const third = new Promise<void>((resolve) =>
    trainer.addEventListener('ae-epoch-end', ({detail}) => {
      there.epochs.push(detail.epoch);
      if (detail.epoch === 3) resolve();
    }),
  );
  addEventListener('pageshow', (event) => there.restored.push(event.persisted));
  trainer.play();
  await third;
  return there.epochs.length;
});
const threeMoreAndStop = run(async () => {
  const there = window as unknown as There;
  if (!there.epochs) return null;
  const trainer = document.querySelector('ae-trainer')!;
  let left = 3;
  await new Promise<void>((resolve) =>
    trainer.addEventListener('ae-epoch-end', () => --left === 0 && resolve()),
  );
  const ended = new Promise((resolve) => trainer.addEventListener('ae-train-end', resolve, {once: true}));
  trainer.shadowRoot!.querySelector<HTMLElement>('[part~="play-button"]')!.click();
  await ended;
  const {status, history} = trainer;
  return {epochs: there.epochs, status, history: history.epoch, restored: there.restored};
});

describe('a page that is not looked at', () => {
  let page: AuthorPage | null = null;
  afterEach(async () => {
    await executeServerCommand('uncover');
    page?.close();
    page = null;
  });

  it('goes on training in a hidden tab, and tells every epoch in order', async () => {
    page = await openAuthorPage({body: tag});
    const {trainer} = page;
    const epochs: number[] = [];
    let hidden = 0;
    let twentyHidden = () => {};
    const far = new Promise<void>((resolve) => (twentyHidden = resolve));
    const first = new Promise((resolve) => trainer.addEventListener('ae-epoch-end', resolve, {once: true}));
    trainer.addEventListener('ae-epoch-end', (event) => {
      epochs.push((event as CustomEvent<{epoch: number}>).detail.epoch);
      if (document.hidden && ++hidden === 20) twentyHidden();
    });
    trainer.play();
    await first;
    await executeServerCommand('cover');
    expect(document.hidden).to.equal(true);
    await far;
    await executeServerCommand('uncover');
    expect(document.hidden).to.equal(false);
    const ended = new Promise((resolve) => trainer.addEventListener('ae-train-end', resolve, {once: true}));
    (trainer as typeof trainer & {pause(): void}).pause();
    await ended;
    expect(epochs).to.deep.equal(counted(epochs.length));
    const {history} = trainer as unknown as {history: {epoch: number[]}};
    expect(history.epoch).to.deep.equal(epochs);
  });

  it('goes on where it was after the browser had frozen it', async () => {
    const frozen = [{lifecycle: 'frozen'}, {lifecycle: 'active'}];
    const {results, errors} = await executeServerCommand<Visit, unknown>('tab', {
      url,
      steps: [begin, ...frozen, ...frozen, threeMoreAndStop],
    });
    const {epochs, history, status} = results.at(-1) as Told;
    expect(epochs).to.deep.equal(counted(epochs.length));
    expect(history).to.deep.equal(epochs);
    expect(status).to.equal('paused');
    expect(errors).to.deep.equal([]);
  });

  it('is back whole, and trains on, when its reader goes to another page and back', async function () {
    const {results, errors} = await executeServerCommand<Visit, unknown>('tab', {
      url,
      steps: [begin, {go: `${location.origin}/embed?body=elsewhere`}, {back: true}, threeMoreAndStop],
    });
    // It came from the back/forward cache, and was not loaded anew; unless the browser had reasons that are not ours.
    const reasons = results[2] as string[];
    if (reasons.length > 0 && reasons.every((reason) => reason.startsWith('Circumstantial'))) {
      console.log(`Chromium did not keep the page, for its own reasons: ${reasons.join(', ')}`);
      this.skip();
    }
    expect(reasons).to.deep.equal([]);
    const {epochs, history, status, restored} = results.at(-1) as Told;
    expect(restored).to.deep.equal([true]);
    expect(epochs).to.deep.equal(counted(epochs.length));
    expect(history).to.deep.equal(epochs);
    expect(status).to.equal('paused');
    expect(errors).to.deep.equal([]);
  });
});

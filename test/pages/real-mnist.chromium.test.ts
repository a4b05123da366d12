import {expect} from '@open-wc/testing';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

const url = '/data/mnist/';
const there = (await fetch(`${url}train-images-idx3-ubyte.gz`, {method: 'HEAD'})).ok;

describe(`the tutorial's first model on real MNIST${there ? '' : ' (skipped: no MNIST folder here)'}`, function () {
  this.timeout(600_000);
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  (there ? it : it.skip)(
    'one tag and one press of play: .055 to .085 after one epoch, at most .024 after thirty',
    async () => {
      page = await openAuthorPage({body: `<ae-trainer dataset="mnist" dataset-url="${url}"></ae-trainer>`});
      const {trainer} = page;
      const valLosses: number[] = [];
      trainer.addEventListener('ae-epoch-end', (event) =>
        valLosses.push((event as CustomEvent).detail.valLoss),
      );
      const ended = at(trainer, 'ae-train-end');
      const start = performance.now();
      trainer.shadowRoot!.querySelector<HTMLButtonElement>('[part~="play-button"]')!.click();
      expect((await ended).detail.reason).to.equal('done');
      const seconds = (performance.now() - start) / 1000;
      console.log(
        `30 epochs in ${seconds.toFixed(0)} s, val_loss ${valLosses[0]!.toFixed(4)} … ${valLosses.at(-1)!.toFixed(4)}`,
      );
      expect(valLosses).to.have.length(30);
      expect(valLosses[0]).to.be.within(0.055, 0.085);
      expect(valLosses.at(-1)).to.be.at.most(0.024);
    },
  );
});

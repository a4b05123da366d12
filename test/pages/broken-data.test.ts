import {expect} from '@open-wc/testing';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

/** What the server sends, and the code and word by which the reader is told. */
const rows: [string, string, RegExp][] = [
  ['404', 'data-not-found', /404/],
  ['500', 'data-refused', /cannot be had: the server answered 500/],
  ['broken-off', 'data-interrupted', /broke off after \d+\skB/],
  ['html', 'data-not-images', /web page|HTML/i],
  ['cut-gzip', 'data-short', /short|end|bytes/i],
  ['wrong-magic', 'data-magic', /IDX|magic/i],
  ['too-few-bytes', 'data-short', /short|end|bytes/i],
  ['absurd-count', 'data-too-large', /large|more/i],
  ['wrong-shape', 'data-shape', /20\s*×\s*20/],
];

const tag = (url: string) =>
  `<ae-trainer dataset="${url}" train-size="40" test-size="10" batch-size="20" epochs="1" encoding-dim="4" backend="plain"></ae-trainer>`;
const textOf = (element: HTMLElement) =>
  element.shadowRoot!.querySelector('[part~="problem"]')?.textContent ?? '';
const buttons = (element: HTMLElement) =>
  [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part~="problem"] button')].filter(
    (button) => button.offsetParent !== null,
  );

describe('data that are not what they should be', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  for (const [kind, code, words] of rows) {
    it(`of the kind ${kind} are told of in one sentence, with a way to try again, and the built-in digits`, async () => {
      page = await openAuthorPage({body: tag(`/broken/${kind}/train-images-idx3-ubyte.gz`)});
      const {trainer} = page;
      const failed = at(trainer, 'ae-error');
      trainer.play();
      const {detail} = await failed;
      expect(detail.code).to.equal(code);
      expect(detail.message).to.match(words);
      expect(trainer.status).to.equal('error');
      await (trainer as unknown as {updateComplete: Promise<unknown>}).updateComplete;
      expect(textOf(trainer)).to.include(detail.message);
      expect(buttons(trainer)).to.have.length(2);
      const trained = at(trainer, 'ae-train-end');
      buttons(trainer)[1]!.click();
      expect((await trained).detail.reason).to.equal('done');
    });
  }

  it('are used as far as a gzip that inflates without end promises images; the rest is never unpacked', async () => {
    page = await openAuthorPage({body: tag('/broken/endless-gzip/train-images-idx3-ubyte.gz')});
    const {trainer} = page;
    const ended = new Promise<string>((resolve) => {
      trainer.addEventListener('ae-train-end', () => resolve('trained'), {once: true});
      trainer.addEventListener('ae-error', (event) => resolve((event as CustomEvent).detail.code), {
        once: true,
      });
    });
    trainer.play();
    expect(['trained', 'data-too-large']).to.include(await ended);
  });

  it('are said to be out of reach where no server answers, and trained on once it does', async () => {
    // Nothing listens there.
    page = await openAuthorPage({body: tag('http://127.0.0.1:9/train-images-idx3-ubyte.gz')});
    const {trainer} = page;
    const failed = at(trainer, 'ae-error');
    trainer.play();
    expect((await failed).detail.code).to.equal('data-unreachable');
    const ended = at(trainer, 'ae-train-end');
    trainer.setAttribute('dataset', '/broken/good/train-images-idx3-ubyte.gz');
    await (trainer as unknown as {updateComplete: Promise<unknown>}).updateComplete;
    trainer.play();
    expect((await ended).detail.reason).to.equal('done');
  });
});

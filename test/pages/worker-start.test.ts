import {expect} from '@open-wc/testing';
import {at, openAuthorPage, otherOrigin, type AuthorPage, type AuthorPageOptions} from './author-page.ts';

const library = `${otherOrigin} 'unsafe-inline'`;

/** What the page allows, and how the worker must be started there: 'file', 'blob' or on the page itself. */
const pages: [string, AuthorPageOptions, string][] = [
  ['a page of the same origin', {}, 'file'],
  ['a page on another origin', {otherOrigin: true}, 'blob'],
  ["worker-src 'self', same origin", {policy: "worker-src 'self'"}, 'file'],
  ["worker-src 'self', another origin", {otherOrigin: true, policy: "worker-src 'self'"}, 'page'],
  ['worker-src blob:, same origin', {policy: 'worker-src blob:'}, 'blob'],
  ['worker-src blob:, another origin', {otherOrigin: true, policy: 'worker-src blob:'}, 'blob'],
  [
    'worker-src blob: and scripts only from the library, another origin',
    {otherOrigin: true, policy: `script-src ${library}; worker-src blob:; object-src 'none'`},
    'blob',
  ],
  ["worker-src 'none'", {policy: "worker-src 'none'"}, 'page'],
];

describe('trains in every page', () => {
  let page: AuthorPage | null = null;
  afterEach(() => {
    page?.close();
    page = null;
  });

  for (const [name, options, wanted] of pages) {
    it(`${name}: ${wanted === 'page' ? 'on the page, in pieces' : `in a worker (${wanted})`}`, async () => {
      page = await openAuthorPage(options);
      const {trainer, workerUrls} = page;
      const ended = at(trainer, 'ae-train-end');
      trainer.play();
      expect((await ended).detail.reason).to.equal('done');
      const last = workerUrls.at(-1) ?? '';
      const tried = last.startsWith('blob:') ? 'blob' : 'file';
      const note = trainer.shadowRoot!.querySelector('[part~="notice"]');
      if (wanted === 'page') expect(note, 'a note that says so').to.not.equal(null);
      else {
        expect(note).to.equal(null);
        expect(tried).to.equal(wanted);
      }
    });
  }

  it('a file of its own behind worker-base comes first', async () => {
    const body =
      '<ae-trainer worker-base="/dist/" train-size="200" test-size="50" batch-size="100" epochs="1" backend="plain"></ae-trainer>';
    page = await openAuthorPage({body, otherOrigin: true});
    const ended = at(page.trainer, 'ae-train-end');
    page.trainer.play();
    await ended;
    expect(page.workerUrls).to.deep.equal([`${location.origin}/dist/ae-worker-basic.js`]);
  });
});

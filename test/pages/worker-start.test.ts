import {expect} from '@open-wc/testing';
import {inside} from '../components/inside.ts';
import {
  at,
  openAuthorPage,
  openMoreOf,
  otherOrigin,
  type AuthorPage,
  type AuthorPageOptions,
} from './author-page.ts';

const library = `${otherOrigin} 'unsafe-inline'`;

/** Collects what a page's policy reports. */
const counting = `<script>
  window.violations = [];
  addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
</script>`;

const trusting = (names: string) => `require-trusted-types-for 'script'; trusted-types ${names}`;

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
  ['trusted types with the library’s names', {policy: trusting('lit-html ae-elements')}, 'file'],
  [
    'trusted types with the library’s names, another origin',
    {policy: trusting('lit-html ae-elements'), otherOrigin: true},
    'blob',
  ],
  [
    'trusted types without the name for workers',
    {policy: trusting('lit-html')},
    'trustedTypes' in globalThis ? 'page' : 'file',
  ],
];

describe('a trainer in every kind of page', () => {
  let page: AuthorPage | null = null;
  afterEach(() => {
    page?.close();
    page = null;
  });

  for (const [name, options, wanted] of pages) {
    it(`trains ${wanted === 'page' ? 'on the page, in pieces' : `in a worker (${wanted})`}: ${name}`, async () => {
      page = await openAuthorPage(options);
      const {trainer, workerUrls} = page;
      const ended = at(trainer, 'ae-train-end');
      trainer.play();
      expect((await ended).detail.reason).to.equal('done');
      const last = workerUrls.at(-1) ?? '';
      const tried = last.startsWith('blob:') ? 'blob' : 'file';
      const note = trainer.shadowRoot!.querySelector('[part~="notice"]')?.textContent ?? null;
      await openMoreOf(trainer);
      const said = {
        file: 'worker from the library’s own file',
        blob: 'worker from a copy',
        page: 'own thread',
      };
      expect(trainer.shadowRoot!.querySelector(inside.about)!.textContent).to.contain(
        said[wanted as keyof typeof said],
      );
      if (wanted === 'page') expect(note, 'a note that says so').to.not.equal(null);
      else {
        expect(note).to.equal(null);
        expect(tried).to.equal(wanted);
      }
    });
  }

  const withBase = (base: string, backend = 'plain') =>
    `<ae-trainer worker-base="${base}" train-size="200" test-size="50" batch-size="100" epochs="1" backend="${backend}"></ae-trainer>`;

  for (const base of ['/dist/', '/dist']) {
    it(`starts first the author’s file behind worker-base="${base}"`, async () => {
      page = await openAuthorPage({body: withBase(base), otherOrigin: true});
      const ended = at(page.trainer, 'ae-train-end');
      page.trainer.play();
      await ended;
      expect(page.workerUrls).to.deep.equal([`${location.origin}/dist/ae-worker-basic.js`]);
    });
  }

  it('reports no violation where it may start its workers with trusted urls', async () => {
    page = await openAuthorPage({head: counting, policy: trusting('lit-html ae-elements')});
    const ended = at(page.trainer, 'ae-train-end');
    page.trainer.play();
    await ended;
    expect((page.window as unknown as {violations: string[]}).violations).to.deep.equal([]);
  });

  const auto = '<ae-trainer train-size="200" test-size="50" batch-size="100" epochs="1"></ae-trainer>';
  for (const [refused, options, reports] of [
    ['a blob', {otherOrigin: true, policy: "worker-src 'self'"}, ['worker-src']],
    // Its name, and the first url without it.
    ['a url', {policy: trusting('lit-html')}, ['trusted-types', 'require-trusted-types-for']],
  ] as const) {
    it(`tries ${refused} once where the page refuses it, whatever is started after it`, async () => {
      page = await openAuthorPage({head: counting, body: auto, ...options});
      const {trainer, window} = page;
      for (const again of [false, true]) {
        const ended = at(trainer, 'ae-train-end');
        if (again) trainer.setAttribute('backend', 'simd');
        trainer.play();
        await ended;
      }
      const {violations} = window as unknown as {violations: string[]};
      const untyped = refused === 'a url' && !('trustedTypes' in globalThis);
      expect(violations).to.deep.equal(untyped ? [] : reports);
    });
  }

  for (const base of ['/no-such-folder/', 'http://']) {
    it(`says that the files in worker-base="${base}" could not be started, where nothing else may`, async () => {
      page = await openAuthorPage({
        body: withBase(base, 'wasm'),
        otherOrigin: true,
        policy: "worker-src 'self'",
      });
      const {trainer} = page;
      const ended = at(trainer, 'ae-train-end');
      trainer.play();
      await ended;
      const text = (selector: string) => trainer.shadowRoot!.querySelector(selector)?.textContent ?? '';
      expect(text('[part~="notice"]')).to.contain('The files in worker-base could not be started');
      await openMoreOf(trainer);
      expect(text(inside.about)).to.contain(
        'wasm: it needs a worker, and the files in worker-base could not be started',
      );
    });
  }
});

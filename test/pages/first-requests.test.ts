import {expect} from '@open-wc/testing';
import {openAuthorPage, type AuthorPage} from './author-page.ts';

/** What the last build has made, by names without hashes. */
async function builtNames(): Promise<string[]> {
  const {files} = (await (await fetch('/bench/sizes.json')).json()) as {files: object};
  return Object.keys(files).map((file) => /^ae-(.*)\.js$/.exec(file)?.[1] ?? file);
}

interface Updating extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

describe('what a page requests before anybody acts', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  /** The library's files that a page with this body has requested, without their hashes. */
  async function requested(body: string): Promise<string[]> {
    page = await openAuthorPage({body});
    const elements = [...page.window.document.querySelectorAll<Updating>('[data-shown]')];
    await Promise.all(elements.map(({updateComplete}) => updateComplete));
    for (const element of elements)
      expect(element.shadowRoot!.querySelector('[part=frame]')).to.not.equal(null);
    return page.window.performance
      .getEntriesByType('resource')
      .map(({name}) => /\/dist\/cdn\/ae-(\S+?)(?:-[\w-]{7})?\.js$/.exec(name)?.[1])
      .filter((name) => name !== undefined);
  }

  const shells = ['trainer-shell', 'noise-shell', 'latent-shell', 'summary-shell', 'worst-shell'];
  /** What comes with an act: elements' contents, and what trains. */
  const afterAnAct = [
    'trainer-content',
    'noise-content',
    'latent-content',
    'summary-content',
    'worst-content',
    'run-frame',
    'session',
    'workers',
    'ref-counted',
    'load-run',
  ];

  it('is named here as it is built', async () => {
    expect(await builtNames()).to.include.members([...shells, ...afterAnAct]);
  });

  for (const [tag, shell, words] of [
    ['ae-trainer', 'trainer-shell', ['en-shell']],
    ['ae-noise-demo', 'noise-shell', ['en-shell', 'en-noise-shell']],
    ['ae-latent-view', 'latent-shell', ['en-shell', 'en-map-shell']],
    ['ae-summary', 'summary-shell', ['en-shell', 'en-summary-shell']],
    ['ae-worst', 'worst-shell', ['en-shell', 'en-worst-shell']],
  ] as const) {
    it(`is with <${tag}> alone its own shell and words, of no other element and no other language`, async () => {
      const files = await requested(`<${tag} data-shown></${tag}>`);
      expect(files.filter((name) => shells.includes(name))).to.deep.equal([shell]);
      expect(files.filter((name) => /^(en|es)-/.test(name)).sort()).to.deep.equal([...words].sort());
      expect(files.filter((name) => afterAnAct.includes(name))).to.deep.equal([]);
    });
  }

  it('is in Spanish no English', async () => {
    const files = await requested('<main lang="es"><ae-noise-demo data-shown></ae-noise-demo></main>');
    expect(files.filter((name) => /^(en|es)-/.test(name)).sort()).to.deep.equal([
      'es-noise-shell',
      'es-shell',
    ]);
  });

  it('is the script alone where no element is on the page', async () => {
    const files = await requested('<p>A page that will have one.</p>');
    expect(files.filter((name) => /shell/.test(name))).to.deep.equal([]);
  });
});

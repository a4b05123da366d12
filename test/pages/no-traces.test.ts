import {expect} from '@open-wc/testing';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

describe('the library, on a page that is not its own,', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  it('adds no name to those of the page, and changes none', async () => {
    const globals = '[...Object.getOwnPropertyNames(window), ...Reflect.ownKeys(Symbol)].map(String)';
    page = await openAuthorPage({head: `<script>window.before = null; before = ${globals};</script>`});
    const ended = at(page.trainer, 'ae-train-end');
    page.trainer.play();
    await ended;
    const {before} = page.window as unknown as {before: readonly string[]};
    const after = (page.window as unknown as {eval(code: string): readonly string[]}).eval(globals);
    // Not the frames by their numbers.
    expect(after.filter((name) => !before.includes(name) && !/^\d+$/.test(name))).to.deep.equal([]);
    const {document} = page.window;
    expect([...document.adoptedStyleSheets, ...document.querySelectorAll('style, link')]).to.deep.equal([]);
  });
});

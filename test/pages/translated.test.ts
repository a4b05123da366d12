import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {tags} from '../tags.ts';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

/** Puts every text aside, as a browser does that translates a page: another element stands in its place. */
function translate(root: ShadowRoot): number {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const words = texts.filter(
    ({data, parentElement}) => /\p{L}/u.test(data) && !parentElement!.closest('svg, style, [translate="no"]'),
  );
  for (const text of words) {
    const [outer, inner] = [1, 2].map(() => root.ownerDocument.createElement('font'));
    inner!.textContent = text.data.toUpperCase();
    outer!.append(inner!);
    text.replaceWith(outer!);
  }
  return words.length;
}

const small = 'train-size="2000" test-size="50" encoding-dim="4" backend="plain"';
const part = (element: HTMLElement, name: string) =>
  element.shadowRoot!.querySelector(`[part~="${name}"]`)!.textContent.replace(/\s+/g, ' ').trim();

describe('an element on a page that a browser translates', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  for (const tag of tags)
    it(`says where the run stands, though its words were put aside in mid-run: <${tag}>`, async function () {
      this.timeout(30_000);
      page = await openAuthorPage({body: `<${tag} epochs="3" ${small}></${tag}>`});
      const element = page.window.document.querySelector(tag) as AuthorPage['trainer'];
      element.scrollIntoView();
      const ended = at(element, 'ae-train-end');
      const begun = at(element, 'ae-epoch-end');
      element.play();
      await begun;
      await eventually(() => /Epoch \d of 3/.test(part(element, 'status')), 'an epoch is under way');
      expect(translate(element.shadowRoot!)).to.be.above(10);
      expect(part(element, 'status')).to.match(/^EPOCH|^\d/);
      const tab = part(element, 'tab');
      await ended;
      await eventually(() => part(element, 'status') === '3 epochs · done', 'it is done');
      expect(part(element, 'play-button')).to.match(/^3 more epochs/);
      // What says the same as before stays as it was translated.
      expect(part(element, 'tab')).to.equal(tab);
      expect(tab).to.match(/^[A-Z ]+$/);
      // Once more, at rest: a press is answered in words.
      translate(element.shadowRoot!);
      element.shadowRoot!.querySelector<HTMLElement>('[part~="reset-button"]')!.click();
      await eventually(() => /^3 epochs$/i.test(part(element, 'status')), 'it is as it was before');
      expect(part(element, 'play-button')).to.equal('Train');
    });
});

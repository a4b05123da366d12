import {expect} from '@open-wc/testing';
import {AeLatentView, AeNoiseDemo, AeTrainer} from '../../src/components/index.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {eventually} from '../awaited.ts';
import {inMap} from '../components/inside.ts';
import {tags} from '../tags.ts';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

const classes: Record<string, {readonly recipeDefaults: Readonly<Record<string, string>>}> = {
  'ae-latent-view': AeLatentView,
  'ae-noise-demo': AeNoiseDemo,
  'ae-trainer': AeTrainer,
};
const names = Object.keys(classes).join();
/** Bars as a phone has them, which take no room. */
const styles = `<link rel="stylesheet" href="/demo/article.css" /><style>html {scrollbar-width: none}</style>`;

/** The elements of a page of the demo, in its order, without what they hold. */
async function elementsOf(file: string): Promise<Element[]> {
  const html = await (await fetch(`/demo/${file}`)).text();
  const elements = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll(names)];
  for (const element of elements) element.replaceChildren();
  return elements;
}
const markupOf = (elements: readonly Element[]) => elements.map(({outerHTML}) => outerHTML).join('');
const heightsIn = (document: Document) =>
  [...document.querySelectorAll<HTMLElement>(names)].map(({offsetHeight}) => offsetHeight);

/** The same markup where no script has come. */
async function withoutScript(markup: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'height: 600px; border: 0';
  frame.srcdoc = `<!doctype html>${styles}${markup}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  return frame;
}

/** What makes an element of the demo one that is trained at once. */
function small(element: Element): void {
  element.removeAttribute('dataset');
  const quick = {'train-size': '300', 'test-size': '60', 'batch-size': '100', epochs: '2', backend: 'plain'};
  for (const [name, value] of Object.entries(quick)) element.setAttribute(name, value);
}

describe('the demo', () => {
  let page: AuthorPage | null = null;
  afterEach(() => {
    page?.close();
    page = null;
  });

  for (const file of ['index.html', 'es.html']) {
    it(`has in ${file} recipes with nothing to complain or to remark of`, async () => {
      const elements = await elementsOf(file);
      expect(elements.length).to.be.at.least(9);
      for (const element of elements) {
        const {complaints, remarks} = parseRecipe(
          (name) => element.getAttribute(name),
          classes[element.localName]!.recipeDefaults,
        );
        expect([complaints, remarks], element.outerHTML).to.deep.equal([[], []]);
      }
      page = await openAuthorPage({body: markupOf(elements), head: styles});
      const {document} = page.window;
      for (const element of document.querySelectorAll<AuthorPage['trainer']>(names)) {
        await eventually(() => element.shadowRoot?.querySelector('[part~="frame"]'), 'it is there');
        expect(element.shadowRoot!.querySelector('[part=problem]'), element.outerHTML).to.equal(null);
      }
    });

    it(`reserves in ${file} the room that its elements take, so that nothing jumps when they come`, async () => {
      const markup = markupOf(await elementsOf(file));
      const empty = await withoutScript(markup);
      page = await openAuthorPage({body: markup, head: styles});
      const {document, frameElement} = page.window;
      await eventually(
        () =>
          [...document.querySelectorAll(names)].every((element) =>
            element.shadowRoot?.querySelector('[part~="frame"]'),
          ),
        'all are there',
      );
      try {
        for (const width of [320, 390, 700, 1100]) {
          for (const frame of [empty, frameElement as HTMLIFrameElement]) frame.style.width = `${width}px`;
          const [reserved, taken] = [heightsIn(empty.contentDocument!), heightsIn(document)];
          reserved.forEach((height, i) =>
            expect(height, `element ${i + 1} at ${width} px`).to.be.closeTo(taken[i]!, 20),
          );
        }
      } finally {
        empty.remove();
      }
    });
  }

  it('trains the same networks in English and in Spanish', async () => {
    const recipes = async (file: string) =>
      (await elementsOf(file)).map(({localName, attributes}) => [
        localName,
        ...[...attributes]
          .filter(({name}) => !['id', 'for'].includes(name))
          .map(({name, value}) => `${name}=${value}`),
      ]);
    expect(await recipes('es.html')).to.deep.equal(await recipes('index.html'));
  });

  it('comes to a UMAP of the 32 numbers of a network that is trained elsewhere in it', async () => {
    const elements = await elementsOf('index.html');
    const linked = elements.find((element) => element.matches('ae-latent-view[for]'))!;
    const target = elements.find(({id}) => id === linked.getAttribute('for'))!;
    small(target);
    page = await openAuthorPage({body: markupOf([target, linked])});
    const {trainer, window} = page;
    const recipe = (trainer as typeof trainer & {readonly recipe: {encodingDim: number}}).recipe;
    expect(recipe.encodingDim).to.equal(32);
    const map = window.document.querySelector('ae-latent-view')!;
    map.scrollIntoView();
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    const find = (selector: string) => map.shadowRoot!.querySelectorAll<HTMLInputElement>(selector);
    await eventually(() => find(`[part~="map"] ${inMap.names}`).length === 10, 'the map has its classes');
    expect(find('[part~="view-menu"] :checked')[0]!.value).to.equal('umap');
    await eventually(() => /UMAP/.test(find('[part~="moment"]')[0]?.textContent ?? ''), 'it says UMAP');
  });

  for (const file of ['gallery.html', 'galeria.html'])
    it(`has in ${file} every element, alive once it is opened, with its tag beside it`, async () => {
      const html = await (await fetch(`/demo/${file}`)).text();
      const entries = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('details')];
      page = await openAuthorPage({body: entries.map(({outerHTML}) => outerHTML).join(''), head: styles});
      const {document} = page.window;
      for (const [i, entry] of [...document.querySelectorAll('details')].entries()) {
        const element = entry.querySelector<AuthorPage['trainer']>('*:not(summary)')!;
        const code = entries[i]!.previousElementSibling!.textContent;
        expect(code, 'the tag that is told is the one that is there').to.equal(
          entries[i]!.querySelector(element.localName)!.outerHTML,
        );
        entry.querySelector('summary')!.click();
        await eventually(
          () => element.shadowRoot?.querySelector('[part~="tab"]'),
          `${element.localName} is there`,
        );
        expect(element.status).to.equal('idle');
        expect(element.shadowRoot!.querySelector('[part=problem]')).to.equal(null);
      }
      expect(document.querySelectorAll('details')).to.have.length(tags.length);
    });
});

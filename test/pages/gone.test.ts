import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {inMap, inside} from '../components/inside.ts';
import {openAuthorPage, type AuthorPage} from './author-page.ts';

type Element = HTMLElement & {
  play(): void;
  readonly status: string;
  readonly updateComplete: Promise<unknown>;
};

const small = 'train-size="300" test-size="60" batch-size="100" epochs="1" encoding-dim="4" backend="plain"';
const flat = small.replace('"4"', '"2"');

const find = <T extends globalThis.Element = HTMLElement>({shadowRoot}: HTMLElement, selector: string) =>
  shadowRoot!.querySelector<T>(selector);
const turnTo = (element: Element, tab: string) => find(element, `#${tab}`)!.click();
async function train(element: Element): Promise<void> {
  const ended = new Promise((resolve) => element.addEventListener('ae-train-end', resolve, {once: true}));
  element.play();
  await ended;
}
/** A key on the map, at its first point. */
async function onMap(element: Element, ...keys: string[]): Promise<void> {
  await eventually(() => find(element, '[part~="map"] canvas'), 'a map is drawn');
  for (const key of keys)
    find(element, '[part~="map"]')!.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
}

interface Case {
  /** A file of the build. */
  readonly file: string;
  readonly body: string;
  /** What wants it; the element is the page's last. */
  readonly want?: (element: Element, first: Element) => unknown;
  /** What is there once it has come. */
  readonly sign: string;
}

const cases: readonly Case[] = [
  {file: 'ae-trainer-shell', body: `<ae-trainer ${small}></ae-trainer>`, sign: '[part~="play-button"]'},
  {
    file: 'ae-en-noise-shell',
    body: `<ae-noise-demo ${small}></ae-noise-demo>`,
    sign: '[part~="play-button"]',
  },
  {file: 'ae-worst-sight', body: `<ae-worst ${small}></ae-worst>`, sign: 'canvas'},
  {file: 'ae-noise-sight', body: `<ae-noise-demo ${small}></ae-noise-demo>`, sign: '[part~="noise-slider"]'},
  {
    file: 'ae-settings-strip',
    body: `<ae-trainer ${small} controls="play optimizer"></ae-trainer>`,
    sign: '[part~="setting-pill"]',
  },
  {
    file: 'ae-trainer-content',
    body: `<ae-trainer ${small}></ae-trainer>`,
    want: (element) => turnTo(element, 'more'),
    sign: inside.about,
  },
  {
    file: 'ae-latent-content',
    body: `<ae-trainer id="net" ${flat}></ae-trainer><ae-latent-view for="net"></ae-latent-view>`,
    want: (_, first) => train(first),
    sign: '[part~="map"] canvas',
  },
  {
    file: 'ae-linked',
    body: `<ae-trainer id="net" ${flat}></ae-trainer><ae-latent-view for="net"></ae-latent-view>`,
    sign: inside.go,
  },
  {
    file: 'ae-notes',
    body: `<ae-trainer ${small} loss="mice"></ae-trainer>`,
    sign: '[part~="problem"]:not(:has(button))',
  },
  {
    file: 'ae-loss-chart',
    body: `<ae-trainer ${small}></ae-trainer>`,
    want: train,
    sign: '[part~="chart"] path',
  },
  {
    file: 'ae-noise-chart',
    body: `<ae-noise-demo ${small}></ae-noise-demo>`,
    want: train,
    sign: '[part~="noise-chart"] path',
  },
  {
    file: 'ae-run-details',
    body: `<ae-trainer ${small}></ae-trainer>`,
    want: async (element) => {
      await train(element);
      turnTo(element, 'more');
    },
    sign: inside.about,
  },
  {
    file: 'ae-batch-chart',
    body: `<ae-trainer ${small}></ae-trainer>`,
    want: async (element) => {
      await train(element);
      turnTo(element, 'more');
    },
    sign: '[part~="batch-chart"] path',
  },
  {
    file: 'ae-all-sections',
    body: `<ae-latent-view ${flat}></ae-latent-view>`,
    want: async (element) => {
      await train(element);
      turnTo(element, 'trust');
    },
    sign: '[part="scores"]',
  },
  {
    file: 'ae-walk',
    body: `<ae-latent-view ${flat}></ae-latent-view>`,
    want: async (element) => {
      await train(element);
      await onMap(element, 'ArrowRight', 'w', 'ArrowRight', 'ArrowRight', 'w');
    },
    sign: '[part~="walk"]',
  },
  {
    file: 'ae-decoded-ground',
    body: `<ae-latent-view ${flat}></ae-latent-view>`,
    want: async (element) => {
      await train(element);
      await onMap(element);
      find(element, 'input[value="decoded"]')!.click();
    },
    sign: inMap.under,
  },
];

const lost = /could not be loaded/;

describe('an element whose files are gone with a new release', () => {
  let releases = 0;
  let page: AuthorPage | null = null;
  let at = '';
  const gone = (files: string) => {
    document.cookie = `gone=${files}; path=${at}; max-age=${files ? 600 : 0}`;
  };
  beforeEach(() => (at = `/release/${++releases}`));
  afterEach(() => {
    gone('');
    page?.close();
  });

  for (const {file, body, want, sign} of cases)
    it(`says so where it would stand, tells the page, and has it when somebody tries again: ${file}`, async function () {
      this.timeout(30_000);
      gone(file);
      page = await openAuthorPage({
        at,
        body: `${body}<script>
          window.told = [];
          document.addEventListener('ae-error', ({target, detail}) => told.push([target.localName, detail.code]));
        </script>`,
      });
      const elements = [...page.window.document.body.querySelectorAll<Element>(':not(script)')];
      const element = elements.at(-1)!;
      element.scrollIntoView();
      await element.updateComplete;
      await want?.(element, elements[0]!);
      const box = () =>
        [...element.shadowRoot!.querySelectorAll('[part~="problem"]')].filter(({textContent}) =>
          lost.test(textContent),
        );
      await eventually(() => box().length > 0, 'it says that a part could not be loaded');
      expect(box(), 'once').to.have.length(1);
      const {told} = page.window as unknown as {told: string[][]};
      expect(told).to.deep.include([element.localName, 'not-loaded']);
      expect(told.length, 'a page is told once an element').to.equal(
        new Set(told.map(([name]) => name)).size,
      );
      gone('');
      box()[0]!.querySelector('button')!.click();
      await eventually(() => box().length === 0 && find(element, sign), `it has come: ${sign}`);
    });

  it('says so again where it is gone still', async () => {
    gone('ae-worst-sight');
    page = await openAuthorPage({at, body: '<ae-worst></ae-worst>'});
    const element = page.window.document.querySelector<Element>('ae-worst')!;
    let told = 0;
    element.addEventListener('ae-error', () => told++);
    const button = () => find<HTMLButtonElement>(element, '[part~="problem"] button');
    await eventually(button, 'it is said');
    const before = told;
    button()!.click();
    await eventually(() => told > before && button(), 'it is said again');
  });
});

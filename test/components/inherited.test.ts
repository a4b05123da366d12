import {expect, nextFrame} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {kinds, tabsOf, type AnyStage, type Kind} from './kinds.ts';

/** What a page may have set around an element, and would be inherited; each another value than the first one. */
const odd: Readonly<Record<string, string>> = {
  'white-space': 'nowrap',
  'letter-spacing': '5px',
  'word-spacing': '9px',
  'text-indent': '40px',
  'text-transform': 'uppercase',
  'line-height': '3',
  hyphens: 'auto',
  'font-variant-caps': 'small-caps',
  'font-style': 'italic',
  'font-weight': '800',
  'font-size': '30px',
  'font-family': 'monospace',
  'font-kerning': 'none',
  'font-feature-settings': '"smcp"',
  'text-shadow': 'red 1px 1px',
  'word-break': 'break-all',
  'line-break': 'anywhere',
  'overflow-wrap': 'anywhere',
  'tab-size': '1',
  'text-align': 'center',
  'text-align-last': 'right',
  'text-rendering': 'geometricPrecision',
  'text-underline-offset': '9px',
  'text-emphasis-style': 'dot',
  'list-style-type': 'square',
  'border-collapse': 'collapse',
  'border-spacing': '9px',
  'caption-side': 'bottom',
  'empty-cells': 'hide',
  'image-rendering': 'pixelated',
  cursor: 'none',
  color: 'red',
  'caret-color': 'red',
  fill: 'red',
  stroke: 'red',
  'stroke-width': '5px',
  'text-anchor': 'end',
};
/** Where an element stands in a page, by how it comes there. */
const places: Readonly<Record<string, (box: HTMLElement) => void>> = {
  'a cell that does not wrap': (box) => {
    box.innerHTML =
      '<table style="border-spacing: 0"><tr><td style="white-space: nowrap; padding: 0"></td></tr></table>';
    box.querySelector('td')!.style.inlineSize = box.style.inlineSize;
  },
  'a <pre>': (box) => {
    box.innerHTML = '<pre style="margin: 0; white-space: pre"></pre>';
  },
  'a <pre> that wraps, whose rules are for all within': (box) => {
    box.innerHTML = '<style>.listing * {white-space: pre-wrap}</style><div class="listing"></div>';
  },
  'a heading': (box) => {
    box.innerHTML = '<h1 style="margin: 0"></h1>';
  },
  'a box that has everything else': (box) => {
    const inner = document.createElement('div');
    for (const [name, value] of Object.entries(odd)) inner.style.setProperty(name, value);
    box.append(inner);
  },
};

/** An element in such a place, as it would have been put there: the page's own box comes before the element's. */
function put(on: AnyStage, place: (box: HTMLElement) => void): void {
  const box = on.element.parentElement!;
  on.element.remove();
  place(box);
  let at: Element = box;
  while (at.lastElementChild) at = at.lastElementChild;
  at.append(on.element);
}

interface Look {
  readonly size: readonly [width: number, height: number];
  readonly styles: readonly string[];
}

/** How large it is, and what each of its parts has of what is inherited. */
async function lookOf(kind: Kind, on: AnyStage): Promise<Look> {
  await kind.settle(on);
  const {width, height} = on.element.getBoundingClientRect();
  const styles = on.all('[part~="frame"], [part~="frame"] *').flatMap((element) => {
    const style = getComputedStyle(element);
    const name = `${element.localName}.${element.getAttribute('class') ?? ''}`;
    return Object.keys(odd).map((property) => `${name} ${property}: ${style.getPropertyValue(property)}`);
  });
  return {size: [Math.round(width), Math.round(height)], styles};
}

async function open(kind: Kind, trained: boolean, tab: number, place?: (box: HTMLElement) => void) {
  const on = await kind.open({controls: 'play step reset epochs optimizer'});
  if (place) put(on, place);
  if (trained) {
    await kind.train(on);
    on.find(`#${tabsOf(on)[tab]}`).click();
    await kind.settle(on);
    await steady(kind, on);
  }
  return on;
}

/** Until nothing more is drawn: charts come in tasks of their own. */
async function steady(kind: Kind, on: Awaited<ReturnType<Kind['open']>>): Promise<void> {
  await Promise.all([import('../../src/charts/loss-chart.ts'), import('../../src/charts/noise-chart.ts')]);
  let before = -1;
  await eventually(async () => {
    await kind.settle(on);
    await nextFrame();
    const now = on.all('[part~="frame"] *').length;
    const same = now === before;
    before = now;
    return same;
  }, 'nothing more is drawn');
}

describe('an element on a page with styles of its own', () => {
  for (const kind of kinds)
    for (const [name, place] of Object.entries(places))
      it(`is as it is on a plain page: <${kind.tag}> in ${name}`, async function () {
        this.timeout(60_000);
        for (const [trained, tab] of [
          [false, 0],
          [true, 0],
          [true, -1],
        ] as const) {
          const at = tab < 0 ? tabsOf(await kind.open()).length - 1 : tab;
          const plain = await open(kind, trained, at);
          const wanted = await lookOf(kind, plain);
          const on = await open(kind, trained, at, place);
          const got = await lookOf(kind, on);
          const where = `${trained ? 'trained' : 'idle'}, tab ${at}`;
          const before = new Set(wanted.styles);
          expect(
            [...new Set(got.styles)].filter((style) => !before.has(style)),
            where,
          ).to.deep.equal([]);
          expect(got.size, where).to.deep.equal(wanted.size);
        }
      });

  it('keeps to what the page has by right: what is hidden, what cannot be pressed, its scheme, its direction', async () => {
    for (const kind of kinds) {
      const on = await kind.open();
      const {style} = on.element.parentElement!;
      style.visibility = 'hidden';
      style.pointerEvents = 'none';
      style.colorScheme = 'dark';
      style.direction = 'rtl';
      style.setProperty('--ae-font', 'serif');
      const of = getComputedStyle(on.find('[part~="status"]'));
      expect(
        [of.visibility, of.pointerEvents, of.colorScheme, of.direction, of.fontFamily],
        kind.tag,
      ).to.deep.equal(['hidden', 'none', 'dark', 'rtl', 'serif']);
    }
  });
});

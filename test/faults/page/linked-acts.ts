import {pick, type Random} from '../random.ts';
import {loses} from './reader-acts.ts';
import {link, type Act} from './stage.ts';

type Does = (element: HTMLElement, root: ShadowRoot, random: Random) => void;

/** What readers and authors do to an element of this kind that shows another one's network; there is one at first. */
const toOne =
  (tag: string, ways: readonly Does[]): Act['run'] =>
  (stage, random) => {
    const all = stage.linked.filter(({localName, isConnected}) => localName === tag && isConnected);
    const element = all.length > 0 ? pick(random, all) : link(stage, random, tag);
    element.scrollIntoView();
    pick(random, ways)(element, element.shadowRoot!, random);
  };

const press =
  (selector: string): Does =>
  (_, root, random) => {
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
    if (found.length > 0) pick(random, found).click();
  };

const set =
  (name: string, values: readonly string[]): Does =>
  (element, _, random) =>
    element.setAttribute(name, pick(random, values));

const choose =
  (selector: string, values: readonly string[]): Does =>
  (_, root, random) => {
    const found = root.querySelector<HTMLSelectElement>(selector);
    if (!found) return;
    found.value = pick(random, values);
    found.dispatchEvent(new Event('change', {bubbles: true, composed: true}));
  };

const keyOn =
  (selector: string, keys: readonly string[]): Does =>
  (_, root, random) => {
    const found = root.querySelector(selector);
    const key = pick(random, keys);
    found?.dispatchEvent(
      new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}),
    );
  };

const pointAt: Does = (_, root, random) => {
  const map = root.querySelector('[part~="map"]');
  if (!map) return;
  const {left, top, width, height} = map.getBoundingClientRect();
  const clientX = left + random() * width;
  const clientY = top + random() * height;
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'click'])
    map.dispatchEvent(
      new PointerEvent(type, {
        clientX,
        clientY,
        pointerId: 1,
        isPrimary: true,
        bubbles: true,
        composed: true,
      }),
    );
};

const slide: Does = (_, root, random) => {
  const slider = root.querySelector<HTMLInputElement>('[part~="epoch-slider"]');
  if (!slider || slider.disabled) return;
  slider.value = String(Math.floor(random() * (Number(slider.max) + 1)));
  slider.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
};

/** What others' networks are looked at in. */
export const linkedActs: Readonly<Record<string, Act>> = {
  'use-a-map': {
    promise: `views, tools, classes and points may be changed at any moment; ${loses}`,
    weight: 2,
    run: toOne('ae-latent-view', [
      press('[type="radio"]'),
      press('[role="tab"]'),
      press('button[aria-pressed]'),
      keyOn('[part~="map"]', ['ArrowRight', 'ArrowDown', 'Enter', 'Escape', '+', '-', '0', 'n', 'd']),
      pointAt,
      slide,
      set('view', ['code', 'pca', 'umap', 'tsne', 'axes']),
      set('points', ['50', '60', '200']),
    ]),
  },
  'use-the-summary': {
    promise: `layers, libraries, lines and orders may be chosen at any moment; ${loses}`,
    run: toOne('ae-summary', [
      press('[part="layer"]'),
      press('[type="radio"]'),
      press('[role="tab"]'),
      keyOn('[part="code-line"][tabindex="0"]', ['ArrowDown', 'ArrowUp', 'Home', 'End']),
      keyOn('[part="layer"][tabindex="0"]', ['ArrowDown', 'ArrowUp', 'Home', 'End']),
      choose('[part="weights"] select', ['place', 'size', 'on']),
      slide,
    ]),
  },
  'use-the-worst': {
    promise: loses,
    run: toOne('ae-worst', [
      press('[role="option"]'),
      press('[role="tab"]'),
      slide,
      set('count', ['3', '10', '20']),
    ]),
  },
};

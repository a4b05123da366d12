import {nextFrame} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {AeLatentView} from '../../../src/components/index.ts';
import type {Queries, QueryName} from '../../../src/protocol/queries.ts';
import type {TrainEvent} from '../../../src/protocol/events.ts';
import type {ViewKind} from '../../../src/recipe/map-choice.ts';
import type {Look, Tool} from '../../../src/components/latent-view/map/map-state.ts';
import {runUntil, type Replies} from '../fake-session.ts';
import {inMap} from '../inside.ts';
import {fetchedFirst, mount, type Mounted} from '../helpers.ts';

export type LatentStage = Mounted<AeLatentView>;

/** A code of `width` numbers for test image i: its class's corner, and a little of its own. */
export type CodeOf = (i: number, d: number) => number;
export const ring: CodeOf = (i, d) => {
  const angle = ((i % 10) / 10) * 2 * Math.PI;
  const own = 0.4 * Math.sin((i + 1) * (1.3 + 0.7 * d));
  if (d > 1) return own;
  return 5 * (d === 0 ? Math.cos(angle) : Math.sin(angle)) + own;
};

/** An image whose brightest column says which it is. */
const imageOf = (index: number) =>
  Uint8Array.from({length: 784}, (_, p) => (p % 28 === index % 28 ? 255 : 0));

/** A network whose codes are known, whose decoder draws a code's numbers as its first pixels. */
export function latentReplies({
  count = 200,
  width = 2,
  codes = ring,
}: {readonly count?: number; readonly width?: number; readonly codes?: CodeOf} = {}): Partial<Replies> {
  return {
    codes(asked) {
      const n = Math.min(count, asked.count);
      const values = Float32Array.from({length: n * width}, (_, at) =>
        codes(Math.floor(at / width), at % width),
      );
      return {values, count: n, width};
    },
    decode(asked) {
      const n = asked.codes.length / width;
      const values = new Float32Array(784 * n);
      for (let i = 0; i < n; i++)
        for (let p = 0; p < 784; p++) {
          const value = asked.codes[i * width + (p % width)]!;
          values[784 * i + p] = 1 / (1 + Math.exp(-value));
        }
      return values;
    },
    encode: () => Float32Array.from({length: width}, (_, d) => codes(3, d)),
    images({indices}) {
      const images = new Uint8Array(784 * indices.length);
      indices.forEach((index, i) => images.set(imageOf(index), 784 * i));
      return {images, labels: indices.map((index) => index % 10), indices: [...indices]};
    },
    reconstruct: () => new Float32Array(784),
  };
}

/** The latent view on a page, whose network answers as a test wants. */
export function latentStage(
  attributes: Readonly<Record<string, string>> = {},
  {width, reply = latentReplies()}: {readonly width?: number; readonly reply?: Partial<Replies>} = {},
): Promise<LatentStage> {
  return mount(AeLatentView, attributes, {width, reply: () => reply});
}

/** Until everything that was asked for has been done and drawn; a projection may still run. */
export async function settleLatent({element}: Pick<LatentStage, 'element'>): Promise<void> {
  await Promise.all([
    fetchedFirst(),
    import('../../../src/components/latent-view/latent-content.ts'),
    import('../../../src/components/latent-view/sections/all-sections.ts'),
    import('../../../src/components/latent-view/map/map-thumbnails.ts'),
    import('../../../src/components/latent-view/map/decoded-ground.ts'),
    import('../../../src/components/latent-view/map/density-ground.ts'),
    import('../../../src/components/latent-view/map/trust.ts'),
    import('../../../src/components/latent-view/map/walk.ts'),
    import('../../../src/locales/en/notes.ts'),
    import('../../../src/locales/es/notes.ts'),
    import('../../../src/locales/en/map.ts'),
    import('../../../src/locales/es/map.ts'),
  ]);
  // An answer may lead to another question.
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  }
  await nextFrame();
  await nextFrame();
}

/** Until something is true of what is drawn. */
export async function shownBy(on: LatentStage, what: () => boolean, awaited = String(what)): Promise<void> {
  await eventually(what, awaited);
  await settleLatent(on);
}

/** Plays, and waits until there is a session and what shows it. */
export async function playLatent(on: LatentStage): Promise<void> {
  on.element.play();
  await eventually(() => on.sessions.length > 0, 'a session is open');
  await settleLatent(on);
}

/** A run with codes, after this many epochs, and at rest. */
export async function mapAfter(
  on: LatentStage,
  {
    epochs = 2,
    status = 'paused',
    labels,
  }: {epochs?: number; status?: 'paused' | 'training' | 'done'; labels?: Uint8Array | null} = {},
): Promise<void> {
  await playLatent(on);
  const events: TrainEvent[] = [
    ...runUntil(epochs),
    ...(status === 'training' ? [] : [{type: 'status', status} as const]),
  ];
  on.session.say(events, {
    reconstructions: new Float32Array(7840),
    ...(labels === undefined ? {} : {testLabels: labels}),
  });
  await settleLatent(on);
}

/** The view after two epochs, with this tab open. */
export async function openedMap(
  tab: LatentTab,
  attributes: Readonly<Record<string, string>> = {},
  options: Parameters<typeof latentStage>[1] = {},
): Promise<LatentStage> {
  const on = await latentStage(attributes, options);
  await mapAfter(on);
  await openLatentTab(on, tab);
  return on;
}

/** Chooses a view as a reader does, and waits until it is made. */
export async function turnToView(on: LatentStage, kind: ViewKind): Promise<void> {
  await chooseView(on, kind);
  await madeMap(on);
}

/** Chooses a view, and does not wait until it is made. */
export async function chooseView(on: LatentStage, kind: ViewKind): Promise<void> {
  on.find(`[part~="view-menu"] [value="${kind}"]`).click();
  await settleLatent(on);
}

export const chosenView = (on: LatentStage) =>
  on.find<HTMLInputElement>('[part~="view-menu"] :checked').value;

/** Chooses what a hand does on the map. */
export async function chooseTool(on: LatentStage, tool: Tool): Promise<void> {
  on.find(`[part~="tools"] [value="${tool}"]`).click();
  await settleLatent(on);
}

/** Chooses what stands for the points, and what lies under them. */
export async function chooseLook(on: LatentStage, look: Look): Promise<void> {
  on.find(`[part~="looks"] [value="${look}"]`).click();
  await settleLatent(on);
}

/** Draws on the map with the tool that is chosen, through shares of its width and height. */
export async function draw(
  on: LatentStage,
  [from, ...way]: readonly (readonly [number, number])[],
): Promise<void> {
  pointer(on, 'pointerdown', ...from!);
  for (const to of way) pointer(on, 'pointermove', ...to);
  const end = way.at(-1) ?? from!;
  pointer(on, 'pointerup', ...end);
  pointer(on, 'click', ...end);
  await settleLatent(on);
}

/** The names of the classes, as they stand on the map. */
export const classNames = (on: Pick<LatentStage, 'all'>) =>
  on.all<SVGTextElement>(`[part~="map"] ${inMap.names}`);

/** Swatches of the map's colours: of the paper, of the ground, then of each class. */
export const swatches = (on: Pick<LatentStage, 'all'>) => on.all('[part~="map"] i');

export type Picture = 'original' | 'reconstruction' | 'decoded';
/** The lens lies on the map, which comes before what stands beside it. */
const order: readonly Picture[] = ['decoded', 'original', 'reconstruction'];

/** One of the pictures beside the map, or that of the lens upon it. */
export const pictureOf = (on: LatentStage, kind: Picture) =>
  on.all<HTMLCanvasElement>('[part~="pictures"] canvas, [part="lens"] canvas').at(order.indexOf(kind) - 3)!;

/** The neighbours of the point at hand, the nearest first; while a digit is selected. */
export const neighboursIn = (on: LatentStage, space: 'code' | 'pixels') =>
  on.all(`[part="neighbours"] > div:nth-of-type(${space === 'code' ? 1 : 2}) [role="option"]`);

/** What is said of a map that is being made; nothing where none is. */
export const making = (on: LatentStage) => on.text('[part="making"] bdi');

export const busy = (on: LatentStage) => on.find('[part~="map"]').getAttribute('aria-busy') === 'true';

/** Until the map is the one that was chosen, and whole. */
export async function madeMap(on: LatentStage): Promise<void> {
  await shownBy(on, () => !busy(on), 'the map is the one that was chosen');
}

/** Until nothing on the map moves any more: it is the same for three frames, in each of which a test may look. */
export async function atRest(on: LatentStage, look = (): void => undefined): Promise<void> {
  let before = '';
  let same = 0;
  const still = async () => {
    await nextFrame();
    look();
    const now = on.find('[part~="map"] svg').innerHTML;
    same = now === before ? same + 1 : 0;
    before = now;
    return same === 3;
  };
  await eventually(still, 'nothing on the map moves any more');
}

/** Under `digit`, which is shown first, the selected digit; under `trust` scores; under `more` settings, table, files. */
export type LatentTab = 'digit' | 'trust' | 'more';
export const latentTabs: readonly LatentTab[] = ['digit', 'trust', 'more'];

/** Turns to a tab, and waits until what stands under it is there. */
export async function openLatentTab(on: LatentStage, name: LatentTab): Promise<void> {
  on.find(`#${name}`).click();
  await settleLatent(on);
}

/** A key on the map. */
export async function key(on: LatentStage, name: string, more: KeyboardEventInit = {}): Promise<void> {
  on.find('[part~="map"]').dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, ...more}));
  await settleLatent(on);
}

/** A pointer at a share of the map's width and height. */
export function pointer(on: LatentStage, type: string, x: number, y: number, pointerType = 'mouse'): void {
  const map = on.find('[part~="map"]');
  const {left, top, width, height} = map.getBoundingClientRect();
  const at = {clientX: left + x * width, clientY: top + y * height, bubbles: true, composed: true};
  map.dispatchEvent(
    type === 'click'
      ? new MouseEvent(type, at)
      : new PointerEvent(type, {...at, pointerType, pointerId: 1, isPrimary: true}),
  );
}

/** A press and a release. */
export async function tap(on: LatentStage, x: number, y: number, pointerType = 'mouse'): Promise<void> {
  pointer(on, 'pointerdown', x, y, pointerType);
  pointer(on, 'pointerup', x, y, pointerType);
  pointer(on, 'click', x, y, pointerType);
  await settleLatent(on);
}

/** Where a mark stands, as a share of the map; null for none. */
export function markAt(on: LatentStage, selector: string): [number, number] | null {
  const mark = on.find(`[part~="map"] svg ${selector}`);
  if (!mark) return null;
  const box = mark.getBoundingClientRect();
  const map = on.find('[part~="map"]').getBoundingClientRect();
  return [
    (box.left + box.width / 2 - map.left) / map.width,
    (box.top + box.height / 2 - map.top) / map.height,
  ];
}

/** What the newest question of a kind was asked with. */
export function lastAsked<K extends QueryName>(on: LatentStage, name: K): Queries[K]['ask'] {
  return on.session.asked.filter((question) => question.name === name).at(-1)!.ask as Queries[K]['ask'];
}

/** What a button under these words does. */
export async function press(on: LatentStage, words: string): Promise<void> {
  on.all('button')
    .find(({textContent, ariaLabel}) => textContent.trim() === words || ariaLabel === words)!
    .click();
  await settleLatent(on);
}

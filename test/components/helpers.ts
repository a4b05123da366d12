import {fixture} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {AeTrainer} from '../../src/components/index.ts';
import {setSelection} from '../../src/components/parts/controls/selection.ts';
import type {TrainingElement} from '../../src/components/base/training-element.ts';
import type {TabName} from '../../src/components/base/tabs.ts';
import {FakeSession} from './fake-session.ts';

// What a test selected is let go of after it.
afterEach(() => setSelection('digits', null));

/** An element that trains, whichever words it speaks. */
type AnyElement = Pick<TrainingElement, keyof TrainingElement>;

/** An element on a page of its own, whose sessions do what a test says. */
export interface Mounted<E extends AnyElement> {
  readonly element: E;
  /** The sessions opened so far, oldest first. */
  readonly sessions: FakeSession[];
  readonly session: FakeSession;
  /** Everything the element fired, as `name detail`. */
  readonly fired: {readonly type: string; readonly detail: Record<string, unknown>}[];
  text(selector: string): string;
  find<T extends Element = HTMLElement>(selector: string): T;
  all<T extends Element = HTMLElement>(selector: string): T[];
}

export type Stage = Mounted<AeTrainer>;

const eventNames = [
  'ae-train-begin',
  'ae-progress',
  'ae-epoch-end',
  'ae-goal',
  'ae-train-end',
  'ae-recipe-change',
  'ae-select',
  'ae-error',
];
let count = 0;

export interface StageOptions {
  /** Time out of the page before all is freed; by default longer than any test. */
  readonly graceMs?: number;
  /** Stands for the network: the session's code arrives when this is settled; of several, one for each fetch. */
  readonly arrival?: Promise<void> | Promise<void>[];
  /** Likewise the stage's. */
  readonly stageArrival?: Promise<void>[];
  /** Width of the box around it, in pixels. */
  readonly width?: number;
  /** What a new session answers; `place` is how many there were before it. */
  readonly reply?: (place: number) => FakeSession['replies'];
}

/** A trainer on the page. */
export function stage(
  attributes: Readonly<Record<string, string>> = {},
  options: StageOptions = {},
): Promise<Stage> {
  return mount(AeTrainer, attributes, options);
}

/** An element of a class of its own on the page. */
export async function mount<E extends AnyElement>(
  base: new () => E,
  attributes: Readonly<Record<string, string>>,
  {graceMs = 1e6, arrival = Promise.resolve(), stageArrival = [], width = 700, reply}: StageOptions,
): Promise<Mounted<E>> {
  const sessions: FakeSession[] = [];
  const tag = `x-mounted-${++count}`;
  customElements.define(
    tag,
    class extends (base as unknown as typeof AeTrainer) {
      static override readonly loadShell = async () => {
        const shell = await super.loadShell();
        const loadContent = async () => {
          await stageArrival.shift();
          return shell.loadContent();
        };
        return {...shell, loadContent};
      };
      static override graceMs = graceMs;
      static override loadSession = async () => {
        await (Array.isArray(arrival) ? arrival.shift() : arrival);
        return (recipe: AeTrainer['recipe']) => {
          const session = new FakeSession(recipe);
          if (reply) session.replies = reply(sessions.length);
          sessions.push(session);
          return session;
        };
      };
    },
  );
  const box = await fixture<HTMLElement>(document.createElement('div'));
  box.style.inlineSize = `${width}px`;
  const element = document.createElement(tag) as HTMLElement as E;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const fired: {type: string; detail: Record<string, unknown>}[] = [];
  for (const type of eventNames) {
    box.addEventListener(type, (event) => {
      fired.push({type, detail: (event as CustomEvent<Record<string, unknown>>).detail});
    });
  }
  box.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  return {
    element,
    sessions,
    get session() {
      return sessions.at(-1)!;
    },
    fired,
    text: (selector) => root.querySelector(selector)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '',
    find: <T extends Element>(selector: string) => root.querySelector<T>(selector)!,
    all: <T extends Element>(selector: string) => [...root.querySelectorAll<T>(selector)],
  };
}

/** Presses play and waits until the (fake) session is there. */
export async function start(on: Stage): Promise<void> {
  on.element.play();
  await settle(on);
}

/** What every element fetches with the first act. */
export const fetchedFirst = () =>
  Promise.all([
    import('../../src/components/parts/run-details.ts'),
    import('../../src/components/base/values-question.ts'),
    import('../../src/locales/words.ts'),
    import('../../src/components/base/run-memory.ts'),
    import('../../src/locales/en/run.ts'),
    import('../../src/locales/es/run.ts'),
  ]);

/** Until everything that was asked for has been done and drawn. */
export async function settle({element}: Pick<Stage, 'element'>): Promise<void> {
  // What is fetched with the first act, then the promises that wait for one another, then the update they led to.
  await Promise.all([import('../../src/components/trainer/trainer-content.ts'), fetchedFirst()]);
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

/** Chooses a tab and waits until what stands under it is there. */
export async function openTab(on: Pick<Stage, 'element' | 'find'>, name: TabName): Promise<void> {
  on.find(`#${name}`).click();
  await settle(on);
}

/** Opens the widget of a setting, where it is not open. */
export async function openSetting(on: Stage, attribute: string): Promise<void> {
  if (!on.find(`#setting-${attribute}`)) {
    await eventually(() => on.find('[part~="setting-pill"]'), 'the settings');
    // Where there are many, some wait behind a button.
    if (!on.find(`#pill-${attribute}`)) on.find('[part~="more-settings"]').click();
    await eventually(() => on.find(`#pill-${attribute}`), `the setting ${attribute}`);
    on.find(`#pill-${attribute}`).click();
  }
  await settle(on);
}

/** Until the chart's code is here and it has been drawn. */
export async function drawn(on: Stage, selector: string): Promise<Element> {
  await import('../../src/charts/loss-chart.ts');
  await eventually(() => on.find(selector), `${selector} is drawn`);
  return on.find(selector);
}

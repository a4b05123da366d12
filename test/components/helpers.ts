import {fixture} from '@open-wc/testing';
import {AeTrainer} from '../../src/components/index.ts';
import type {CreateStage} from '../../src/components/stage.ts';
import {FakeSession} from './fake-session.ts';

export interface Stage {
  readonly element: AeTrainer;
  /** The sessions opened so far, oldest first. */
  readonly sessions: FakeSession[];
  readonly session: FakeSession;
  /** Everything the element fired, as `name detail`. */
  readonly fired: {readonly type: string; readonly detail: Record<string, unknown>}[];
  text(selector: string): string;
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
}

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
}

/** A trainer on the page, whose sessions do what a test says. */
export async function stage(
  attributes: Readonly<Record<string, string>> = {},
  {graceMs = 1e6, arrival = Promise.resolve(), stageArrival = [], width = 700}: StageOptions = {},
): Promise<Stage> {
  const sessions: FakeSession[] = [];
  const tag = `x-trainer-${++count}`;
  customElements.define(
    tag,
    class extends AeTrainer {
      protected override async loadStage(): Promise<CreateStage> {
        await stageArrival.shift();
        return super.loadStage();
      }
      static override graceMs = graceMs;
      static override loadSession = async () => {
        await (Array.isArray(arrival) ? arrival.shift() : arrival);
        return (recipe: AeTrainer['recipe']) => {
          const session = new FakeSession(recipe);
          sessions.push(session);
          return session;
        };
      };
    },
  );
  const box = await fixture<HTMLElement>(document.createElement('div'));
  box.style.inlineSize = `${width}px`;
  const element = document.createElement(tag) as AeTrainer;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const fired: {type: string; detail: Record<string, unknown>}[] = [];
  for (const name of eventNames) {
    box.addEventListener(name, (event) => {
      fired.push({type: name, detail: (event as CustomEvent<Record<string, unknown>>).detail});
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
    find: <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector)!,
  };
}

/** Presses play and waits until the (fake) session is there. */
export async function start(on: Stage): Promise<void> {
  on.element.play();
  await settle(on);
}

/** Until everything that was asked for has been done and drawn. */
export async function settle({element}: Stage): Promise<void> {
  // What is fetched with the first act, then the promises that wait for one another, then the update they led to.
  await Promise.all([
    import('../../src/components/trainer-stage.ts'),
    import('../../src/locales/en-later.ts'),
    import('../../src/locales/es-later.ts'),
  ]);
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

/** Opens the details and waits until they are there. */
export async function openDetails(on: Stage): Promise<void> {
  const opened = new Promise((resolve) =>
    on.find('details').addEventListener('toggle', resolve, {once: true}),
  );
  on.find<HTMLDetailsElement>('details').open = true;
  await opened;
  await settle(on);
}

/** Until the chart's code is here and it has been drawn. */
export async function drawn(on: Stage, selector: string): Promise<Element> {
  await import('../../src/charts/loss-chart.ts');
  for (;;) {
    const found = on.element.shadowRoot!.querySelector(selector);
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

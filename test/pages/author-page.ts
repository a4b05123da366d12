import type {LitElement} from 'lit';
import {eventually} from '../awaited.ts';
import {inside} from '../components/inside.ts';

/** An author's page in a frame: a policy, a script from some origin, a body. Removed with {@link AuthorPage.close}. */
export interface AuthorPage {
  readonly window: Window & typeof globalThis;
  readonly trainer: HTMLElement & {play(): void; readonly status: string};
  /** Urls of the workers the page tried to start. */
  readonly workerUrls: string[];
  close(): void;
}

export interface AuthorPageOptions {
  readonly policy?: string;
  /** Whether the script comes from another origin than the page. */
  readonly otherOrigin?: boolean;
  readonly body?: string;
  /** Where the folder `dist/cdn` lies; the root, if nothing is said. */
  readonly at?: string;
  /** Runs before the library's script. */
  readonly head?: string;
}

/** The same server under its other name: another origin. */
export const otherOrigin = location.origin.includes('127.0.0.1')
  ? location.origin.replace('127.0.0.1', 'localhost')
  : location.origin.replace('localhost', '127.0.0.1');

const small =
  '<ae-trainer train-size="300" test-size="50" batch-size="100" epochs="2" encoding-dim="4" backend="plain"></ae-trainer>';

const spy = `<script>
  window.workerUrls = [];
  window.Worker = class extends Worker {
    constructor(url, options) { workerUrls.push(String(url)); super(url, options); }
  };
</script>`;

export async function openAuthorPage(options: AuthorPageOptions = {}): Promise<AuthorPage> {
  const query = new URLSearchParams({
    body: options.body ?? small,
    head: `${spy}${options.head ?? ''}`,
    src: `${options.otherOrigin ? otherOrigin : ''}${options.at ?? ''}/dist/cdn/ae-elements.js`,
    ...(options.policy && {policy: options.policy}),
  });
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 760px; height: 900px; border: 0';
  frame.src = `/embed?${query}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  const window = frame.contentWindow as Window & typeof globalThis & {workerUrls: string[]};
  await window.customElements.whenDefined('ae-trainer');
  const trainer = window.document.querySelector('ae-trainer') as AuthorPage['trainer'];
  // What it shows first has come, where there is one.
  await (trainer as Partial<LitElement> | null)?.updateComplete;
  return {
    window,
    trainer,
    workerUrls: window.workerUrls,
    close: () => frame.remove(),
  };
}

/** Resolves at an event of the trainer; rejects at its `ae-error`. */
export function at(trainer: HTMLElement, type: string): Promise<CustomEvent> {
  return new Promise((resolve, reject) => {
    trainer.addEventListener(type, (event) => resolve(event as CustomEvent), {once: true});
    if (type !== 'ae-error') {
      trainer.addEventListener(
        'ae-error',
        (event) => reject(new Error(JSON.stringify((event as CustomEvent).detail))),
        {
          once: true,
        },
      );
    }
  });
}

/** Opens an element's last tab and waits until all that it holds is there. */
export async function openMoreOf({shadowRoot}: Element): Promise<void> {
  shadowRoot!.querySelector<HTMLElement>('#more')!.click();
  await eventually(() => shadowRoot!.querySelector(inside.about), 'what there is more is there');
}

import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {pageWide} from '../../session/page-wide.ts';
import {nodeAround} from './node-around.ts';
import type {RunHandle} from './run-handle.ts';

/** Where a host's network comes from. */
export type Link =
  | {readonly kind: 'own'}
  | {readonly kind: 'linked'; readonly run: RunHandle; readonly name: string}
  /**
   * `for` names nobody (yet), an element that trains nothing, one of another version of the library, or leads back to where
   * it started.
   */
  | {readonly kind: 'missing' | 'not-a-model' | 'other-version' | 'circle'; readonly name: string};

const {runs, connected} = pageWide('links', () => ({
  /** What every element that can train trains by itself. */
  runs: new WeakMap<Node, RunHandle>(),
  /** The controllers of connected hosts: few, and each is asked again whenever one comes, goes, or changes its name. */
  connected: new Set<Pick<LinkController, 'reconsider'>>(),
}));

/** Whether another version of the library made it: what it holds cannot be read. */
const isOfOther = (element: Element): boolean =>
  element.localName.startsWith('ae-') && 'workerBase' in element.constructor;
let reconsidering = false;

/** Once for all changes of a task, so that a move is not seen as a loss. */
function reconsiderSoon(): void {
  if (reconsidering) return;
  reconsidering = true;
  queueMicrotask(() => {
    reconsidering = false;
    for (const controller of [...connected]) controller.reconsider();
  });
}

const idWatches = new WeakMap<Node, {readonly observer: MutationObserver; users: number}>();

/** Watches for changes of ids in a root, for as long as somebody wants it. */
function watchIds(root: Node): () => void {
  let watch = idWatches.get(root);
  if (!watch) {
    const observer = new MutationObserver(reconsiderSoon);
    observer.observe(root, {subtree: true, attributeFilter: ['id']});
    idWatches.set(root, (watch = {observer, users: 0}));
  }
  const held = watch;
  held.users++;
  return () => {
    if (--held.users > 0) return;
    held.observer.disconnect();
    idWatches.delete(root);
  };
}

type Root = Document | ShadowRoot;
const rootsOf = (element: Element): Root[] => {
  const roots: Root[] = [];
  // Not by their classes: those of a frame are others.
  for (let root: Node | undefined = element.getRootNode(); root && 'getElementById' in root;) {
    roots.push(root as Root);
    root = (root as Partial<ShadowRoot>).host?.getRootNode();
  }
  return roots;
};

/** The element of this id in the element's own root, then outward through the roots of its hosts. */
function byId(element: Element, id: string): Element | null {
  for (const root of rootsOf(element)) {
    const found = root.getElementById(id);
    if (found) return found;
  }
  return null;
}

/** The id that an element's `for` names; empty where it names none. */
const idFor = (element: Element): string => element.getAttribute('for')?.trim() ?? '';

/** The nearest element around this one that can train, through shadow roots. */
function enclosing(element: Element): Element | null {
  let node: Node | null = element;
  for (;;) {
    node = nodeAround(node);
    if (!node) return null;
    const around = node as Element;
    if (node.nodeType === Node.ELEMENT_NODE && (runs.has(node) || isOfOther(around))) return around;
  }
}

/**
 * Whose network a host shows: that of the element `for` names; else of the nearest one around it; else its own. Follows
 * chains, notices circles, and looks again whenever such an element comes, goes or changes its id.
 */
export class LinkController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #changed: (link: Link) => void;
  #link: Link = {kind: 'own'};
  #unwatch: (() => void)[] = [];

  /** @param changed called when the host's network is another one, or the reason why it has none */
  constructor(host: ReactiveControllerHost & HTMLElement, own: RunHandle, changed: (link: Link) => void) {
    this.#host = host;
    this.#changed = changed;
    runs.set(host, own);
    host.addController(this);
  }

  get link(): Link {
    return this.#link;
  }

  hostConnected(): void {
    connected.add(this);
    this.#watch();
    // At once for this one, so that the first picture is the right one.
    this.reconsider();
    reconsiderSoon();
  }

  hostDisconnected(): void {
    connected.delete(this);
    this.#stopWatching();
    reconsiderSoon();
  }

  /** To be called when the host's `for` changed. */
  forChanged(): void {
    if (!connected.has(this)) return;
    this.#watch();
    this.reconsider();
    // Others may be linked through this one.
    reconsiderSoon();
  }

  reconsider(): void {
    const found = this.#resolve();
    const before = this.#link;
    const same =
      found.kind === before.kind &&
      (found.kind === 'own' ||
        (before.kind !== 'own' &&
          found.name === before.name &&
          (found.kind !== 'linked' || before.kind !== 'linked' || found.run === before.run)));
    if (same) return;
    this.#link = found;
    this.#changed(found);
  }

  #resolve(): Link {
    const seen = new Set<Element>();
    let element: Element = this.#host;
    let name = '';
    for (;;) {
      seen.add(element);
      const id = idFor(element);
      const next: Element | null = id ? byId(element, id) : enclosing(element);
      if (element === this.#host) name = id ? `#${id}` : (next?.localName ?? '');
      if (!next) {
        if (id) return {kind: 'missing', name: `#${id}`};
        if (element === this.#host) return {kind: 'own'};
        return {kind: 'linked', run: runs.get(element)!, name};
      }
      if (!runs.has(next)) {
        if (isOfOther(next)) return {kind: 'other-version', name};
        // One that is not defined yet may still become one that trains.
        const later = next.localName.includes('-') && !next.matches(':defined');
        return {kind: later ? 'missing' : 'not-a-model', name: `#${id}`};
      }
      if (seen.has(next)) return {kind: 'circle', name};
      element = next;
    }
  }

  #watch(): void {
    this.#stopWatching();
    if (idFor(this.#host)) this.#unwatch = rootsOf(this.#host).map(watchIds);
  }

  #stopWatching(): void {
    for (const stop of this.#unwatch.splice(0)) stop();
  }
}

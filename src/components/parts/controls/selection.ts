import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Recipe} from '../../../recipe/recipe.ts';
import {pageWide} from '../../../session/page-wide.ts';
import {fire} from '../../base/events.ts';

/** A picture of a data set, or one that is in none: 784 values in 0–1. */
export type Selection =
  {readonly split: 'train' | 'test'; readonly index: number} | {readonly pixels: Float32Array};

const {selections, listeners} = pageWide('selection', () => ({
  /** What is selected on this page, by data set. */
  selections: new Map<string, Selection>(),
  listeners: new Set<() => void>(),
}));

/** What tells one data set from another on a page: elements of the same one share a selection. */
export function dataKey({dataset}: Pick<Recipe, 'dataset'>): string {
  return /[/.]/.test(dataset) ? new URL(dataset, document.baseURI).href : dataset;
}

export const selectionOf = (key: string): Selection | null => selections.get(key) ?? null;

export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === b || !a || !b) return a === b;
  if ('pixels' in a || 'pixels' in b) return 'pixels' in a && 'pixels' in b && a.pixels === b.pixels;
  return a.split === b.split && a.index === b.index;
}

/** Called whenever something else is selected; returns how to stop it. */
export function onSelection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Selects without a person's act: nothing is fired. Null takes the selection away. */
export function setSelection(key: string, selection: Selection | null): void {
  if (sameSelection(selectionOf(key), selection)) return;
  if (selection) selections.set(key, selection);
  else selections.delete(key);
  for (const listener of [...listeners]) listener();
}

/** A person selected a picture in `host`, which tells the page by `ae-select`. */
export function select(host: EventTarget, key: string, selection: Selection): void {
  if (sameSelection(selectionOf(key), selection)) return;
  setSelection(key, selection);
  fire(host, 'ae-select', {dataset: key, ...selection});
}

/** Updates its host whenever something else is selected on the page. */
export class SelectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop ??= onSelection(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }
}

import type {CSSResult, ReactiveController, TemplateResult} from 'lit';
import type {PartHost, View} from '../base/content.ts';

/**
 * Something that an element shows. Rendered in an update, it is on the page until the next one, in which it is rendered
 * again or is gone: it asks and draws only while it is there, and nobody has to tell it that it is not.
 * @typeParam V what it is made of: the element's view, or what a section of it works with
 * @typeParam M what else it is given at each rendering
 */
export abstract class Part<
  V = View,
  M extends readonly unknown[] = readonly [],
> implements ReactiveController {
  /** What it looks like; an element adopts the sheets of all its parts. */
  static readonly styles: readonly CSSResult[] = [];
  protected readonly host: PartHost;
  #view: V | null = null;

  constructor(host: PartHost) {
    this.host = host;
    host.addController(this);
  }

  render(view: V, ...more: M): TemplateResult {
    this.#view = view;
    return this.template(view, ...more);
  }

  /** Lit calls it before every rendering. */
  hostUpdate(): void {
    this.#view = null;
  }

  hostUpdated(): void {
    if (this.#view) this.draw?.(this.#view);
    else this.gone?.();
  }

  /** Null while it is not on the page. */
  protected get view(): V | null {
    return this.#view;
  }

  /** Draws anew, between updates. */
  protected redraw(): void {
    if (this.#view) this.draw?.(this.#view);
  }

  protected abstract template(view: V, ...more: M): TemplateResult;

  /** What cannot be said in a template: canvases, charts, and questions to the network. */
  protected draw?(view: V): void;

  /** It is not on the page. */
  protected gone?(): void;
}

/** The sheets of these parts, each once. */
export const stylesOf = (parts: readonly object[]): CSSResult[] => [
  ...new Set(parts.flatMap(({constructor}) => (constructor as typeof Part).styles ?? [])),
];

/** The part of an anywidget model that is used: <https://anywidget.dev/en/afm/>. */
export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  /** Tells the notebook's kernel what was set; not every host has one. */
  save_changes?(): void;
  on?(event: string, act: () => void): void;
  off?(event: string, act: () => void): void;
}

export interface RenderOptions {
  readonly model: WidgetModel;
  readonly el: HTMLElement;
}

interface TrainingElement extends HTMLElement {
  readonly history: object;
}

/** An attribute as a host may call it: Python's names have no dash, and `for` is a word of its own there. */
const namesOf = (attribute: string): readonly string[] => [
  attribute,
  attribute.replaceAll('-', '_'),
  `${attribute}_`,
  attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
];

/** What the model says of an attribute, by the first of its names that it knows; null for what is not given. */
function textOf(model: WidgetModel, attribute: string): string | null {
  for (const name of namesOf(attribute)) {
    const value = model.get(name);
    if (value === undefined) continue;
    if (value === null || value === false) return null;
    return value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  }
  return null;
}

/**
 * One element in a notebook's cell, after anywidget's contract: `tag` of the model names it, the element's attributes are
 * the model's other values and follow their changes, and the model's `history` is the run's, epoch by epoch.
 */
export const anywidget = {
  /**
   * @returns takes it away again
   * @throws TypeError where `tag` names none of the library's elements
   */
  render({model, el}: RenderOptions): () => void {
    const tag = String(model.get('tag') ?? 'ae-trainer');
    const known = /^ae-[a-z-]+$/.test(tag) ? customElements.get(tag) : undefined;
    if (!known) throw new TypeError(`tag is the name of an element, such as ae-trainer, and not ${tag}.`);
    const element = document.createElement(tag) as TrainingElement;
    const attributes = [
      ...new Set((known as unknown as {observedAttributes: readonly string[]}).observedAttributes),
      'id',
    ];
    const stops = attributes.map((attribute) => {
      const follow = () => {
        const text = textOf(model, attribute);
        if (text === null) element.removeAttribute(attribute);
        else element.setAttribute(attribute, text);
      };
      follow();
      const events = namesOf(attribute).map((name) => `change:${name}`);
      for (const event of events) model.on?.(event, follow);
      return () => {
        for (const event of events) model.off?.(event, follow);
      };
    });
    const told = (): void => {
      model.set('history', element.history);
      model.save_changes?.();
    };
    element.addEventListener('ae-epoch-end', told);
    el.append(element);
    return () => {
      for (const stop of stops) stop();
      element.removeEventListener('ae-epoch-end', told);
      element.remove();
    };
  },
};

import {nodeAround} from './node-around.ts';

/** The nearest `lang`: the element's own, its ancestors' through every shadow root, the document's. */
export function languageOf(element: Element): string {
  let node: Node | null = element;
  while (node) {
    const lang = (node as Partial<Element>).getAttribute?.('lang');
    if (lang) return lang;
    node = nodeAround(node);
  }
  return document.documentElement.lang || 'en';
}

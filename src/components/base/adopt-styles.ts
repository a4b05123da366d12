import type {CSSResult, LitElement} from 'lit';
import {printStyles} from './print-styles.ts';

/** What a shadow root is styled with, in order. */
const worn = new WeakMap<ShadowRoot, readonly CSSResult[]>();

/** Styles a shadow root, in place of what it had: a sheet that was made in one document is taken by no other. */
export function wear(root: ShadowRoot, styles = worn.get(root)!): void {
  worn.set(root, styles);
  for (const child of [...root.children]) if (child.localName === 'style') child.remove();
  const isHere = root.ownerDocument === document && styles.every(({styleSheet}) => styleSheet);
  root.adoptedStyleSheets = isHere ? styles.map(({styleSheet}) => styleSheet!) : [];
  if (isHere) return;
  for (const {cssText} of styles) {
    const style = root.ownerDocument.createElement('style');
    style.textContent = cssText;
    root.append(style);
  }
}

/** Adds style sheets to an element that is on the page already; its sheet for print stays the last. */
export function adoptLater({renderRoot}: Pick<LitElement, 'renderRoot'>, added: readonly CSSResult[]): void {
  const root = renderRoot as ShadowRoot;
  wear(root, [...worn.get(root)!.filter((styles) => styles !== printStyles), ...added, printStyles]);
}

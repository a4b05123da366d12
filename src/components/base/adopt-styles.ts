import type {CSSResult, LitElement} from 'lit';
import {printStyles} from './print-styles.ts';

/** Adds style sheets to an element that is on the page already; its sheet for print stays the last. */
export function adoptLater({renderRoot}: Pick<LitElement, 'renderRoot'>, added: readonly CSSResult[]): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
  const styles = [...added, printStyles];
  const sheets = styles.map(({styleSheet}) => styleSheet);
  if (sheets.every((sheet) => sheet !== undefined)) {
    renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, ...sheets];
    return;
  }
  for (const {cssText} of styles) {
    const style = document.createElement('style');
    style.textContent = cssText;
    renderRoot.append(style);
  }
}

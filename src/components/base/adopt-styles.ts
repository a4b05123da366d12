import type {CSSResult, LitElement} from 'lit';

/** Adds style sheets to an element that is on the page already. */
export function adoptLater({renderRoot}: LitElement, styles: readonly CSSResult[]): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
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

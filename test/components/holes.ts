/** What draws something itself, whatever it holds. */
const drawn = 'canvas, svg, input, select, button, [part~="map"], [part~="digit"], [part~="progress"]';

/**
 * How high the highest stretch is in which an element shows nothing from one side to the other, between the first and the
 * last that it shows, in pixels.
 */
export function highestHole({shadowRoot}: Element): number {
  const rows: (readonly [top: number, bottom: number])[] = [];
  const take = ({top, bottom, width}: DOMRect) => {
    if (width > 1 && bottom - top > 1) rows.push([top, bottom]);
  };
  const walker = document.createTreeWalker(shadowRoot!, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element?.checkVisibility({visibilityProperty: true})) continue;
    if (node instanceof Element) {
      if (node.matches(drawn)) take(node.getBoundingClientRect());
    } else if (node.textContent?.trim() && element.localName !== 'style') {
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) take(rect);
    }
  }
  rows.sort(([a], [b]) => a - b);
  let [until, hole] = [rows[0]?.[1] ?? 0, 0];
  for (const [top, bottom] of rows) {
    hole = Math.max(hole, top - until);
    until = Math.max(until, bottom);
  }
  return hole;
}

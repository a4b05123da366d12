/** What elements that were not defined yet took of the page, in pixels. */
const heights = new WeakMap<Element, number>();

/**
 * The height that an element had before it was defined: what an author reserves for it by `:not(:defined)`, say. To be
 * called by its constructor, while it is not `:defined` yet; 0 for one that is made later. All that wait on the page
 * are looked at in one go: one reading of the page's layout, not one an element.
 */
export function heightBefore(element: HTMLElement): number {
  if (!element.isConnected) return 0;
  if (!heights.has(element))
    for (const other of new Set([element, ...document.querySelectorAll<HTMLElement>(':not(:defined)')]))
      heights.set(other, other.offsetHeight);
  return heights.get(element) ?? 0;
}

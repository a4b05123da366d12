/**
 * An author's own arrays, as a recipe names them. They are no attribute's value: an element whose `data` property is
 * set trains `own:…` in place of its `dataset`.
 */
const prefix = 'own:';

export const authorDataName = (key: number): string => `${prefix}${key}`;

/** The key of an author's own arrays; null for every other data set. */
export function authorDataKey(dataset: string): number | null {
  return dataset.startsWith(prefix) ? Number(dataset.slice(prefix.length)) : null;
}

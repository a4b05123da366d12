declare const __VERSION__: string;

/**
 * What all copies of this version of the library on a page have together. An author's theme and a post may each bring one:
 * a link leads from one to the other, and both train in the same workers. Other versions have their own, for what they hold
 * may be made otherwise.
 */
export function pageWide<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`ae-elements ${__VERSION__} ${name}`);
  const page = globalThis as unknown as Record<symbol, T | undefined>;
  return (page[key] ??= make());
}

/** Numbers that nothing else on the page has. */
export const lastOf = pageWide('numbers', () => ({run: 0, data: 0}));

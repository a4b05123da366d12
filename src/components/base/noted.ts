import type * as Notes from './notes.ts';

/** What says something of attributes; null until there is something to say. */
export let notes: typeof Notes | null = null;

/** Fetches it; null where it cannot be had. */
export const fetchNotes = async (): Promise<typeof Notes | null> =>
  (notes ??= await import('./notes.ts').catch(() => null));

import {en} from './en.ts';
import type {Messages} from './messages.ts';

/** Tables at hand, by lower-case language tag. English is built in. */
const tables = new Map<string, Messages>([['en', en]]);
/** Tables that are fetched when a page speaks their language. */
const loaders = new Map<string, () => Promise<Messages>>([['es', async () => (await import('./es.ts')).es]]);
const arriving = new Set<string>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces one.
 * @param tag BCP 47, such as `fr` or `pt-BR`; `pt` serves every `pt-…` that has no table of its own
 */
export function registerLocale(tag: string, messages: Messages): void {
  tables.set(tag.toLowerCase(), messages);
  for (const listener of listeners) listener();
}

/** Called whenever a table is added; returns how to stop it. */
export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `es-mx`, `es`: from the most particular to the most general. */
function chain(tag: string): string[] {
  const parts = tag.toLowerCase().split('-');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
}

/** The table for a language as far as it is at hand; English otherwise. Fetches what is not, and then tells. */
export function messagesFor(tag: string): Messages {
  for (const name of chain(tag)) {
    const table = tables.get(name);
    if (table) return table;
    const load = loaders.get(name);
    if (load) {
      loaders.delete(name);
      arriving.add(name);
      load().then(
        (messages) => {
          arriving.delete(name);
          if (!tables.has(name)) registerLocale(name, messages);
        },
        () => {
          // English it is; an element that comes later may try again.
          arriving.delete(name);
          for (const listener of listeners) listener();
          loaders.set(name, load);
        },
      );
      return en;
    }
  }
  return en;
}

/** Whether a language's table is on its way. */
export const isArriving = (tag: string): boolean => chain(tag).some((name) => arriving.has(name));

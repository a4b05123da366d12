import {en} from './en.ts';
import {joined, type FirstMessages, type LaterMessages, type Messages} from './messages.ts';

/** A language of our own: what is said before anybody acts, and the rest, each fetched when it is wanted. */
interface Shipped {
  first: FirstMessages | null;
  readonly loadFirst: () => Promise<FirstMessages>;
  readonly loadLater: () => Promise<LaterMessages>;
}

const shipped = new Map<string, Shipped>([
  [
    'en',
    {
      first: en,
      loadFirst: () => Promise.resolve(en),
      loadLater: async () => (await import('./en-later.ts')).later,
    },
  ],
  [
    'es',
    {
      first: null,
      loadFirst: async () => (await import('./es.ts')).es,
      loadLater: async () => (await import('./es-later.ts')).later,
    },
  ],
]);
/** Whole tables at hand, by lower-case language tag. */
const whole = new Map<string, Messages>();
const arriving = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces one.
 * @param tag BCP 47, such as `fr` or `pt-BR`; `pt` serves every `pt-…` that has no table of its own
 */
export function registerLocale(tag: string, messages: Messages): void {
  whole.set(tag.toLowerCase(), messages);
  tell();
}

/** Called whenever a table is added; returns how to stop it. */
export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

/** `es-mx`, `es`: from the most particular to the most general, and English at last. */
function chain(tag: string): string[] {
  const parts = tag.toLowerCase().split('-');
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join('-')), 'en'];
}

/** The name under which a language is known here. */
const nameOf = (tag: string): string => chain(tag).find((name) => whole.has(name) || shipped.has(name))!;

/** Fetches once at a time; after a failure, which leaves things as they are, a later want tries again. */
function fetchOnce(key: string, load: () => Promise<void>): Promise<void> {
  let fetching = arriving.get(key);
  if (!fetching) {
    fetching = load().finally(() => {
      arriving.delete(key);
      tell();
    });
    arriving.set(key, fetching);
  }
  return fetching;
}

/** Languages whose first part could not be fetched: they speak English until the page is loaded again. */
const unreachable = new Set<string>();

function fetchFirst(name: string): void {
  const entry = shipped.get(name)!;
  void fetchOnce(name, async () => {
    try {
      entry.first = await entry.loadFirst();
    } catch {
      unreachable.add(name);
    }
  });
}

/** What is said before a run, as far as it is at hand; English otherwise. Fetches what is not, and then tells. */
export function firstMessagesFor(tag: string): FirstMessages {
  const name = nameOf(tag);
  const table = whole.get(name) ?? shipped.get(name)!.first;
  if (table) return table;
  if (!unreachable.has(name)) fetchFirst(name);
  return en;
}

/** The whole table, or null where it is not at hand: then {@link loadMessages} is to be awaited. */
export function messagesFor(tag: string): Messages | null {
  return whole.get(nameOf(tag)) ?? null;
}

/**
 * The whole table of a language; of English where its own cannot be fetched.
 * @throws TypeError where neither can: the page is offline
 */
export async function loadMessages(tag: string): Promise<Messages> {
  const name = nameOf(tag);
  const found = whole.get(name);
  if (found) return found;
  const entry = shipped.get(name)!;
  try {
    await fetchOnce(`${name} later`, async () => {
      const [first, later] = await Promise.all([entry.loadFirst(), entry.loadLater()]);
      entry.first = first;
      if (!whole.has(name)) whole.set(name, joined(first, later));
    });
  } catch (error) {
    if (name === 'en') throw error;
    return loadMessages('en');
  }
  return whole.get(name)!;
}

/** Whether the first part of a language is on its way. */
export const isArriving = (tag: string): boolean => arriving.has(nameOf(tag));

import {filled} from './filled.ts';
import type {Messages, PartialMessages} from './messages/groups.ts';

/** Languages of our own. What each has to bring is a table keyed by these. */
export type OwnLanguage = 'en' | 'es';

/** Which of their groups are at hand; `words.ts` knows where the others are. */
const shipped = new Map<string, Partial<Messages>>(
  Object.entries({en: {}, es: {}} satisfies Record<OwnLanguage, object>),
);
/** What authors added, by lower-case language tag. */
const registered = new Map<string, PartialMessages>();
/** What is spoken, put together of what is at hand, by the languages it is made of. */
const composed = new Map<string, Partial<Messages>>();
/** Languages of ours that could not be fetched, and why: English stands for them, until somebody acts again. */
export const lost = new Map<string, unknown>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or groups of one, or replaces them. What is not given is said in the more general language, as `pt`
 * for `pt-BR`, or in the library's own, and at last in English: term by term.
 * @param tag BCP 47, such as `fr` or `pt-BR`; `pt` serves every `pt-…` too
 */
export function registerLocale(tag: string, messages: PartialMessages): void {
  const name = tag.toLowerCase();
  registered.set(name, {...registered.get(name), ...messages});
  tell();
}

/** Called whenever there are new words; returns how to stop it. */
export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  composed.clear();
  for (const listener of [...listeners]) listener();
}

/**
 * The languages that serve a tag, each with what the one before lacks: `en`, `fr`, `fr-ca`. It begins with our own
 * nearest one, as `es` for `es-mx`: that is whole, and needs none before it.
 */
export function languagesOf(tag: string): string[] {
  const parts = tag.toLowerCase().split('-');
  const names = ['en', ...parts.map((_, i) => parts.slice(0, i + 1).join('-'))];
  return names.slice(names.findLastIndex((name, i) => i === 0 || (shipped.has(name) && !lost.has(name))));
}

/** The language that most of what is said for a tag is in, where that is another than its own. */
export function standInFor(tag: string): string | null {
  const names = languagesOf(tag);
  const [own, spoken] = [tag, names.findLast((name) => registered.has(name)) ?? names[0]].map(
    (name) => name.toLowerCase().split('-')[0],
  );
  return spoken === own ? null : spoken;
}

/** What the first of these languages has at hand, with what authors added to it and to the others. */
export function compose(names: readonly string[]): Partial<Messages> {
  const key = names.join();
  const known = composed.get(key);
  if (known) return known;
  let tables = shipped.get(names[0])!;
  for (const name of names) tables = filled(tables, registered.get(name));
  composed.set(key, tables);
  return tables;
}

/** Fetches a group, and then tells; where it cannot be had, its language is lost. */
export async function fetchGroup<G extends keyof Messages>(
  name: string,
  group: G,
  load: () => Promise<Pick<Messages, G>>,
): Promise<void> {
  const tables = shipped.get(name)!;
  if (tables[group]) return;
  // The first number a page writes costs some browsers 25 to 50 ms: a task of its own, while the words are on their way.
  setTimeout(Intl.NumberFormat);
  try {
    tables[group] = (await load())[group];
  } catch (error) {
    lost.set(name, error);
  }
  tell();
}
